import type { WritableCase } from './case-database.ts';

/** Texts remembered with their ids before the memory is emptied and the table asked again. */
const rememberLimit = 500_000;

/** A row that was added, in the order of its id. */
export interface AddedText {
  id: number;
  text: string;
}

/**
 * Gives each distinct text its id, adding it where it is new. Serves `value` and `change_set`.
 * Memory stays bounded however many texts an archive holds.
 */
export class TextIds {
  readonly #find;
  readonly #insert;
  readonly #known = new Map<string, number>();
  #next: number;
  #added: AddedText[] = [];

  constructor(db: WritableCase, table: 'value' | 'change_set') {
    const column = table === 'value' ? 'text' : 'paths';
    this.#find = db.prepare(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck();
    this.#insert = db.prepare(`INSERT INTO ${table} (id, ${column}) VALUES (?, ?)`);
    this.#next = (db.prepare(`SELECT max(id) FROM ${table}`).pluck().get() as number | null) ?? 0;
  }

  /** The id of a text. SQLite stores well-formed text only, so a lone surrogate counts as U+FFFD. */
  idOf(given: string): number {
    const text = given.isWellFormed() ? given : given.toWellFormed();
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const found = this.#find.get(text) as number | undefined;
    const id = found ?? this.#add(text);
    if (this.#known.size >= rememberLimit) this.#known.clear();
    this.#known.set(text, id);
    return id;
  }

  #add(text: string): number {
    this.#next += 1;
    this.#insert.run(this.#next, text);
    this.#added.push({ id: this.#next, text });
    return this.#next;
  }

  /** Rows added since the last call. */
  takeAdded(): AddedText[] {
    const added = this.#added;
    this.#added = [];
    return added;
  }
}
