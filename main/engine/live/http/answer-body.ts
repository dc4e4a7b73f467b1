import { pipeline, Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { TrailcaseError } from '../../../../shared/errors.ts';

/** What is asked for, and what can be unpacked. */
export const acceptedEncodings = 'gzip, deflate, br';

/** An answer that goes on beyond what is allowed. */
export class TooLarge extends Error {}

/**
 * The bytes of an answer, unpacked, and read no further than to a limit: what a server sends beyond it is not even
 * taken from the line.
 * @param look called for each piece that comes, packed as it is; throws where that took too long
 * @throws {TooLarge}
 * @throws {TrailcaseError} `unexpected-answer` where it is packed in a way that was not asked for
 */
export async function readBody(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limit: number,
  look: () => void,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of unpacked(watched(body, look), headers['content-encoding'] ?? '')) {
    bytes += piece.length;
    if (bytes > limit) throw new TooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, bytes);
}

/** The first bytes of an answer that tells of a failure; what comes after them is not waited for. */
export async function readBeginning(
  body: Readable,
  headers: Readonly<Record<string, string>>,
  limit: number,
  look: () => void,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of unpacked(watched(body, look), headers['content-encoding'] ?? '')) {
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= limit) break;
    }
  } catch {
    // The status says what happened; a text that breaks off is quoted as far as it came.
  }
  return Buffer.concat(pieces).subarray(0, limit);
}

async function* watched(
  body: AsyncIterable<Buffer>,
  look: () => void,
): AsyncGenerator<Buffer, void, void> {
  for await (const piece of body) {
    look();
    yield piece;
  }
}

async function* unpacked(
  body: AsyncIterable<Buffer>,
  encoding: string,
): AsyncGenerator<Buffer, void, void> {
  const unpack = unpackerOf(encoding.trim().toLowerCase());
  if (unpack === null) {
    yield* body;
    return;
  }
  const packed = Readable.from(body);
  try {
    // What fails on the way comes out where it is read.
    yield* pipeline(packed, unpack, () => undefined) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
    unpack.destroy();
  }
}

function unpackerOf(encoding: string): Transform | null {
  if (encoding === '' || encoding === 'identity') return null;
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip();
  if (encoding === 'deflate') return zlib.createInflate();
  if (encoding === 'br') return zlib.createBrotliDecompress();
  throw new TrailcaseError(
    'unexpected-answer',
    'The answer is compressed in a way that was not asked for; a proxy in between may have changed it.',
  );
}
