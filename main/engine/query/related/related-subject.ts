import type { Kind } from '../../../../shared/kinds.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { ParsedRecord } from '../parsed-record.ts';
import type { ParsedRecords } from '../parsed-records.ts';
import { findRecord } from '../record-pages.ts';
import { cellOf, kindOf, type StoredRow } from '../record-view.ts';

/** The record to which others are related. */
export class RelatedSubject {
  readonly id: number;
  readonly kind: Kind;
  /** Microseconds UTC; null when undated. */
  readonly time: number | null;
  readonly #row: StoredRow;
  readonly #records: ParsedRecords;

  /** Fails with `not-found` where there is no such record. */
  constructor(db: ReadableCase, records: ParsedRecords, id: number) {
    this.id = id;
    this.#row = findRecord(db, id);
    this.#records = records;
    this.kind = kindOf(this.#row);
    this.time = cellOf(this.#row, 'time') as number | null;
  }

  /** The text of a column; null where it has none. */
  text(column: string): string | null {
    const cell = cellOf(this.#row, column);
    return cell === null || cell === '' ? null : String(cell);
  }

  /** The record itself, read again. */
  get original(): ParsedRecord {
    return this.#records.get(this.id);
  }
}
