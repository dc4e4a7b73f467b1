import type { WritableCase } from './case-database.ts';

/** Keys are integers below this: they fit a double exactly. */
export const fingerprintSpan = 2 ** 52;

/**
 * Finds out whether a record is already in the case, exactly and with bounded memory: 52 bits of a
 * hash find the candidate, the caller compares, and unequal records with equal bits sit side by side.
 */
export class Fingerprints {
  readonly #insert;
  readonly #find;

  constructor(db: WritableCase) {
    this.#insert = db.prepare('INSERT OR IGNORE INTO fingerprint (key, record) VALUES (?, ?)');
    this.#find = db.prepare('SELECT record FROM fingerprint WHERE key = ?').pluck();
  }

  /**
   * Claims a place for a record.
   * @param identity hash over what makes the record the same record, an integer below 2^52
   * @param isSame compares with a record that has the same bits
   * @returns the record that was there before, or null when `record` now holds the place
   */
  claim(identity: number, record: number, isSame: (earlier: number) => boolean): number | null {
    for (let key = identity; ; key = (key + 1) % fingerprintSpan) {
      if (this.#insert.run(key, record).changes === 1) return null;
      const earlier = this.#find.get(key) as number;
      if (isSame(earlier)) return earlier;
    }
  }
}
