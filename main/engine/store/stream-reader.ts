import { zstdDecompressSync } from 'node:zlib';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase } from './case-database.ts';

/** Bytes of a stream in one frame; the last frame of a stream is shorter. */
export const frameBytes = 512 * 1024;

/** Decompressed frames kept, so that records read in order cost one decompression a frame. */
const keptFrames = 16;

/** Room for a whole frame and one byte more lets zlib decompress it in one go: 250 ms for 400 MB instead of 430. */
const decompression = { maxOutputLength: frameBytes, chunkSize: frameBytes + 1 };

interface FrameRow {
  bytes: number;
  codec: string;
  data: Buffer;
}

/** Cuts byte ranges out of the evidence. */
export class StreamReader {
  readonly #find;
  readonly #kept = new Map<string, Buffer>();
  readonly #isFleeting: boolean;

  /**
   * @param fleeting bytes that were read must not be used after the next read: the memory of frames
   *   is given back when they are let go, and not when the garbage collector comes, 50 MB later
   */
  constructor(db: ReadableCase, { fleeting = false } = {}) {
    this.#isFleeting = fleeting;
    this.#find = db.prepare('SELECT bytes, codec, data FROM chunk WHERE stream = ? AND seq = ?');
  }

  /** Exact bytes of a range. Fails with `case-altered` where evidence is missing or does not decompress. */
  read(stream: number, offset: number, length: number): Buffer {
    if (length === 0) return Buffer.alloc(0);
    const first = Math.floor(offset / frameBytes);
    const last = Math.floor((offset + length - 1) / frameBytes);
    const start = offset - first * frameBytes;
    if (first === last) {
      const frame = this.frame(stream, first);
      if (start + length > frame.length) throw missingEvidence(stream, last);
      return frame.subarray(start, start + length);
    }
    const bytes = Buffer.allocUnsafe(length);
    let filled = this.frame(stream, first).copy(bytes, 0, start);
    for (let seq = first + 1; seq <= last; seq += 1) {
      filled += this.frame(stream, seq).copy(bytes, filled);
    }
    if (filled < length) throw missingEvidence(stream, last);
    return bytes;
  }

  /** One whole frame, decompressed. */
  frame(stream: number, seq: number): Buffer {
    const name = `${stream}:${seq}`;
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const row = this.#find.get(stream, seq) as FrameRow | undefined;
    if (row === undefined) throw missingEvidence(stream, seq);
    const bytes = decompress(row, stream, seq);
    if (this.#kept.size >= keptFrames) {
      const [oldest] = this.#kept.keys();
      if (oldest !== undefined) this.#letGo(oldest);
    }
    this.#kept.set(name, bytes);
    return bytes;
  }

  #letGo(name: string): void {
    const frame = this.#kept.get(name);
    this.#kept.delete(name);
    if (this.#isFleeting && frame !== undefined) giveBack(frame);
  }
}

function decompress({ bytes, codec, data }: FrameRow, stream: number, seq: number): Buffer {
  let whole: Buffer;
  try {
    whole = codec === 'stored' ? data : zstdDecompressSync(data, decompression);
  } catch {
    throw missingEvidence(stream, seq);
  }
  if (whole.length !== bytes) throw missingEvidence(stream, seq);
  return whole;
}

function missingEvidence(stream: number, seq: number): TrailcaseError {
  return new TrailcaseError(
    'case-altered',
    `Frame ${seq} of evidence stream ${stream} is missing or damaged. Run verify to see how far it goes.`,
  );
}

/** Frees the memory of a buffer that has it to itself; the buffer is empty afterwards. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && byteLength > frameBytes / 2) buffer.transfer(0);
}
