/** Ids of records as a search finds them, each once, in the order in which they were found. */
export class FoundIds {
  readonly #seen: Uint8Array;
  #ids = new Uint32Array(1024);
  #length = 0;

  /** @param records highest id that there is */
  constructor(records: number) {
    this.#seen = new Uint8Array((records >>> 3) + 1);
  }

  get length(): number {
    return this.#length;
  }

  add(ids: Uint32Array): void {
    for (const id of ids) {
      const byte = id >>> 3;
      const bit = 1 << (id & 7);
      const seen = this.#seen[byte] ?? 0;
      if ((seen & bit) !== 0) continue;
      this.#seen[byte] = seen | bit;
      this.#push(id);
    }
  }

  slice(from: number, to: number): Uint32Array {
    return this.#ids.slice(from, Math.min(to, this.#length));
  }

  /** All of them, ascending, in memory that threads share. */
  ascending(): Uint32Array<SharedArrayBuffer> {
    const ids = new Uint32Array(new SharedArrayBuffer(this.#length * 4));
    ids.set(this.#ids.subarray(0, this.#length));
    return ids.sort();
  }

  #push(id: number): void {
    if (this.#length === this.#ids.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    this.#ids[this.#length] = id;
    this.#length += 1;
  }
}
