/**
 * A text as it is kept: SQLite stores well-formed text only, and one letter may be written in two
 * ways that look the same.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC');
}
