import type { ByteSource } from './byte-source.ts';
import { damaged } from './damaged-member.ts';
import { Decoder, type DecoderStream } from './decoder.ts';
import { gatherPieces } from './gather-pieces.ts';

/** A way of compressing, as far as reading it differs from the others. */
export interface Codec {
  /** As a person calls it: `gzip`. */
  name: string;
  open(): DecoderStream;
  /**
   * What may stand behind a finished stream: `another` one (zstd frames), another one with zero
   * bytes before or after it (gzip members), or `nothing` that this codec could judge (zip).
   */
  follows: 'another' | 'padding-or-another' | 'nothing';
}

const sliceBytes = 16 * 1024;

/**
 * Decompresses a source into pieces of 64 to 320 KiB; only the last may be smaller.
 *
 * On damage every byte that can be had comes out before the error. zlib drops up to a whole output
 * buffer when a call fails, so the source is then read once more up to the failing slice, and that
 * slice is fed byte by byte: what is still missing afterwards is what the bad byte itself held.
 *
 * @param onEnd told how many bytes of the source the compressed data took, when it was whole
 * @throws {DamagedMember} `damaged-archive`; and whatever the source throws
 */
export function decompress(
  codec: Codec,
  source: ByteSource,
  onEnd: (bytesTaken: number) => void = () => {},
): AsyncGenerator<Buffer> {
  return gatherPieces(decodeToLastByte(codec, source, onEnd));
}

async function* decodeToLastByte(
  codec: Codec,
  source: ByteSource,
  onEnd: (bytesTaken: number) => void,
): AsyncGenerator<Buffer> {
  let delivered = 0;
  let failure: DecoderFailure;
  try {
    for await (const piece of decode(codec, source, Number.POSITIVE_INFINITY, onEnd)) {
      delivered += piece.length;
      yield piece;
    }
    return;
  } catch (error) {
    if (!(error instanceof DecoderFailure)) throw error;
    failure = error;
  }
  if (failure.sliceAt !== null) {
    yield* decodeAgain(codec, source, failure.sliceAt, delivered);
  }
  throw damaged(explain(codec.name, failure), failure.cause);
}

/** What comes out beyond the bytes already delivered when one slice is fed byte by byte. */
async function* decodeAgain(
  codec: Codec,
  source: ByteSource,
  fineFrom: number,
  delivered: number,
): AsyncGenerator<Buffer> {
  let position = 0;
  try {
    for await (const piece of decode(codec, source, fineFrom, () => {})) {
      const known = Math.max(0, delivered - position);
      position += piece.length;
      if (known < piece.length) yield piece.subarray(known);
    }
  } catch (error) {
    if (!(error instanceof DecoderFailure)) throw error;
  }
}

/** Reads a source once; the slice that starts at `fineFrom` is fed byte by byte. */
async function* decode(
  codec: Codec,
  source: ByteSource,
  fineFrom: number,
  onEnd: (bytesTaken: number) => void,
): AsyncGenerator<Buffer> {
  let decoder: Decoder | null = null;
  let fed = 0;
  try {
    for await (const piece of source()) {
      let at = 0;
      while (at < piece.length) {
        if (decoder === null) {
          if (fed > 0 && codec.follows === 'nothing') return onEnd(fed);
          if (fed > 0 && codec.follows === 'padding-or-another' && piece[at] === 0) {
            at += 1;
            fed += 1;
            continue;
          }
          decoder = new Decoder(codec.open());
        }
        const isFine = fed >= fineFrom && fed < fineFrom + sliceBytes;
        const slice = piece.subarray(at, at + (isFine ? 1 : sliceBytes));
        try {
          yield* decoder.feed(slice);
        } catch (error) {
          throw new DecoderFailure(error, fed);
        }
        at += slice.length - decoder.leftOver;
        fed += slice.length - decoder.leftOver;
        if (decoder.leftOver > 0) {
          decoder.close();
          decoder = null;
        }
      }
    }
    if (decoder !== null) {
      try {
        yield* decoder.finish();
      } catch (error) {
        throw new DecoderFailure(error, null);
      }
    }
    onEnd(fed);
  } finally {
    decoder?.close();
  }
}

/** The decoder refused its input. */
class DecoderFailure extends Error {
  /** Where in the source the slice starts that it refused; null when it wanted more input. */
  readonly sliceAt: number | null;

  constructor(cause: unknown, sliceAt: number | null) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.sliceAt = sliceAt;
  }
}

function explain(name: string, failure: DecoderFailure): string {
  if (failure.sliceAt === null) return `The ${name} data ends too early: the file was cut off.`;
  const text = failure.message;
  if (/incorrect data check|checksum/.test(text)) {
    return `The ${name} data does not fit its own checksum: it was altered or damaged.`;
  }
  if (/incorrect length check/.test(text)) {
    return `The ${name} data does not have the length that it states: it was altered or damaged.`;
  }
  if (/incorrect header check|Unknown frame descriptor/.test(text)) {
    return `Bytes that are not ${name} follow the end of the ${name} data.`;
  }
  return `The ${name} data is damaged (${text}).`;
}
