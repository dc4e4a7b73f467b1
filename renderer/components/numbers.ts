/** Kept: making one takes longer than writing a thousand numbers with it. */
const whole = new Intl.NumberFormat('en-US');

/** `12,345` */
export function count(number: number): string {
  return whole.format(number);
}

/** `1 record`, `12,345 records`; `plural` where it is not the noun with an s. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${count(number)} ${number === 1 ? noun : plural}`;
}

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** `512 bytes`, `1.2 MB`: powers of 1 000, as file managers write them. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** `45 s`, `3 min 20 s`, `2 h 5 min` */
export function lasting(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [amount, unit, rest, small] =
    whole < 3_600
      ? [Math.floor(whole / 60), 'min', whole % 60, 's']
      : [Math.floor(whole / 3_600), 'h', Math.floor((whole % 3_600) / 60), 'min'];
  return rest === 0 ? `${amount} ${unit}` : `${amount} ${unit} ${rest} ${small}`;
}
