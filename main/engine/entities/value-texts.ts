import type { CanonicalField } from '../../../shared/fields.ts';
import { columnOf, type ReadableCase } from '../store/index.ts';

/** A value as a record column holds it: the id of a text, or the text. */
export type Stored = number | string;

/** Turns what record columns hold into texts, and back. */
export class ValueTexts {
  readonly #text;
  readonly #id;

  constructor(db: ReadableCase) {
    this.#text = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
    this.#id = db.prepare('SELECT id FROM value WHERE text = ?').pluck();
  }

  /** The text that a column's content stands for. */
  text(stored: Stored): string {
    return typeof stored === 'string' ? stored : (this.#text.get(stored) as string);
  }

  /** What a field's column holds for a text; null when no record of the case has it in any such column. */
  stored(field: CanonicalField, text: string): Stored | null {
    if (columnOf(field).storage === 'text') return text;
    return (this.#id.get(text) as number | undefined) ?? null;
  }
}
