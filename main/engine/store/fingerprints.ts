import type { WritableCase } from './case-database.ts';

/** Halves of a fingerprint are integers below this: a double holds them exactly. */
const halfSpan = 2 ** 52;

/**
 * Finds out whether a record is already in the case, with bounded memory: 104 bits of a SHA-256 over
 * what makes it the same record. Records that agree in the first half only sit side by side.
 */
export class Fingerprints {
  readonly #insert;
  readonly #find;

  constructor(db: WritableCase) {
    this.#insert = db.prepare(
      'INSERT OR IGNORE INTO fingerprint (key, record, check_bits) VALUES (?, ?, ?)',
    );
    this.#find = db.prepare('SELECT record, check_bits FROM fingerprint WHERE key = ?').raw();
  }

  /**
   * Claims a place for a record.
   * @param key first half of the fingerprint
   * @param check second half
   * @returns the record that was there before, or null when `record` now holds the place
   */
  claim(key: number, check: number, record: number): number | null {
    for (let place = key; ; place = (place + 1) % halfSpan) {
      if (this.#insert.run(place, record, check).changes === 1) return null;
      const [earlier, itsCheck] = this.#find.get(place) as [number, number];
      if (itsCheck === check) return earlier;
    }
  }
}
