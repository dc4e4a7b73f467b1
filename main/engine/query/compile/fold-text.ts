/**
 * A text as it is compared when case does not count: composed (NFC) and in lower case. Two letters
 * whose lower case depends on what stands around them, or is two characters long, become plain ones:
 * a sigma at the end of a word, and the capital I with a dot.
 */
export function foldCase(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text.toLowerCase();
  const lower = text.normalize('NFC').toLowerCase();
  return lower.replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}

/**
 * The same where spaces, hyphens and underscores count as one as well: `Auth_UI`, `auth ui` and
 * `auth - ui` are the same text. A run of them becomes one space.
 */
export function foldLoosely(text: string): string {
  return foldCase(text).replace(/[\s_-]+/g, ' ');
}
