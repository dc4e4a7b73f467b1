import type { Kind } from '../kinds.ts';
import { isBlock } from './network.ts';
import { operatorWords } from './read-operator.ts';
import { readText } from './read-value.ts';
import { openReader } from './reader.ts';

/** Controls, invisible format characters, line separators, halves of surrogate pairs. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text in quotes as the parser reads it back. Characters that do not show are written as codes,
 * so that the text stands on one line and looks like what it is.
 *
 * @param mark the quote; if not given `'`, or `"` where that saves escapes.
 */
export function quote(text: string, mark?: '"' | '`'): string {
  const used = mark ?? (text.includes("'") && !text.includes('"') ? '"' : "'");
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(used, `\\${used}`)
    .replace(unseen, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
  return `${used}${escaped}${used}`;
}

const plainWords = /^[\p{L}\d_@][\p{L}\d_@./+-]*(?: [\p{L}\d_@./+-]+)*$/u;
const connectives = new Set(['and', 'or', 'nor', 'but', 'not', 'exactly']);

/** True for a text that needs no quotes to be read back as one value without them. */
export function isPlain(text: string, kind: Kind | null): boolean {
  if (!plainWords.test(text) || isBlock(text)) return false;
  const words = text.toLowerCase().split(' ');
  if (words.some((word) => operatorWords.has(word) || connectives.has(word))) return false;
  if (words.length === 1) return true;
  // "field actor" is what the actor holds.
  if (words[0] === 'field') return false;
  const reader = openReader(text, kind, { asOf: 0, zone: 'UTC' });
  return readText(reader, 'item').text === text && reader.at === reader.tokens.length - 1;
}
