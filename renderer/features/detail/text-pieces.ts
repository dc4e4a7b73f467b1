import { cutText } from '../../../shared/cut-text.ts';

/** A part of a text. */
export interface TextPart {
  from: number;
  text: string;
}

/** Divides a text into parts of at most `length` characters, never within a character outside the basic plane. */
export function piecesOf(text: string, length: number): TextPart[] {
  const parts: TextPart[] = [];
  for (let from = 0; from < text.length; from += parts.at(-1)?.text.length ?? length) {
    parts.push({ from, text: cutText(text.slice(from, from + length + 1), length) });
  }
  return parts.length === 0 ? [{ from: 0, text: '' }] : parts;
}
