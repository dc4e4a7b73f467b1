const second = 1_000_000;
const units: Readonly<Record<string, number>> = {
  s: second,
  m: 60 * second,
  h: 3_600 * second,
  d: 86_400 * second,
  w: 604_800 * second,
};

/** Microseconds of a timespan as rules write it: `30m`, `14d`; null for what is none. */
export function readSpan(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([smhdw])\s*$/.exec(text);
  if (match === null) return null;
  return Math.round(Number(match[1]) * (units[match[2] as string] as number));
}

const steps = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A span in words, with its two largest units: `4 min 10 s`; `a second` for less. */
export function spanWords(micros: number): string {
  let rest = Math.round(micros / second);
  if (rest < 1) return 'a second';
  const words: string[] = [];
  for (const [unit, length] of steps) {
    const whole = Math.floor(rest / length);
    rest -= whole * length;
    if (whole > 0) words.push(`${whole} ${unit}`);
    else if (words.length > 0) break;
    if (words.length === 2) break;
  }
  return words.join(' ');
}
