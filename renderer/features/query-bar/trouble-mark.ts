import type { ParseError } from '../../../shared/query/index.ts';

/** A text in three parts: the middle one is underlined. */
export interface MarkedText {
  before: string;
  marked: string;
  after: string;
}

/**
 * Where in a text the trouble lies, for a layer that stands under the text letter by letter. Something missing has no
 * letters of its own: the space where it should stand is marked.
 */
export function markTrouble(
  text: string,
  { position, length }: Pick<ParseError, 'position' | 'length'>,
): MarkedText {
  const start = Math.min(position, text.length);
  const end = Math.min(start + length, text.length);
  return {
    before: text.slice(0, start),
    marked: start === end ? '\u00a0\u00a0' : text.slice(start, end),
    after: text.slice(end),
  };
}
