/** `1 request`, `3 requests`: for messages and notes, where numbers stand as they are. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
