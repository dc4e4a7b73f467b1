import type { RecordRow } from '../../../../shared/case.ts';
import { MarkSummaries } from '../../marks/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { RawRecords } from '../raw-records.ts';
import { type StoredRow, selectRecord, viewRecord, withMarks } from '../record-view.ts';

/** What a row has beside its columns. */
export interface RowOptions {
  /** Paths of the original record whose values are wanted. */
  paths?: readonly (readonly string[])[] | undefined;
  /** The original text. */
  raw?: boolean | undefined;
}

/** Reads records by id, in the order asked for. */
export class RecordRows {
  readonly #raws: RawRecords;
  readonly #marks: MarkSummaries;
  readonly #row;
  readonly #value;

  constructor(db: ReadableCase, raws: RawRecords) {
    this.#raws = raws;
    this.#marks = new MarkSummaries(db);
    this.#row = db.prepare(`${selectRecord} WHERE r.id = ?`).raw();
    this.#value = db
      .prepare('SELECT path_value(r.source, r.offset, r.length, ?) FROM record r WHERE r.id = ?')
      .pluck();
  }

  rows(ids: ArrayLike<number>, options: RowOptions = {}): RecordRow[] {
    const rows = Array.from(ids, (id) => this.#rowOf(id, options));
    return withMarks(rows, this.#marks);
  }

  #rowOf(id: number, { paths, raw }: RowOptions): RecordRow {
    const row = viewRecord(this.#row.get(id) as StoredRow);
    if (paths !== undefined) {
      row.values = paths.map((path) => this.#value.get(JSON.stringify(path), id) as string | null);
    }
    if (raw === true) row.raw = this.#raws.text(row.source, row.offset, row.length);
    return row;
  }
}
