import { type ByteRun, splitUtf8 } from './utf8-runs.ts';

/** Bytes of a record that are shown at once. Even, for UTF-16. */
export const pieceBytes = 16_384;

/** Bytes that are asked for beyond a piece, to end it with a whole character. */
export const overlap = 4;

/** A stretch of a piece: text, or bytes that are no text in the encoding of the source, as `C3 28`. */
export type ShownRun = { from: number; text: string } | { from: number; bytes: string };

/**
 * A piece of a record as text. A character belongs to the piece in which its first byte stands, so that
 * pieces that follow each other neither repeat nor lose one.
 * @param bytes those of the piece, and up to `overlap` more
 * @param isFirst nothing of the record stands before
 * @param size bytes of the piece without what is beyond
 */
export function readPiece(
  bytes: Uint8Array,
  isFirst: boolean,
  size: number,
  encoding: string,
): ShownRun[] {
  const start = isFirst ? 0 : tailAt(bytes, 0, encoding);
  const end = size >= bytes.length ? bytes.length : size + tailAt(bytes, size, encoding);
  return showBytes(bytes.subarray(start, end), encoding);
}

/** Bytes at a place that belong to the character before it. */
function tailAt(bytes: Uint8Array, at: number, encoding: string): number {
  if (encoding === 'utf-16le') return isLowSurrogate(bytes[at + 1]) ? 2 : 0;
  if (encoding === 'utf-16be') return isLowSurrogate(bytes[at]) ? 2 : 0;
  let tail = 0;
  while (tail < 3 && ((bytes[at + tail] ?? 0) & 0xc0) === 0x80) tail += 1;
  return tail;
}

/** By the high byte of a code unit. */
function isLowSurrogate(high: number | undefined): boolean {
  return high !== undefined && high >= 0xdc && high <= 0xdf;
}

/** Bytes as text, those that are none as numbers. */
export function showBytes(bytes: Uint8Array, encoding: string): ShownRun[] {
  if (encoding !== 'utf-8') {
    return [{ from: 0, text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes) }];
  }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return splitUtf8(bytes).map(({ from, to, isText }: ByteRun): ShownRun => {
    const run = bytes.subarray(from, to);
    return isText ? { from, text: decoder.decode(run) } : { from, bytes: writeHex(run) };
  });
}

function writeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** Base64 as bytes. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
