import { loadColumn, type NumberColumn } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { orderInTime, type TimeOrder } from './time-order.ts';

/** Columns of the case's records in memory, each read once and only when it is needed. */
export class CaseColumns {
  readonly db: ReadableCase;
  /** Called between stretches of work; throws to stop. */
  readonly pause: () => void;
  readonly #columns = new Map<string, NumberColumn>();
  #order: TimeOrder | null = null;

  constructor(db: ReadableCase, pause: () => void) {
    this.db = db;
    this.pause = pause;
  }

  /** A column of integers by its name in the table. */
  get(name: string): NumberColumn {
    const known = this.#columns.get(name);
    if (known !== undefined) return known;
    const column = loadColumn(this.db, name, this.pause);
    this.#columns.set(name, column);
    return column;
  }

  /** Microseconds UTC by record id; NaN for undated records. */
  get times(): NumberColumn['cells'] {
    return this.get('time').cells;
  }

  get order(): TimeOrder {
    this.#order ??= orderInTime(this.get('time'));
    return this.#order;
  }
}
