import type { Gunzip, InflateRaw, ZstdDecompress } from 'node:zlib';

/** A decompressing stream of node:zlib. */
export type DecoderStream = Gunzip | InflateRaw | ZstdDecompress;

/**
 * Options for a stream given to `Decoder`: pieces of 256 KiB, and never more than one of them
 * waiting, so that an error cannot destroy a stream which still holds bytes that it had produced.
 */
export const decoderOptions = { chunkSize: 256 * 1024, readableHighWaterMark: 1 };

/**
 * One native decoder, fed slice by slice and drained after each slice.
 *
 * Iterating over a zlib stream loses what it had buffered when an error arrives; piping loses where
 * its input ended. Here every byte that came out before an error has been delivered before the
 * error is thrown, and `leftOver` says where a finished stream ended within its input.
 */
export class Decoder {
  readonly #stream: DecoderStream;
  #error: Error | null = null;
  #ended = false;
  #given = 0;
  #wake = () => {};

  constructor(stream: DecoderStream) {
    this.#stream = stream;
    stream.on('readable', () => this.#wake());
    stream.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    stream.on('error', (error) => {
      this.#error ??= error;
      this.#wake();
    });
  }

  /**
   * Bytes of the slice just fed that the decoder did not want because its data is complete.
   * It takes no more input then. A stream that ends exactly with a slice shows it at the next one.
   */
  get leftOver(): number {
    return this.#given - this.#stream.bytesWritten;
  }

  /** Gives the decoder a slice and yields everything that comes out of it. */
  async *feed(slice: Buffer): AsyncGenerator<Buffer> {
    let isTaken = false;
    this.#given += slice.length;
    this.#stream.write(slice, () => {
      isTaken = true;
      this.#wake();
    });
    yield* this.#drain(() => isTaken);
  }

  /** No more input. Throws when the data is not complete. */
  async *finish(): AsyncGenerator<Buffer> {
    this.#stream.end();
    yield* this.#drain(() => false);
  }

  close(): void {
    this.#stream.destroy();
  }

  async *#drain(isDone: () => boolean): AsyncGenerator<Buffer> {
    for (;;) {
      const piece: Buffer | null = this.#stream.read();
      if (piece !== null) yield piece;
      else if (this.#error !== null) throw this.#error;
      else if (this.#ended || isDone()) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
