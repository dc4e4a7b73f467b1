/** Size of a page, which many small texts share. */
const pageBytes = 4 * 1024 * 1024;

/** Takes a range of bytes. */
export interface ByteSink {
  write(bytes: Buffer, start: number, end: number): void;
}

/**
 * Holds many small texts in a few large buffers, which are used again after `clear`. Places are
 * numbers in arrays: as many buffer objects would take more memory than the texts.
 */
export class TextArena {
  #pages: Buffer[] = [];
  #page = 0;
  #filled = 0;
  readonly #pageOf: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Keeps a copy of bytes. */
  add(bytes: Buffer): void {
    const page = this.#pageFor(bytes.length);
    bytes.copy(page, this.#filled);
    this.#keep(bytes.length);
  }

  /** Keeps a text as UTF-8. */
  addText(text: string): void {
    const page = this.#pageFor(text.length * 3);
    this.#keep(page.write(text, this.#filled, 'utf8'));
  }

  /** Hands over the text that was added as number `position`, counted from 0. */
  give(position: number, sink: ByteSink): void {
    const page = this.#pages[this.#pageOf[position] as number] as Buffer;
    sink.write(page, this.#starts[position] as number, this.#ends[position] as number);
  }

  clear(): void {
    this.#pages = this.#pages.filter((page) => page.length === pageBytes);
    this.#page = 0;
    this.#filled = 0;
    for (const list of [this.#pageOf, this.#starts, this.#ends]) list.length = 0;
  }

  /** A page with room; a text that is larger than a page gets a page of its own. */
  #pageFor(bytes: number): Buffer {
    let page = this.#pages[this.#page];
    if (page === undefined || this.#filled + bytes > page.length) {
      if (page !== undefined) this.#page += 1;
      this.#filled = 0;
      page = this.#pages[this.#page];
      if (page === undefined || page.length < bytes) {
        page = Buffer.allocUnsafeSlow(Math.max(pageBytes, bytes));
        this.#pages.splice(this.#page, 0, page);
      }
    }
    return page;
  }

  #keep(length: number): void {
    this.#pageOf.push(this.#page);
    this.#starts.push(this.#filled);
    this.#filled += length;
    this.#ends.push(this.#filled);
  }
}
