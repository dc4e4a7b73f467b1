import type { Cell } from './blocks.ts';
import type { WritableCase } from './case-database.ts';
import {
  foldStatus,
  isOtherState,
  isStateful,
  type RecordState,
  supersedes,
} from './record-state.ts';

/** What is looked at of a record whose id is known already. */
export interface StatedRecord {
  kind: number;
  /** First bits of the hash over its bytes. */
  content: number;
  /** Id of a text in `value`; null for none. */
  status: number | null;
  httpStatus: number | null;
  updated: number | null;
}

/** Texts of statuses remembered before the memory is emptied: few distinct ones exist. */
const rememberLimit = 10_000;

/** The records that tell of one thing: the one that was stored first, and its other states. */
interface Group {
  records: number[];
  superseded: Set<number>;
}

/**
 * Tells a new state of a job, session, … from one more form of a state that is known, and which is the latest. What one
 * batch adds is held until `take`.
 */
export class StateGroups {
  readonly #source: number;
  readonly #others;
  readonly #stored;
  readonly #text;
  readonly #statuses = new Map<number, string>();
  /** Groups that the batch at hand adds to, by their first record. */
  readonly #open = new Map<number, Group>();
  #nextId: number;
  #rows: Cell[][] = [];

  constructor(db: WritableCase, source: number) {
    this.#source = source;
    this.#others = db
      .prepare('SELECT record, superseded FROM later_state WHERE first = ? ORDER BY id')
      .raw();
    this.#stored = db.prepare(
      'SELECT kind, content, status, http_status AS httpStatus, updated FROM record WHERE id = ?',
    );
    this.#text = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
    this.#nextId =
      ((db.prepare('SELECT max(id) FROM later_state').pluck().get() as number | null) ?? 0) + 1;
  }

  /**
   * @param first the record that is stored under the identity of `candidate`
   * @param record the number that `candidate` gets where it is stored
   * @param inBatch reads a record that is not in the database yet; null for one that is
   * @returns the record that `candidate` repeats; null where it tells a state of its own and is to be stored
   */
  claim(
    first: number,
    candidate: StatedRecord,
    record: number,
    inBatch: (record: number) => StatedRecord | null,
  ): number | null {
    if (!isStateful(candidate.kind)) return first;
    const read = (id: number) => inBatch(id) ?? (this.#stored.get(id) as StatedRecord);
    const { records, superseded } = this.#group(first);
    const known = records.map((id) => ({ id, stated: read(id) }));
    const same =
      known.find(({ stated }) => stated.content === candidate.content) ??
      known.find(({ stated }) => !isOtherState(this.#stateOf(stated), this.#stateOf(candidate)));
    if (same !== undefined) return same.id;
    const latest = known.find(({ id }) => !superseded.has(id)) ?? known[0];
    if (latest === undefined) throw new Error(`record ${first} is in no group`);
    const isLater = supersedes(this.#stateOf(candidate), this.#stateOf(latest.stated));
    this.#add(first, record, isLater ? latest.id : record);
    return null;
  }

  /** Rows of `later_state` since the last call. */
  take(): Cell[][] {
    const rows = this.#rows;
    this.#rows = [];
    this.#open.clear();
    return rows;
  }

  #group(first: number): Group {
    const open = this.#open.get(first);
    if (open !== undefined) return open;
    const others = this.#others.all(first) as [record: number, superseded: number][];
    return {
      records: [first, ...others.map(([record]) => record)],
      superseded: new Set(others.map(([, superseded]) => superseded)),
    };
  }

  #add(first: number, record: number, superseded: number): void {
    const group = this.#group(first);
    group.records.push(record);
    group.superseded.add(superseded);
    this.#open.set(first, group);
    this.#rows.push([this.#nextId, this.#source, record, first, superseded]);
    this.#nextId += 1;
  }

  #stateOf({ kind, status, httpStatus, updated }: StatedRecord): RecordState {
    return { kind, status: status === null ? null : this.#statusOf(status), httpStatus, updated };
  }

  #statusOf(id: number): string {
    const known = this.#statuses.get(id);
    if (known !== undefined) return known;
    const status = foldStatus(this.#text.get(id) as string);
    if (this.#statuses.size >= rememberLimit) this.#statuses.clear();
    this.#statuses.set(id, status);
    return status;
  }
}
