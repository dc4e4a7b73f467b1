/**
 * Control characters, bidirectional overrides, invisible characters and variation selectors, which log
 * text may hide (Unicode TR36; CVE-2021-42574).
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Variation_Selector}/gu;

/** White space that is shown as what it is. */
const plainSpace = '\t\n';

/** A stretch of text from a place on, or the name of a character that must not be shown as itself: `U+202E`. */
export type TextPiece = { from: number; text: string } | { from: number; hidden: string };

/** Divides text into what can be shown and what is hidden in it. */
export function findHidden(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (plainSpace.includes(character)) continue;
    if (index > from) pieces.push({ from, text: text.slice(from, index) });
    pieces.push({ from: index, hidden: nameOf(character) });
    from = index + character.length;
  }
  if (from < text.length) pieces.push({ from, text: text.slice(from) });
  return pieces;
}

/** The text with everything hidden written out: `‹U+202E›`. */
export function showHidden(text: string): string {
  return text.replace(hidden, (character) =>
    plainSpace.includes(character) ? character : `‹${nameOf(character)}›`,
  );
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `U+${code}`;
}
