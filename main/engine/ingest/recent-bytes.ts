import { Buffer } from 'node:buffer';

/** Bytes kept at the most: the largest record and the piece that completes it. */
const keptLimit = 32 * 1024 * 1024;

/**
 * The latest bytes of a stream, so that a record's exact bytes can be had when its end was found,
 * though it began some pieces before.
 */
export class RecentBytes {
  #pieces: { start: number; bytes: Buffer }[] = [];
  #end = 0;
  #kept = 0;

  push(bytes: Buffer): void {
    this.#pieces.push({ start: this.#end, bytes });
    this.#end += bytes.length;
    this.#kept += bytes.length;
    while (this.#pieces.length > 1 && this.#kept > keptLimit) this.#drop();
  }

  /** Forgets what lies wholly before an offset; the newest piece stays. */
  forgetBefore(offset: number): void {
    for (;;) {
      const [oldest] = this.#pieces;
      if (oldest === undefined || this.#pieces.length < 2) return;
      if (oldest.start + oldest.bytes.length > offset) return;
      this.#drop();
    }
  }

  /** Bytes of a range that was pushed and not forgotten. */
  slice(offset: number, length: number): Buffer {
    const newest = this.#pieces.at(-1);
    if (newest !== undefined && offset >= newest.start) {
      return newest.bytes.subarray(offset - newest.start, offset - newest.start + length);
    }
    const parts = this.#pieces.map(({ start, bytes }) =>
      bytes.subarray(Math.max(0, offset - start), Math.max(0, offset + length - start)),
    );
    return Buffer.concat(parts);
  }

  #drop(): void {
    this.#kept -= this.#pieces.shift()?.bytes.length ?? 0;
  }
}
