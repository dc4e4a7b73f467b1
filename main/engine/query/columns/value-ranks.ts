import type { ReadableCase } from '../../store/index.ts';
import { readIntegers } from './integer-text.ts';
import { makeColumn, type NumberColumn } from './number-column.ts';

/**
 * The place of each text of `value` in the order of all texts, by its id: comparing two places
 * compares the texts, letter by letter as SQLite does (BINARY).
 */
export function loadValueRanks(db: ReadableCase): NumberColumn {
  const highest = (db.prepare('SELECT max(id) FROM value').pluck().get() as number | null) ?? 0;
  const ranks = makeColumn('narrow', highest);
  if (highest === 0) return ranks;
  const [count, text] = db
    .prepare(
      `SELECT count(*), CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM value ORDER BY text)`,
    )
    .raw()
    .get() as [number, Uint8Array];
  const ordered = new Uint32Array(count);
  readIntegers(text, ordered, 0, 0);
  ordered.forEach((id, rank) => {
    ranks.cells[id] = rank;
  });
  return ranks;
}
