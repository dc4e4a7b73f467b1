import type { AnswerRows } from '../../../../shared/playbook.ts';
import { makeOrder, type RecordRows, type RowOptions, sortResult } from '../../query/index.ts';
import { type ReadableCase, readRanges } from '../../store/index.ts';
import { readAnswerRecords, readStoredRun } from './stored-run.ts';

/** Answers whose order a thread keeps. */
const keptOrders = 4;

/** The rows of frozen answers. An answer never changes, and so its order is kept once it is known. */
export class FrozenRows {
  readonly #db: ReadableCase;
  readonly #rows: RecordRows;
  readonly #orders = new Map<number, Uint32Array>();

  constructor(db: ReadableCase, rows: RecordRows) {
    this.#db = db;
    this.#rows = rows;
  }

  /**
   * Rows of the newest answer of a step from a position on, newest first and undated last.
   * @throws TrailcaseError `not-found` for an unknown run or step, and for one that was not asked
   */
  read(
    run: number,
    step: string,
    from: number,
    count: number,
    options: RowOptions = {},
  ): AnswerRows {
    const ids = this.newestFirst(run, step);
    return { rows: this.#rows.rows(ids.subarray(from, from + count), options), total: ids.length };
  }

  /** The ids of the same records, all of them. */
  newestFirst(run: number, step: string): Uint32Array {
    const answer = readAnswerRecords(this.#db, readStoredRun(this.#db, run), step);
    const known = this.#orders.get(answer.id);
    if (known !== undefined) return known;
    const ids = Uint32Array.from(readRanges(answer.ranges, answer.count));
    sortResult(this.#db, ids, makeOrder([]), null, () => undefined);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size >= keptOrders && oldest !== undefined) this.#orders.delete(oldest);
    this.#orders.set(answer.id, ids);
    return ids;
  }
}
