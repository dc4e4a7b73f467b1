/** `12,345`, in every locale. */
export function writeCount(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 record`, `12,345 records`; `plural` where it is not the noun with an s. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${writeCount(number)} ${number === 1 ? noun : plural}`;
}
