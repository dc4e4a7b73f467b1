import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import { type EvidenceFrame, frameBytes } from '../store/index.ts';

const compress = promisify(zstdCompress);

/** Frames that may be compressing at once; the pool has a thread or two to spare. */
const inFlight = 4;

const compression = {
  chunkSize: 128 * 1024,
  params: {
    [constants.ZSTD_c_compressionLevel]: 3,
    [constants.ZSTD_c_checksumFlag]: 1,
  },
};

/**
 * Keeps a stream as evidence: hashes its bytes as they pass, cuts them into frames of 512 KiB and
 * hands each, compressed off this thread, to `send`.
 */
export class EvidenceFrames {
  readonly #stream: number;
  readonly #codec: EvidenceFrame['codec'];
  readonly #send: (frame: EvidenceFrame) => Promise<void>;
  readonly #digest = createHash('sha256');
  #gathered: Buffer[] = [];
  #gatheredBytes = 0;
  #seq = 0;
  #bytes = 0;
  #running: Promise<void>[] = [];

  /** @param codec `stored` for bytes that are compressed already */
  constructor(
    stream: number,
    codec: EvidenceFrame['codec'],
    send: (frame: EvidenceFrame) => Promise<void>,
  ) {
    this.#stream = stream;
    this.#codec = codec;
    this.#send = send;
  }

  /** Takes the next bytes of the stream; they must not change afterwards. */
  async push(bytes: Buffer): Promise<void> {
    this.#digest.update(bytes);
    this.#bytes += bytes.length;
    let rest = bytes;
    while (this.#gatheredBytes + rest.length >= frameBytes) {
      const taken = frameBytes - this.#gatheredBytes;
      this.#gathered.push(rest.subarray(0, taken));
      rest = rest.subarray(taken);
      await this.#emit();
    }
    if (rest.length > 0) {
      this.#gathered.push(rest);
      this.#gatheredBytes += rest.length;
    }
  }

  /** The stream has ended: waits for the last frame to be sent. */
  async end(): Promise<{ bytes: number; sha256: string }> {
    if (this.#gathered.length > 0) await this.#emit();
    await Promise.all(this.#running);
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }

  async #emit(): Promise<void> {
    const [only] = this.#gathered;
    const plain =
      this.#gathered.length === 1 && only !== undefined ? only : Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    const seq = this.#seq;
    this.#seq += 1;
    if (this.#running.length >= inFlight) await this.#running.shift();
    const running = this.#keep(seq, plain);
    running.catch(() => undefined);
    this.#running.push(running);
  }

  async #keep(seq: number, plain: Buffer): Promise<void> {
    const data = this.#codec === 'stored' ? plain : await compress(plain, compression);
    await this.#send({
      stream: this.#stream,
      seq,
      bytes: plain.length,
      codec: this.#codec,
      data: ownBytes(data),
    });
  }
}

/** Bytes in a buffer of their own, which can be transferred to another thread. */
function ownBytes(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) {
    return new Uint8Array(buffer);
  }
  return new Uint8Array(bytes);
}
