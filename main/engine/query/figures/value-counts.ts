import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { ReadableCase } from '../../store/index.ts';
import { makeColumn, type NumberColumn, readIntegers } from '../columns/index.ts';
import { bestOf } from './best-of.ts';

/**
 * How many records of a kind (null: of any) have each text of `value` in a column, by the text's id;
 * none: 0 or -1.
 */
export function loadValueCounts(db: ReadableCase, column: string, kind: Kind | null): NumberColumn {
  const highest = (db.prepare('SELECT max(id) FROM value').pluck().get() as number | null) ?? 0;
  const counted = makeColumn('narrow', highest);
  const ofKind = kind === null ? 'true' : `kind = ${kinds.indexOf(kind)}`;
  const [rows, cells, counts] = db
    .prepare(
      `SELECT count(*), CAST(group_concat(cell) AS BLOB), CAST(group_concat(records) AS BLOB) FROM (
         SELECT ${column} AS cell, count(*) AS records FROM record
         WHERE ${column} IS NOT NULL AND ${ofKind} GROUP BY ${column})`,
    )
    .raw()
    .get() as [number, Uint8Array | null, Uint8Array | null];
  if (cells === null || counts === null) return counted;
  const ids = new Uint32Array(rows);
  const numbers = new Uint32Array(rows);
  readIntegers(cells, ids, 0, 0);
  readIntegers(counts, numbers, 0, 0);
  ids.forEach((id, at) => {
    counted.cells[id] = numbers[at] as number;
  });
  return counted;
}

/** A value as it is proposed. */
export interface CommonValue {
  value: string;
  count: number;
}

/** Which values are wanted. */
export interface ValuesAsked {
  /** Of `loadValueCounts`. */
  counts: NumberColumn;
  /** What they hold, in either case; those that begin with it come first. */
  part: string;
  limit: number;
}

/** The most frequent values of a field. */
export function commonValues(
  db: ReadableCase,
  { counts, part, limit }: ValuesAsked,
): CommonValue[] {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const found = db
    .prepare(`SELECT id, text FROM value WHERE text LIKE ? ESCAPE '\\'`)
    .raw()
    .iterate(pattern) as IterableIterator<[number, string]>;
  const begin = part.toLowerCase();
  return bestOf(counted(found, counts), limit, (one, other) => {
    const before = startsWith(other.value, begin) - startsWith(one.value, begin);
    return before || other.count - one.count || (one.value < other.value ? -1 : 1);
  });
}

function* counted(
  values: Iterable<[number, string]>,
  { cells }: NumberColumn,
): Generator<CommonValue> {
  for (const [id, value] of values) {
    const count = cells[id] ?? 0;
    if (count > 0) yield { value, count };
  }
}

function startsWith(value: string, begin: string): number {
  return Number(value.toLowerCase().startsWith(begin));
}
