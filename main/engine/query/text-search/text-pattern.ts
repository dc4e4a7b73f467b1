import { Buffer } from 'node:buffer';
import { formsOf } from '../compile/index.ts';

/** Encodings of sources. */
export type SourceEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A text as what finds it in the bytes of a source, read as Latin-1: one character a byte. */
export interface TextPattern {
  /** Global: it goes on from `lastIndex`. */
  expression: RegExp;
  /** Bytes of the longest hit. */
  longest: number;
  /** Hits start at multiples of this many bytes. */
  unitBytes: 1 | 2;
}

/**
 * Turns a text into its pattern. Letters count in either case: a character stands for itself and for
 * its lower and upper forms of one character, as in `makeLetterTest`. What is searched is the
 * original text as it was exported: JSON's `\u00fc` is not `ü` there, and a quotation mark within a
 * value has its backslash.
 */
export function makeTextPattern(text: string, encoding: SourceEncoding): TextPattern {
  const characters = Array.from(text, (character) =>
    formsOf(character).map((form) => encode(form, encoding)),
  );
  const source = characters.map((forms) => `(?:${forms.map(escapeBytes).join('|')})`).join('');
  return {
    expression: new RegExp(source, 'g'),
    longest: characters.reduce((sum, forms) => sum + Math.max(...forms.map(lengthOf)), 0),
    unitBytes: encoding === 'utf-8' ? 1 : 2,
  };
}

/** Bytes as a string of one character a byte. */
function encode(character: string, encoding: SourceEncoding): string {
  if (encoding === 'utf-8') return Buffer.from(character, 'utf8').toString('latin1');
  const bytes = Buffer.from(character, 'utf16le');
  return (encoding === 'utf-16le' ? bytes : bytes.swap16()).toString('latin1');
}

function lengthOf(latin1: string): number {
  return latin1.length;
}

function escapeBytes(latin1: string): string {
  return latin1.replace(/[^a-z0-9]/gi, (byte) => {
    const code = byte.charCodeAt(0).toString(16).padStart(2, '0');
    return `\\x${code}`;
  });
}
