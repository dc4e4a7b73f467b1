import type { ReadableCase } from '../store/index.ts';

/** Characters remembered before all texts are forgotten. */
const rememberLimit = 8_000_000;

/** The texts of values by their id. Few recur in many records: each is asked for once. */
export class ValueTexts {
  readonly #find;
  readonly #known = new Map<number, string>();
  #characters = 0;

  constructor(db: ReadableCase) {
    this.#find = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
  }

  textOf(id: number): string {
    let text = this.#known.get(id);
    if (text === undefined) {
      text = this.#find.get(id) as string;
      this.#remember(id, text);
    }
    return text;
  }

  #remember(id: number, text: string): void {
    this.#characters += text.length;
    if (this.#characters > rememberLimit) {
      this.#known.clear();
      this.#characters = text.length;
    }
    this.#known.set(id, text);
  }
}
