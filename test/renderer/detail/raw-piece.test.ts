import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bytesOf,
  overlap,
  readPiece,
  type ShownRun,
} from '../../../renderer/features/detail/raw/raw-piece.ts';
import { splitUtf8 } from '../../../renderer/features/detail/raw/utf8-runs.ts';

/** A record read piece by piece, as the panel does it. */
function readWhole(bytes: Uint8Array, size: number, encoding: string): ShownRun[] {
  const runs: ShownRun[] = [];
  for (let from = 0; from < bytes.length; from += size) {
    const piece = bytes.subarray(from, from + size + overlap);
    runs.push(...readPiece(piece, from === 0, size, encoding));
  }
  return runs;
}

function textOf(runs: readonly ShownRun[]): string {
  return runs.map((run) => ('text' in run ? run.text : `<${run.bytes}>`)).join('');
}

const letters = fc.string({ unit: fc.constantFrom('a', 'é', '\ufeff', '漢', '😀', '\u202e') });

test('pieces of any size give the text of the record, nothing twice and nothing lost', () => {
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 17 }), (text, size) => {
      const bytes = new TextEncoder().encode(text);
      expect(textOf(readWhole(bytes, size, 'utf-8'))).toBe(text);
    }),
  );
});

test('the same in UTF-16, where a piece has an even number of bytes', () => {
  fc.assert(
    fc.property(letters, fc.integer({ min: 1, max: 9 }), fc.boolean(), (text, half, isBig) => {
      const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
      if (isBig) Buffer.from(bytes.buffer).swap16();
      const runs = readWhole(bytes, half * 2, isBig ? 'utf-16be' : 'utf-16le');
      expect(textOf(runs)).toBe(text);
    }),
  );
});

test('bytes that are no text are shown as numbers, and the text around them as text', () => {
  const bytes = Uint8Array.of(0x61, 0xff, 0xfe, 0x62, 0xc3, 0x28, 0xed, 0xa0, 0x80);
  expect(textOf(readPiece(bytes, true, 100, 'utf-8'))).toBe('a<FF FE>b<C3>(<ED A0 80>');
});

test('what is told to be text is what a strict decoder takes, and the runs cover all bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      let at = 0;
      for (const { from, to, isText } of splitUtf8(bytes)) {
        expect(from).toBe(at);
        at = to;
        const decode = () =>
          new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
        if (isText) expect(decode).not.toThrow();
        else expect(decode).toThrow(TypeError);
      }
      expect(at).toBe(bytes.length);
    }),
  );
});

test('base64 is read back to its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...bytesOf(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
    }),
  );
});
