/** Texts by small numbers, one for all spellings of a text that differ in the case of letters only. */
export class Texts {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #folded: string[] = [];

  /** The number of a text; -1 for the empty one, which is no value. */
  code(text: string): number {
    if (text === '') return -1;
    const folded = text.toLowerCase();
    const known = this.#codes.get(folded);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    this.#codes.set(folded, code);
    this.#texts.push(text);
    this.#folded.push(folded);
    return code;
  }

  /** How many there are; numbers are below it. */
  get size(): number {
    return this.#texts.length;
  }

  /** As it was written where it was met first. */
  text(code: number): string {
    return this.#texts[code] ?? '';
  }

  /** In lower case: the same for all spellings. */
  folded(code: number): string {
    return this.#folded[code] ?? '';
  }
}
