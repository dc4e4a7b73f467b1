import type { ReadableCase } from '../store/index.ts';

/** Records whose fingerprints are held at once: 32 MiB. */
const windowRecords = 2_000_000;

/** Rows read between two looks at whether the verification was cancelled. */
const rowsBetweenLooks = 50_000;

/**
 * Fingerprints by the ids of their records. The table is sorted by the fingerprints themselves, so
 * it is read as a whole for each window of records, which must be asked for in ascending order.
 */
export class FingerprintWindow {
  readonly #rows;
  readonly #newest;
  #first = 0;
  #last = -1;
  #halves = new Float64Array(0);

  constructor(db: ReadableCase) {
    this.#rows = db
      .prepare('SELECT record, key, check_bits FROM fingerprint WHERE record BETWEEN ? AND ?')
      .raw();
    this.#newest = db.prepare('SELECT coalesce(max(id), 0) FROM record').pluck();
  }

  /**
   * Key and check of the records `first` to `last`, one after the other; NaN where one has none.
   * @param look called now and then; throws when the verification was cancelled
   */
  of(first: number, last: number, look: () => void): Float64Array {
    if (first < this.#first || last > this.#last) this.#load(first, last, look);
    return this.#halves.subarray((first - this.#first) * 2, (last - this.#first + 1) * 2);
  }

  #load(first: number, last: number, look: () => void): void {
    const newest = this.#newest.get() as number;
    this.#first = first;
    this.#last = Math.max(last, Math.min(newest, first + windowRecords - 1));
    this.#halves = new Float64Array((this.#last - first + 1) * 2).fill(Number.NaN);
    let read = 0;
    for (const row of this.#rows.iterate(first, this.#last)) {
      const [record, key, check] = row as [number, number, number];
      this.#halves[(record - first) * 2] = key;
      this.#halves[(record - first) * 2 + 1] = check;
      read += 1;
      if (read % rowsBetweenLooks === 0) look();
    }
  }
}
