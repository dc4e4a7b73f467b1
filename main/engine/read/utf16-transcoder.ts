import type { Encoding } from './encoding.ts';
import { createOffsetMap } from './utf16-offsets.ts';

/** Turns a UTF-16 stream into UTF-8 and knows where each character came from. */
export interface Utf16Transcoder {
  /**
   * @param chunk the next bytes, cut anywhere
   * @returns the text that is whole so far, as UTF-8; it must not be changed afterwards
   */
  push(chunk: Buffer): Buffer;
  /** No more bytes: what was held back. Half a character becomes U+FFFD. */
  end(): Buffer;
  /**
   * The byte of the UTF-16 stream, its byte order mark counted, at which the character stands that
   * starts at this offset of the UTF-8 stream; for the end of the text, the end of what was read.
   *
   * Contract: each offset is the start of a character (or the end of the text), not smaller than
   * the one asked before, and not more than 40 MiB of UTF-8 behind what was pushed; so the start
   * and end of a record of 16 MiB may be asked some pushes after the one that completed it. For an
   * offset further behind, the start of its push is returned: too early by less than one chunk.
   */
  originalOffset(utf8Offset: number): number;
}

const windowBytes = 40 * 2 ** 20;
const replacement = Buffer.from('\ufffd');

/**
 * Opens a transcoder. A byte order mark at the very start is left out of the UTF-8 text. Lone
 * surrogates become U+FFFD, as UTF-8 has no form for them; the original bytes are kept elsewhere.
 */
export function createUtf16Transcoder(encoding: Exclude<Encoding, 'utf-8'>): Utf16Transcoder {
  const isBigEndian = encoding === 'utf-16be';
  const unitAt = (bytes: Buffer, at: number) =>
    isBigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at);
  const map = createOffsetMap(windowBytes);
  let isAtStart = true;
  let heldBack = Buffer.alloc(0);

  /** Takes over the bytes: swaps them in place. */
  const toText = (units: Buffer) => {
    if (isBigEndian) units.swap16();
    return Buffer.from(units.toString('utf16le'), 'utf8');
  };

  return {
    push(chunk) {
      let joined = Buffer.concat([heldBack, chunk]);
      if (isAtStart && joined.length >= 2) {
        isAtStart = false;
        if (unitAt(joined, 0) === 0xfeff) {
          joined = joined.subarray(2);
          map.append(Buffer.alloc(0), 2);
        }
      }
      let whole = joined.length - (joined.length % 2);
      if (whole > 0 && isHighSurrogate(unitAt(joined, whole - 2))) whole -= 2;
      heldBack = Buffer.from(joined.subarray(whole));
      const text = toText(joined.subarray(0, whole));
      if (whole > 0) map.append(text, whole);
      return text;
    },

    end() {
      const whole = heldBack.length - (heldBack.length % 2);
      const isHalf = whole < heldBack.length;
      const text = Buffer.concat([
        toText(heldBack.subarray(0, whole)),
        ...(isHalf ? [replacement] : []),
      ]);
      if (heldBack.length > 0) map.append(text, heldBack.length);
      heldBack = Buffer.alloc(0);
      return text;
    },

    originalOffset: (utf8Offset) => map.toUtf16(utf8Offset),
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
