import type { ReadableCase } from '../../store/index.ts';
import { readIntegers } from '../columns/index.ts';

/** Places read at a time. */
const blockRecords = 2_000;

/** Where a record stands in its source: bytes from `start` up to, not including, `end`. */
export interface RecordPlace {
  id: number;
  start: number;
  end: number;
}

/** Places of records with ids counting up from `first`. */
interface Block {
  first: number;
  starts: Float64Array;
  lengths: Float64Array;
}

/**
 * Finds the records of one source by byte position. Within a source ids and offsets grow together,
 * so that a binary search over ids is one over offsets.
 */
export class RecordPlaces {
  readonly #offsetOf;
  readonly #places;
  readonly #first: number;
  readonly #last: number;
  #block: Block | null = null;
  #at = 0;

  constructor(db: ReadableCase, source: number) {
    const [first, last] = db
      .prepare(`SELECT min(first), max(last) FROM block WHERE source = ? AND subject = 'record'`)
      .raw()
      .get(source) as [number | null, number | null];
    this.#first = first ?? 1;
    this.#last = last ?? 0;
    this.#offsetOf = db.prepare('SELECT offset FROM record WHERE id = ?').pluck();
    this.#places = db
      .prepare(
        `SELECT CAST(group_concat(offset) AS BLOB), CAST(group_concat(length) AS BLOB)
         FROM (SELECT offset, length FROM record WHERE id BETWEEN ? AND ? ORDER BY id)`,
      )
      .raw();
  }

  /** The first record that ends behind a position, or null. Positions asked for must not go back. */
  from(position: number): RecordPlace | null {
    if (this.#block === null) this.#load(this.#search(position));
    for (;;) {
      const block = this.#block as Block | null;
      if (block === null) return null;
      for (; this.#at < block.starts.length; this.#at += 1) {
        const start = block.starts[this.#at] as number;
        const end = start + (block.lengths[this.#at] as number);
        if (end > position) return { id: block.first + this.#at, start, end };
      }
      const next = block.first + block.starts.length;
      this.#load(Math.max(next, this.#search(position)));
    }
  }

  /** Ids of the records that start from one position up to, not including, another. */
  startingWithin(from: number, to: number): number[] {
    const ids: number[] = [];
    for (let id = this.#search(from); id <= this.#last; id += 1) {
      const offset = this.#offsetOf.get(id) as number;
      if (offset >= to) break;
      if (offset >= from) ids.push(id);
    }
    return ids;
  }

  /** The last id whose record starts at or before a position; the first id where none does. */
  #search(position: number): number {
    let low = this.#first;
    let high = this.#last;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#offsetOf.get(middle) as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #load(first: number): void {
    this.#at = 0;
    this.#block = null;
    if (first > this.#last) return;
    const last = Math.min(first + blockRecords - 1, this.#last);
    const [offsets, lengths] = this.#places.get(first, last) as [Uint8Array, Uint8Array];
    this.#block = {
      first,
      starts: numbersOf(offsets, last - first + 1),
      lengths: numbersOf(lengths, last - first + 1),
    };
  }
}

function numbersOf(text: Uint8Array, count: number): Float64Array {
  const numbers = new Float64Array(count);
  readIntegers(text, numbers, 0, 0);
  return numbers;
}
