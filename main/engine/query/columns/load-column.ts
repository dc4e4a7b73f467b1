import { TrailcaseError } from '../../../../shared/errors.ts';
import { type ReadableCase, recordColumns } from '../../store/index.ts';
import { readIntegers } from './integer-text.ts';
import { makeColumn, type NumberColumn } from './number-column.ts';

/** Records read at a time: bounds the text in memory, and how long a cancel waits. */
const chunkRecords = 500_000;

/** Columns whose integers are ids, or small and never negative. Others may hold any integer. */
const narrow: ReadonlySet<string> = new Set([
  'source',
  'kind',
  'flags',
  'outcome',
  ...recordColumns.flatMap(({ name, storage }) =>
    storage === 'value' || storage === 'change' ? [name] : [],
  ),
]);

/**
 * True for a column whose cells may be any integers, false for one of ids and small counts.
 * Throws for a column that does not hold integers.
 */
export function isWide(name: string): boolean {
  const found = recordColumns.find((column) => column.name === name);
  if (found?.type !== 'INTEGER') throw new Error(`record has no column ${name} of integers`);
  return !narrow.has(name);
}

/** True for a column that holds ids of texts in `value`. */
export function isValueColumn(name: string): boolean {
  return recordColumns.some((column) => column.name === name && column.storage === 'value');
}

/** Highest record id of the case. */
export function countIds(db: ReadableCase): number {
  return (db.prepare('SELECT max(id) FROM record').pluck().get() as number | null) ?? 0;
}

/**
 * Reads a whole column.
 * @param pause called between stretches; throws to stop
 */
export function loadColumn(db: ReadableCase, name: string, pause: () => void): NumberColumn {
  const column = makeColumn(isWide(name) ? 'wide' : 'narrow', countIds(db));
  const none = column.width === 'wide' ? Number.NaN : -1;
  const read = db
    .prepare(
      `SELECT count(*), CAST(group_concat(cell) AS BLOB)
       FROM (SELECT ifnull(${name}, '') AS cell FROM record WHERE id BETWEEN ? AND ? ORDER BY id)`,
    )
    .raw();
  for (let first = 1; first <= column.records; first += chunkRecords) {
    const last = Math.min(first + chunkRecords - 1, column.records);
    const [rows, text] = read.get(first, last) as [number, Uint8Array];
    if (rows !== last - first + 1) throw recordsMissing(first, last);
    readIntegers(text, column.cells, first, none);
    pause();
  }
  return column;
}

function recordsMissing(first: number, last: number): TrailcaseError {
  return new TrailcaseError(
    'case-altered',
    `Of the records ${first} to ${last} some are missing. Run verify to see which.`,
  );
}
