import { foldStatus } from '../../../shared/open-status.ts';
import type { Cell } from './blocks.ts';
import type { WritableCase } from './case-database.ts';
import { isOtherState, type RecordState, supersedes } from './record-state.ts';

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

/** States of one thing that are stored; more are duplicates that differ. No honest job has as many, and each is looked at. */
const mostStates = 1_000;

/** States remembered between batches before the memory is emptied. */
const mostHeld = 50_000;

interface KnownState {
  record: number;
  content: number;
  state: RecordState;
}

/** The records that tell of one thing: the one that was stored first and its other states, and which of them is the latest. */
interface Group {
  states: KnownState[];
  latest: KnownState;
}

/**
 * Tells a new state of a job, session, … from one more form of a state that is known, and which is the latest. What a
 * batch adds is not in the database before `take`.
 */
export class StateGroups {
  readonly #source: number;
  readonly #others;
  readonly #stored;
  readonly #text;
  readonly #statuses = new Map<number, string>();
  /** Groups that were looked at, by their first record. */
  readonly #groups = new Map<number, Group>();
  #held = 0;
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
   * Of kinds whose records have states only.
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
    const group = this.#group(first, inBatch);
    const { states, latest } = group;
    const state = this.#stateOf(candidate);
    const same =
      states.find(({ content }) => content === candidate.content) ??
      states.find((known) => !isOtherState(known.state, state));
    if (same !== undefined) return same.record;
    if (states.length >= mostStates) return latest.record;
    const own = { record, content: candidate.content, state };
    const isLater = supersedes(state, latest.state);
    const older = isLater ? latest : own;
    states.push(own);
    if (isLater) group.latest = own;
    this.#held += 1;
    this.#rows.push([this.#nextId, this.#source, state.kind, record, first, older.record]);
    this.#nextId += 1;
    return null;
  }

  /** Rows of `later_state` since the last call: the batch at hand is stored. */
  take(): Cell[][] {
    const rows = this.#rows;
    this.#rows = [];
    if (this.#held > mostHeld) {
      this.#groups.clear();
      this.#held = 0;
    }
    return rows;
  }

  #group(first: number, inBatch: (record: number) => StatedRecord | null): Group {
    const known = this.#groups.get(first);
    if (known !== undefined) return known;
    const others = this.#others.all(first) as [record: number, superseded: number][];
    const superseded = new Set(others.map(([, each]) => each));
    const states = [first, ...others.map(([record]) => record)].map((record): KnownState => {
      const stated = inBatch(record) ?? (this.#stored.get(record) as StatedRecord);
      return { record, content: stated.content, state: this.#stateOf(stated) };
    });
    const latest = states.find(({ record }) => !superseded.has(record));
    if (latest === undefined) throw new Error(`no state of record ${first} is the latest`);
    const group = { states, latest };
    this.#groups.set(first, group);
    this.#held += states.length;
    return group;
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
