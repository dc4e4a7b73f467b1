import type { WritableCase } from './case-database.ts';
import { Fingerprints } from './fingerprints.ts';

/**
 * A record is looked up where this many are in the case for each that comes: reading the keys of a million takes about as long
 * as looking up some ten thousand, and a look at a case that is not in memory takes longer.
 */
const lookedUpRatio = 100;

/** The fingerprints of a case for one import: read once for all of its files, or where these are small beside the case not at all. */
export class KnownFingerprints {
  readonly #db: WritableCase;
  #expected = 0;
  #few: Fingerprints | null = null;
  #all: Fingerprints | null = null;

  constructor(db: WritableCase) {
    this.#db = db;
  }

  /** @param expected estimated number of records of the file that comes next */
  for(expected: number): Fingerprints {
    this.#expected += expected;
    if (this.#all === null && this.#expected * lookedUpRatio <= this.#stored()) {
      this.#few ??= new Fingerprints(this.#db, true);
      return this.#few;
    }
    this.#all ??= new Fingerprints(this.#db);
    return this.#all;
  }

  /** A file was rolled back, and what was read of it is not in the case. */
  forget(): void {
    this.#all = null;
  }

  #stored(): number {
    return (this.#db.prepare('SELECT max(id) FROM record').pluck().get() as number | null) ?? 0;
  }
}
