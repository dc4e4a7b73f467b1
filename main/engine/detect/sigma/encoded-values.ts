import { Buffer } from 'node:buffer';
import type { Spot } from './located.ts';
import { RuleTrouble } from './rule-trouble.ts';
import type { Pattern, Piece } from './sigma-test.ts';

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();

/** Modifiers that turn a text into bytes, which base64 then writes. */
export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  wide: utf16le,
  utf16le,
  utf16be,
  utf16: (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le(text)]),
};

const starts = [0, 2, 3];
const ends = [0, -3, -2];

/**
 * What base64 makes of bytes in the middle of others: three texts, for the three ways in which they can
 * lie, without the letters that depend on what stands around them.
 */
export function base64Offsets(bytes: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const end = ends[shifted.endsWith('==') ? 1 : shifted.endsWith('=') ? 2 : 0] as number;
    return shifted.slice(starts[offset], end === 0 ? undefined : end);
  });
}

const dashes = ['-', '/', '–', '—', '―'];
const mostForms = 625;

/** The pattern with every sign that begins an option of a command line in each of its five forms. */
export function dashForms(pattern: Pattern, spot: Spot): Pattern[] {
  let forms: Piece[][] = [[]];
  for (const piece of pattern) {
    const pieces = typeof piece === 'string' ? inDashForms(piece) : [piece];
    forms = forms.flatMap((form) => pieces.map((each) => [...form, each]));
    if (forms.length > mostForms) {
      throw new RuleTrouble(
        spot,
        '"windash" makes too many forms of this. Split it at its options.',
      );
    }
  }
  return forms;
}

function inDashForms(text: string): string[] {
  const parts = text.split(/(?<!\w)[-/](?=\w)/);
  let forms = [parts[0] ?? ''];
  for (const part of parts.slice(1)) {
    if (forms.length > mostForms) break;
    forms = forms.flatMap((form) => dashes.map((dash) => `${form}${dash}${part}`));
  }
  return forms;
}
