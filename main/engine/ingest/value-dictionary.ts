/** Texts remembered before handles start again from 0; bounds the memory of both threads. */
const rememberLimit = 300_000;

/**
 * Gives each distinct text a small number on its way to the writer thread, so that a text crosses
 * once and not once a record.
 */
export class ValueDictionary {
  readonly #handles = new Map<string, number>();
  #fresh: string[] = [];

  /** The handle of a text. */
  handleOf(text: string): number {
    const known = this.#handles.get(text);
    if (known !== undefined) return known;
    const handle = this.#handles.size;
    this.#handles.set(text, handle);
    this.#fresh.push(text);
    return handle;
  }

  /** Texts that got a handle since the last call, in the order of their handles. */
  takeFresh(): string[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  get isFull(): boolean {
    return this.#handles.size >= rememberLimit;
  }

  /** Forgets everything: handles start again from 0. */
  restart(): void {
    this.#handles.clear();
    this.#fresh = [];
  }
}
