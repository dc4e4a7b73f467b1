/**
 * A regular expression of RE2 in which flags hold.
 * @param flags of `i`, `m`, `s`; those behind a `-` are switched off
 */
export function flagged(expression: string, flags: string): string {
  return flags === '' ? expression : `(?${flags}:${expression})`;
}
