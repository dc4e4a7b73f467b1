import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase, foldLoosely } from '../../../../../main/engine/query/compile/fold-text.ts';
import {
  holdsParts,
  likePattern,
  type TextParts,
} from '../../../../../main/engine/query/compile/text-parts.ts';
import { words } from './random-archives.ts';

const like = new Database(':memory:').prepare('SELECT ? LIKE ?').pluck();

const piece = fc.oneof(
  fc.constantFrom(...words, 'i', 'k', ';', '`', '_', '\u212a', 'İ', '\u1fef', '\u037e', 'ς', 'Å'),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => text.toWellFormed()),
);

describe('a text in parts', () => {
  it('passes the pattern for LIKE whenever it holds the parts', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 3 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (pieces, picked, loose, fromStart, toEnd) => {
          const text = pieces.join('').replaceAll('\0', '');
          const fold = loose ? foldLoosely : foldCase;
          const parts = picked.flatMap((at) => pieces[at] ?? []).map(fold);
          const test: TextParts = { kind: 'parts', parts, fromStart, toEnd, loose };
          if (!holdsParts(fold(text), test)) return;
          const pattern = likePattern(test);
          if (pattern !== null) expect(like.get(text, pattern)).toBe(1);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('is found through the pattern by every character that folds to ASCII', () => {
    for (let code = 0x80; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      const folded = foldCase(character);
      if (!/[ -~]/.test(folded)) continue;
      const base = { parts: [`a${folded}z`], fromStart: true, toEnd: true };
      for (const loose of [true, false]) {
        const pattern = likePattern({ kind: 'parts', ...base, loose });
        expect(like.get(`a${character}z`, pattern)).toBe(1);
      }
    }
  });

  it('holds its parts in their order and without overlap', () => {
    const holds = (text: string, ...parts: string[]) =>
      holdsParts(text, { kind: 'parts', parts, fromStart: true, toEnd: true, loose: false });
    expect(holds('ada', 'ada')).toBe(true);
    expect(holds('adada', 'ada', 'da')).toBe(true);
    expect(holds('ada', 'ad', 'da')).toBe(false);
    expect(holds('abcb', 'a', 'b')).toBe(true);
    expect(holds('abc', 'a', 'b')).toBe(false);
    expect(holds('xaby', 'x', 'b', 'a', 'y')).toBe(false);
    expect(holds('anything')).toBe(true);
  });

  it('folds separators in any number to one, and case beyond ASCII', () => {
    expect(foldLoosely('Auth _-UI')).toBe('auth ui');
    expect(foldCase('ÄÖÜ İI ΟΔΟΣ')).toBe('äöü ii οδοσ');
    expect(foldCase('Jose\u0301')).toBe(foldCase('JOSÉ'));
  });
});
