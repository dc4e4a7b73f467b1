import type { JsonValue } from '../../../../shared/json/index.ts';
import type { FoundState } from '../../sources/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { NumberColumn } from '../columns/index.ts';
import { entityOf } from './changed-entity.ts';
import { type ChangeRow, ChangesAtHand } from './changes-at-hand.ts';
import { writeStateHash } from './state-hash.ts';

/** Records that are read at a time. */
const chunkRecords = 5_000;

/** What there is to know of a change to put it behind another: some 40 bytes a record, however large its states. */
export interface ChangeMarks {
  /** Number of the thing's name within its system; -1 for a record that tells of none, or whose thing no other names. */
  name: Int32Array;
  /** Number of its id by the states, within its system; -1 where they hold none. */
  entity: Int32Array;
  /** Number of what the action is about, within its system. */
  noun: Int32Array;
  /** Bits of `changeBits`. */
  bits: Uint8Array;
  /** Four numbers a record: the hash of the old state, and of the new one. */
  hashes: Uint32Array;
  /** Records that tell only what a change touched. */
  partial: number;
}

export const changeBits = { oldWhole: 1, newWhole: 2, namedByTarget: 4 };

/** Both states of a change, as they were read again. */
export interface ReadChange {
  /** Of the thing that was changed; it is the record's target, else its subject. */
  name: string | null;
  isNamedBySubject: boolean;
  old: FoundState;
  new: FoundState;
}

/** Reads changes again from their original bytes, many or one. */
export class ChangeReader {
  readonly #changes: ChangesAtHand;
  readonly #systems: ReadonlyMap<number, string>;
  readonly #pause: () => void;

  /** @param pause called between stretches of work; throws to stop */
  constructor(db: ReadableCase, pause: () => void) {
    this.#changes = new ChangesAtHand(db);
    this.#systems = new Map(
      db.prepare('SELECT id, system FROM source').raw().all() as [number, string][],
    );
    this.#pause = pause;
  }

  /** One change with both its states. */
  read(id: number): ReadChange {
    const row = this.#changes.row(id);
    const states = this.#changes.statesOf(row);
    const { name } = entityOf({ ...row, ...states });
    return { name, isNamedBySubject: name !== row.target, old: states.old, new: states.new };
  }

  /**
   * Reads each record once, in the order in which they are stored.
   * @param records ids, in any order; the marks stand beside them
   * @param targets, subjects those columns of the case: a record whose names no other has is not read
   */
  marks(records: Uint32Array, targets: NumberColumn, subjects: NumberColumn): ChangeMarks {
    const { length } = records;
    const marks: ChangeMarks = {
      name: new Int32Array(length).fill(-1),
      entity: new Int32Array(length).fill(-1),
      noun: new Int32Array(length).fill(-1),
      bits: new Uint8Array(length),
      hashes: new Uint32Array(length * 4),
      partial: 0,
    };
    const numbers = { name: new Numbers(), entity: new Numbers(), noun: new Numbers() };
    const shared = sharedNames(records, targets, subjects);
    const places = inStoredOrder(records).filter((at) => shared[at] === 1);
    for (let from = 0; from < places.length; from += chunkRecords) {
      const chunk = places.subarray(from, from + chunkRecords);
      const rows = this.#changes.rows(Array.from(chunk, (at) => records[at] as number));
      for (const [each, row] of rows.entries()) {
        this.#mark(row, chunk[each] as number, marks, numbers);
      }
      this.#pause();
    }
    return marks;
  }

  #mark(row: ChangeRow, at: number, marks: ChangeMarks, numbers: MarkNumbers): void {
    const states = this.#changes.statesOf(row);
    const { name, id, noun } = entityOf({ ...row, ...states });
    if (name === null) return;
    const system = this.#systems.get(row.source) as string;
    marks.name[at] = numbers.name.of(system, name);
    marks.entity[at] = id === null ? -1 : numbers.entity.of(system, id);
    marks.noun[at] = numbers.noun.of(system, noun ?? '');
    let bits = name === row.target ? changeBits.namedByTarget : 0;
    if (states.areWhole) {
      if (hashed(states.old, marks.hashes, at * 4)) bits |= changeBits.oldWhole;
      if (hashed(states.new, marks.hashes, at * 4 + 2)) bits |= changeBits.newWhole;
    } else if (states.old.state === 'whole' || states.new.state === 'whole') marks.partial += 1;
    marks.bits[at] = bits;
  }
}

interface MarkNumbers {
  name: Numbers;
  entity: Numbers;
  noun: Numbers;
}

/** Gives texts of a system numbers, from 0. */
class Numbers {
  readonly #known = new Map<string, Map<string, number>>();
  #next = 0;

  of(system: string, text: string): number {
    let known = this.#known.get(system);
    if (known === undefined) {
      known = new Map();
      this.#known.set(system, known);
    }
    let number = known.get(text);
    if (number === undefined) {
      number = this.#next++;
      known.set(text, number);
    }
    return number;
  }
}

function hashed(found: FoundState, into: Uint32Array, to: number): boolean {
  return found.state === 'whole' && writeStateHash(found.value as JsonValue, into, to);
}

/** 1 for records whose target or subject another of them names, too. */
function sharedNames(
  records: Uint32Array,
  targets: NumberColumn,
  subjects: NumberColumn,
): Uint8Array {
  const columns = [targets.cells, subjects.cells];
  let highest = 0;
  for (const id of records) {
    for (const cells of columns) highest = Math.max(highest, cells[id] as number);
  }
  const named = new Uint8Array(highest + 1);
  for (const id of records) {
    const [target, subject] = columns.map((cells) => cells[id] as number) as [number, number];
    if (target >= 0 && named[target] !== 2) named[target] = (named[target] as number) + 1;
    if (subject >= 0 && subject !== target && named[subject] !== 2) {
      named[subject] = (named[subject] as number) + 1;
    }
  }
  return Uint8Array.from(records, (id) =>
    Number(columns.some((cells) => named[cells[id] as number] === 2)),
  );
}

/** Positions of records by their ids. Sorting numbers is ten times as fast as comparing. */
function inStoredOrder(records: Uint32Array): Uint32Array {
  const keys = new Float64Array(records.length);
  for (let at = 0; at < keys.length; at += 1) keys[at] = (records[at] as number) * keys.length + at;
  return Uint32Array.from(keys.sort(), (key) => key % keys.length);
}
