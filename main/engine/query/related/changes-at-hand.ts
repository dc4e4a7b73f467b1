import type { ReadableCase } from '../../store/index.ts';
import {
  OriginalRecords,
  OriginalTexts,
  RecordAtHand,
  type RecordPlace,
} from '../original/index.ts';

/** A row of `record` with the texts that tell of a change. */
export interface ChangeRow extends RecordPlace {
  action: string | null;
  target: string | null;
  subject: string | null;
}

const texts = ['action', 'target', 'subject'].map(
  (name) => `(SELECT text FROM value WHERE id = r.${name}) AS ${name}`,
);
const columns = `r.id, r.source, r.offset, r.length, r.kind, r.flags, r.time, ${texts.join(', ')}`;

/** Reads changes again: their rows, and the states in their original bytes, one at a time. */
export class ChangesAtHand {
  readonly #one;
  readonly #many;
  readonly #hand: RecordAtHand;

  constructor(db: ReadableCase) {
    this.#one = db.prepare(`SELECT ${columns} FROM record r WHERE r.id = ?`);
    this.#many = db.prepare(
      `SELECT ${columns} FROM json_each(?) given CROSS JOIN record r ON r.id = given.value`,
    );
    const originals = new OriginalRecords(db);
    this.#hand = new RecordAtHand(originals, new OriginalTexts(db, originals), true);
  }

  row(id: number): ChangeRow {
    return this.#one.get(id) as ChangeRow;
  }

  /** Rows in the order of their ids as they are given. */
  rows(ids: readonly number[]): ChangeRow[] {
    return this.#many.all(JSON.stringify(ids)) as ChangeRow[];
  }

  /** Both states of a change, and whether each is the whole of what was changed. */
  statesOf(row: ChangeRow): ReturnType<RecordAtHand['states']> {
    this.#hand.turnTo(row);
    return this.#hand.states();
  }
}
