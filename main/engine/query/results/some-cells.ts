import type { ReadableCase } from '../../store/index.ts';
import { isWide, makeColumn, type NumberColumn, readIntegers } from '../columns/index.ts';

/** Up to this many records their cells are read one by one; for more, whole columns pay. */
export const fewRecords = 5_000;

/** A column of a few records only: the cell of the first of `ids` stands at 1, and so on. */
export function readCells(db: ReadableCase, name: string, ids: Uint32Array): NumberColumn {
  const column = makeColumn(isWide(name) ? 'wide' : 'narrow', ids.length);
  if (ids.length === 0) return column;
  const text = db
    .prepare(
      `SELECT CAST(group_concat(cell) AS BLOB) FROM (
         SELECT ifnull(r.${name}, '') AS cell
         FROM json_each(?) given CROSS JOIN record r ON r.id = given.value ORDER BY given.key)`,
    )
    .pluck()
    .get(`[${ids.join(',')}]`) as Uint8Array;
  readIntegers(text, column.cells, 1, column.width === 'wide' ? Number.NaN : -1);
  return column;
}
