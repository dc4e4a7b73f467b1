import { BloomFilter } from './bloom-filter.ts';
import type { WritableCase } from './case-database.ts';

/** Halves of a fingerprint are integers below this: a double holds them exactly. */
const halfSpan = 2 ** 52;

/** New fingerprints held back, so that they can be written in order of their keys. */
const heldBack = 250_000;

/** Rows a statement when they are written. */
const rowsPerStatement = 100;

/**
 * Finds out whether a record is already in the case, with bounded memory: 104 bits of a SHA-256 over
 * what makes it the same record. Records that agree in the first half only sit side by side.
 *
 * Keys are random, and random inserts are slow: a filter tells which are surely new, and those are
 * written later, sorted. `flush` must be called at the end. Filling the filter reads all keys of the case: for few
 * records beside it each is looked up by its key instead.
 */
export class Fingerprints {
  readonly #insert;
  readonly #insertMany;
  readonly #find;
  /** Null where each key is looked up. */
  readonly #filter: BloomFilter | null;
  readonly #keys = new Float64Array(heldBack);
  readonly #checks = new Float64Array(heldBack);
  readonly #records = new Float64Array(heldBack);
  #held = 0;

  /** @param areFew few records will be claimed beside what is in the case */
  constructor(db: WritableCase, areFew = false) {
    const insertion =
      'INSERT OR IGNORE INTO fingerprint (key, record, check_bits) VALUES (?, ?, ?)';
    this.#insert = db.prepare(insertion);
    this.#insertMany = db.prepare(insertion + ', (?, ?, ?)'.repeat(rowsPerStatement - 1));
    this.#find = db.prepare('SELECT record, check_bits FROM fingerprint WHERE key = ?').raw();
    this.#filter = areFew ? null : filterOf(db);
  }

  /**
   * Claims a place for a record.
   * @param halves row by row the two halves of a fingerprint; where the place of the first half is
   *   taken by another, the place that the record got is written there
   * @returns the record that was there before, or null when `record` now holds the place
   */
  claim(halves: Float64Array, row: number, record: number): number | null {
    const key = halves[2 * row] as number;
    const check = halves[2 * row + 1] as number;
    if (this.#filter === null || this.#filter.add(key)) {
      this.flush();
      const [place, holder] = this.#claimStored(key, check, record);
      halves[2 * row] = place;
      return holder;
    }
    this.#keys[this.#held] = key;
    this.#checks[this.#held] = check;
    this.#records[this.#held] = record;
    this.#held += 1;
    if (this.#held === heldBack) this.flush();
    return null;
  }

  /** Writes what was held back. */
  flush(): void {
    const order = new Uint32Array(this.#held);
    for (let at = 0; at < order.length; at += 1) order[at] = at;
    const keys = this.#keys;
    order.sort((one, other) => (keys[one] as number) - (keys[other] as number));
    let row = 0;
    const rows = (count: number) => {
      const bound: number[] = [];
      for (const at of order.subarray(row, row + count)) {
        bound.push(keys[at] as number, this.#records[at] as number, this.#checks[at] as number);
      }
      row += count;
      return bound;
    };
    while (row + rowsPerStatement <= order.length) this.#insertMany.run(rows(rowsPerStatement));
    while (row < order.length) this.#insert.run(rows(1));
    this.#held = 0;
  }

  #claimStored(key: number, check: number, record: number): [place: number, holder: number | null] {
    for (let place = key; ; place = (place + 1) % halfSpan) {
      if (this.#insert.run(place, record, check).changes === 1) return [place, null];
      const [earlier, itsCheck] = this.#find.get(place) as [number, number];
      if (itsCheck === check) return [place, earlier];
    }
  }
}

/** All keys that are in a case. */
function filterOf(db: WritableCase): BloomFilter {
  const filter = new BloomFilter();
  const keys = db.prepare('SELECT key FROM fingerprint').pluck().iterate();
  for (const key of keys) filter.add(key as number);
  return filter;
}
