import type { RecordRow, WrittenParts } from '../../../../shared/case.ts';
import type { ReadableCase } from '../../store/index.ts';
import { OriginalRecords, OriginalTexts, RecordAtHand } from '../original/index.ts';
import type { RawRecords } from '../raw-records.ts';
import {
  type BesideRecords,
  besideRecords,
  numberOf,
  type StoredRow,
  selectRecord,
  viewRecord,
  withBeside,
} from '../record-view.ts';

/** Characters of a state that a row shows of it. */
const stateLength = 300;

/** What a row has beside its columns. */
export interface RowOptions {
  /** Paths of the original record whose values are wanted. */
  paths?: readonly (readonly string[])[] | undefined;
  /** The original text. */
  raw?: boolean | undefined;
  /** What the original says of its time and its states. */
  written?: boolean | undefined;
}

/** Reads records by id, in the order asked for. */
export class RecordRows {
  readonly #raws: RawRecords;
  readonly #beside: BesideRecords;
  readonly #row;
  readonly #value;
  readonly #hand: RecordAtHand;

  constructor(db: ReadableCase, raws: RawRecords) {
    const originals = new OriginalRecords(db);
    this.#hand = new RecordAtHand(originals, new OriginalTexts(db, originals), false);
    this.#raws = raws;
    this.#beside = besideRecords(db);
    this.#row = db.prepare(`${selectRecord} WHERE r.id = ?`).raw();
    this.#value = db
      .prepare('SELECT path_value(r.source, r.offset, r.length, ?) FROM record r WHERE r.id = ?')
      .pluck();
  }

  rows(ids: ArrayLike<number>, options: RowOptions = {}): RecordRow[] {
    const rows = Array.from(ids, (id) => this.#rowOf(id, options));
    return withBeside(rows, this.#beside);
  }

  #rowOf(id: number, { paths, raw, written }: RowOptions): RecordRow {
    const stored = this.#row.get(id) as StoredRow;
    const row = viewRecord(stored);
    if (paths !== undefined) {
      row.values = paths.map((path) => this.#value.get(JSON.stringify(path), id) as string | null);
    }
    if (raw === true) row.raw = this.#raws.text(row.source, row.offset, row.length);
    if (written === true) row.written = this.#writtenIn(row, stored);
    return row;
  }

  #writtenIn({ id, source, offset, length }: RecordRow, stored: StoredRow): WrittenParts {
    const [kind, flags] = [numberOf(stored, 'kind'), numberOf(stored, 'flags')];
    this.#hand.turnTo({ id, source, offset, length, kind, flags, time: null });
    return {
      time: this.#hand.timeText('time'),
      old: this.#hand.stateText('old').slice(0, stateLength),
      new: this.#hand.stateText('new').slice(0, stateLength),
    };
  }
}
