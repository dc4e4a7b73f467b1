const smallest = 4096;
const largestKept = 1024 * 1024;

/**
 * Bytes that wait for the rest of their record in the next chunk. Grows by doubling, so many small
 * appends cost no more than one copy of the whole.
 */
export class Carry {
  #store = Buffer.allocUnsafe(smallest);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes carried so far: a view that the next `append` or `clear` overwrites. */
  get bytes(): Buffer {
    return this.#store.subarray(0, this.#length);
  }

  /** Copies `bytes`, so the caller may reuse its buffer. */
  append(bytes: Buffer): void {
    const length = this.#length + bytes.length;
    if (length > this.#store.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.#store.length * 2));
      this.#store.copy(larger, 0, 0, this.#length);
      this.#store = larger;
    }
    bytes.copy(this.#store, this.#length);
    this.#length = length;
  }

  /** Keeps only what starts at `from`. */
  keepFrom(from: number): void {
    this.#store.copyWithin(0, from, this.#length);
    this.#length -= from;
    this.#shrink();
  }

  clear(): void {
    this.#length = 0;
    this.#shrink();
  }

  #shrink(): void {
    if (this.#store.length <= largestKept || this.#length > largestKept) return;
    const smaller = Buffer.allocUnsafe(Math.max(smallest, this.#length));
    this.#store.copy(smaller, 0, 0, this.#length);
    this.#store = smaller;
  }
}
