import type { ReadableCase } from '../store/index.ts';

/** Tells of which records a later state is in the case: many at once. */
export class SupersededRecords {
  readonly #found;

  constructor(db: ReadableCase) {
    this.#found = db
      .prepare(
        `SELECT s.superseded FROM json_each(?) given
         CROSS JOIN later_state s ON s.superseded = given.value`,
      )
      .pluck();
  }

  /** Those of these ids. */
  among(ids: readonly number[]): Set<number> {
    return new Set(this.#found.all(JSON.stringify(ids)) as number[]);
  }
}
