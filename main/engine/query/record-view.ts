import type { RecordRow } from '../../../shared/case.ts';
import { fieldsOf } from '../../../shared/fields.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import { outcomes, type RecordFlag, recordFlags } from '../../../shared/record.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { MarkSummaries } from '../marks/index.ts';
import { columnOf, type ReadableCase, recordColumns } from '../store/index.ts';
import { SupersededRecords } from './superseded-records.ts';

/** A stored record with the texts of its values, column by column after the id; last the paths that it changed. */
export type StoredRow = (number | string | null)[];

const flagNames = Object.keys(recordFlags) as RecordFlag[];

/** Columns of a record with value ids turned into their texts; alias `r` is the record. */
export const selectRecord = `SELECT r.id, ${recordColumns
  .map(({ name, storage }) =>
    storage === 'value' ? `(SELECT text FROM value WHERE id = r.${name}) AS ${name}` : `r.${name}`,
  )
  .join(', ')}, (SELECT paths FROM change_set WHERE id = r.changed) FROM record r`;

const positions = new Map(recordColumns.map(({ name }, at) => [name, at + 1]));

/** A cell of a stored row by its column's name. */
export function cellOf(row: StoredRow, column: string): number | string | null {
  const at = positions.get(column);
  if (at === undefined) throw new Error(`record has no column ${column}`);
  return row[at] ?? null;
}

/** The same for a column that always holds a number. */
export function numberOf(row: StoredRow, column: string): number {
  return cellOf(row, column) as number;
}

/** The kind of a stored row. */
export function kindOf(row: StoredRow): Kind {
  return kinds[numberOf(row, 'kind')] as Kind;
}

/** A stored row as a view shows it: its kind's fields by canonical name. Times ISO UTC. */
export function viewRecord(row: StoredRow): RecordRow {
  const kind = kindOf(row);
  const fields: RecordRow['fields'] = {};
  for (const { name, type, stored } of fieldsOf[kind]) {
    if (stored === undefined || stored === 'time') continue;
    const cell = cellOf(row, columnOf(stored).name);
    fields[name] = type === 'time' && cell !== null ? formatInstant(cell as number) : cell;
  }
  const time = cellOf(row, 'time') as number | null;
  const flags = numberOf(row, 'flags');
  const changed = row[recordColumns.length + 1] as string | null;
  return {
    id: row[0] as number,
    kind,
    time: time === null ? null : formatInstant(time),
    outcome: outcomes[numberOf(row, 'outcome')] ?? 'unknown',
    fields,
    flags: flagNames.filter((name) => (flags & recordFlags[name]) !== 0),
    source: numberOf(row, 'source'),
    offset: numberOf(row, 'offset'),
    length: numberOf(row, 'length'),
    ...(changed === null ? {} : { changed: changed.split('\n') }),
  };
}

/** What stands beside records: marks of people, and whether a later state is known. */
export interface BesideRecords {
  marks: MarkSummaries;
  superseded: SupersededRecords;
}

/** The same rows with what stands beside them. */
export function withBeside(
  rows: readonly RecordRow[],
  { marks, superseded }: BesideRecords,
): RecordRow[] {
  const ids = rows.map(({ id }) => id);
  const marked = marks.of(ids);
  const outdated = superseded.among(ids);
  return rows.map((row) => {
    const mark = marked.get(row.id);
    return {
      ...row,
      ...(mark === undefined ? {} : { mark }),
      ...(outdated.has(row.id) ? { superseded: true } : {}),
    };
  });
}

/** Reads what stands beside the records of a case. */
export function besideRecords(db: ReadableCase): BesideRecords {
  return { marks: new MarkSummaries(db), superseded: new SupersededRecords(db) };
}
