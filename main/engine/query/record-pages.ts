import type { RecordPage, RecordRow } from '../../../shared/case.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { kinds } from '../../../shared/kinds.ts';
import type { ReadableCase } from '../store/index.ts';
import type { RawRecords } from './raw-records.ts';
import {
  besideRecords,
  cellOf,
  type StoredRow,
  selectRecord,
  viewRecord,
  withBeside,
} from './record-view.ts';

/** Order of every page: newest first, undated last, the later stored one first among equals. */
const newestFirst = 'ORDER BY r.time DESC, r.id DESC LIMIT ?';

/** One page of records. Each kind is read from its own index; a timeline merges the seven. */
export function readPage(
  db: ReadableCase,
  raws: RawRecords,
  { kind, limit, after, raw }: ParamsOf<'records.page'>,
): RecordPage {
  const wanted = kind === undefined ? kinds : [kind];
  const found = wanted.flatMap((each) =>
    pageOfKind(db, kinds.indexOf(each), limit, after?.time, after?.id),
  );
  found.sort(compareNewestFirst);
  const stored = found.slice(0, limit);
  const last = stored.at(-1);
  const isEnd = found.length < limit || last === undefined;
  const rows = stored.map((row) => withRaw(viewRecord(row), raws, raw === true));
  return {
    rows: withBeside(rows, besideRecords(db)),
    next: isEnd ? null : { time: cellOf(last, 'time') as number | null, id: last[0] as number },
  };
}

function pageOfKind(
  db: ReadableCase,
  kind: number,
  limit: number,
  time: number | null | undefined,
  id: number | undefined,
): StoredRow[] {
  const run = (where: string, ...values: (number | null)[]) =>
    db
      .prepare(`${selectRecord} WHERE r.kind = ? AND ${where} ${newestFirst}`)
      .raw()
      .all(kind, ...values, limit) as StoredRow[];
  if (time === undefined || id === undefined) return run('true');
  if (time === null) return run('r.time IS NULL AND r.id < ?', id);
  const dated = run('(r.time, r.id) < (?, ?)', time, id);
  return dated.length < limit ? [...dated, ...run('r.time IS NULL')] : dated;
}

function compareNewestFirst(one: StoredRow, other: StoredRow): number {
  const a = cellOf(one, 'time') as number | null;
  const b = cellOf(other, 'time') as number | null;
  if (a !== b) return (b ?? Number.NEGATIVE_INFINITY) - (a ?? Number.NEGATIVE_INFINITY);
  return (other[0] as number) - (one[0] as number);
}

function withRaw(row: RecordRow, raws: RawRecords, wanted: boolean): RecordRow {
  return wanted ? { ...row, raw: raws.text(row.source, row.offset, row.length) } : row;
}

/** Exact number of records, of one kind or of all. */
export function countRecords(db: ReadableCase, { kind }: ParamsOf<'records.count'>): number {
  if (kind === undefined) {
    return db.prepare('SELECT count(*) FROM record').pluck().get() as number;
  }
  return db
    .prepare('SELECT count(*) FROM record WHERE kind = ?')
    .pluck()
    .get(kinds.indexOf(kind)) as number;
}

/** One record as it is stored. */
export function findRecord(db: ReadableCase, id: number): StoredRow {
  const row = db.prepare(`${selectRecord} WHERE r.id = ?`).raw().get(id) as StoredRow | undefined;
  if (row === undefined) {
    throw new TrailcaseError('not-found', `There is no record ${id} in this case.`);
  }
  return row;
}

/** One record with its original text and what stands beside it. */
export function readRecord(db: ReadableCase, raws: RawRecords, id: number): RecordRow {
  const row = withRaw(viewRecord(findRecord(db, id)), raws, true);
  const [whole = row] = withBeside([row], besideRecords(db));
  return whole;
}
