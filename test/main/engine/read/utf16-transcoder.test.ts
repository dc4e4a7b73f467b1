import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUtf16Transcoder } from '../../../../main/engine/read/utf16-transcoder.ts';

type Utf16 = 'utf-16le' | 'utf-16be';

function encode(text: string, encoding: Utf16): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** Every string that JavaScript can hold, lone surrogates among them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('\ud800', '\udc00', '\ud83d\ude00', '\ufeff', 'ß', '\u0000', 'plain ascii '),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const encodings = fc.constantFrom<Utf16>('utf-16le', 'utf-16be');
const chunkSizes = fc.array(fc.integer({ min: 1, max: 17 }), { minLength: 1 });

/** Offset of every character in the UTF-8 and in the UTF-16 form, and of the end. */
function boundaries(text: string, bom: number): [number, number][] {
  const result: [number, number][] = [];
  let utf8 = 0;
  let utf16 = bom;
  for (const character of text) {
    result.push([utf8, utf16]);
    utf8 += Buffer.byteLength(character);
    utf16 += 2 * character.length;
  }
  return [...result, [utf8, utf16]];
}

describe('transcoding UTF-16', () => {
  test('gives the same text and knows where each character stood, however it is cut', () => {
    fc.assert(
      fc.property(
        anyText,
        encodings,
        fc.boolean(),
        chunkSizes,
        (text, encoding, hasMark, sizes) => {
          fc.pre(hasMark || !text.startsWith('\ufeff'));
          const bytes = encode(hasMark ? `\ufeff${text}` : text, encoding);
          const expected = boundaries(text, hasMark ? 2 : 0);
          const transcoder = createUtf16Transcoder(encoding);
          const out: Buffer[] = [];
          let produced = 0;
          let asked = 0;
          const take = (piece: Buffer) => {
            out.push(piece);
            produced += piece.length;
            for (; (expected[asked]?.[0] ?? Infinity) < produced; asked++) {
              const [utf8, utf16] = expected[asked] ?? [0, 0];
              expect(transcoder.originalOffset(utf8)).toBe(utf16);
            }
          };
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = sizes[i % sizes.length] ?? 1;
            take(transcoder.push(bytes.subarray(at, at + size)));
            at += size;
          }
          take(transcoder.end());
          expect(Buffer.concat(out).equals(Buffer.from(text))).toBe(true);
          expect(transcoder.originalOffset(produced)).toBe(bytes.length);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('maps all offsets of a text when they are asked for only after its end', () => {
    fc.assert(
      fc.property(anyText, encodings, chunkSizes, (text, encoding, sizes) => {
        fc.pre(!text.startsWith('\ufeff'));
        const bytes = encode(text, encoding);
        const transcoder = createUtf16Transcoder(encoding);
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          transcoder.push(bytes.subarray(at, at + size));
          at += size;
        }
        transcoder.end();
        for (const [utf8, utf16] of boundaries(text, 0)) {
          expect(transcoder.originalOffset(utf8)).toBe(utf16);
          expect(transcoder.originalOffset(utf8)).toBe(utf16);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('never changes the bytes that it is given', () => {
    const bytes = encode('[1, 2]', 'utf-16be');
    const copy = Buffer.from(bytes);
    createUtf16Transcoder('utf-16be').push(bytes);
    expect(bytes.equals(copy)).toBe(true);
  });

  test('turns half a character at the end into U+FFFD and counts its byte', () => {
    const transcoder = createUtf16Transcoder('utf-16le');
    const bytes = Buffer.concat([encode('a\ud83d', 'utf-16le'), Buffer.from([0x41])]);
    const text = Buffer.concat([transcoder.push(bytes), transcoder.end()]).toString();
    expect(text).toBe('a\ufffd\ufffd');
    expect([0, 1, 4, 7].map((offset) => transcoder.originalOffset(offset))).toEqual([0, 2, 4, 5]);
  });

  test('of a stream without text gives nothing', () => {
    const transcoder = createUtf16Transcoder('utf-16le');
    expect(transcoder.push(Buffer.from([0xff])).length).toBe(0);
    expect(transcoder.push(Buffer.from([0xfe])).length).toBe(0);
    expect(transcoder.end().length).toBe(0);
    expect(transcoder.originalOffset(0)).toBe(2);
  });

  test('keeps little of a long text that nobody asks about, and stays exact within 16 MiB', () => {
    const transcoder = createUtf16Transcoder('utf-16le');
    const line = 'Jürgen 😀 meldet sich an\n';
    const chunk = encode(line.repeat(20_000), 'utf-16le');
    const utf8PerLine = Buffer.byteLength(line);
    const chunks = 120;
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < chunks; i++) transcoder.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 2 ** 20);

    const lines = chunks * 20_000;
    const early = 20_000 + 5;
    const late = lines - Math.floor((16 * 2 ** 20) / utf8PerLine);
    expect(transcoder.originalOffset(early * utf8PerLine)).toBe(chunk.length);
    expect(transcoder.originalOffset(late * utf8PerLine)).toBe(late * line.length * 2);
    expect(transcoder.originalOffset(lines * utf8PerLine)).toBe(lines * line.length * 2);
  });
});
