import type { ReadableCase } from '../../store/index.ts';
import { type LoadedColumns, loadMarkColumn, type NumberColumn } from '../columns/index.ts';
import type { FieldColumn } from './field-column.ts';
import { wordsOf } from './key-words.ts';
import type { RecordOrder } from './record-order.ts';
import { sortBySql } from './sort-by-sql.ts';
import { sortByWords } from './sort-by-words.ts';

/**
 * Sorts the records of a result in place, so that the memory that threads share is not taken twice.
 * @param ids ascending
 * @param loaded the columns of all keys; null to sort in SQL: few records, or keys not in memory
 * @param pause called now and then; throws to stop
 */
export function sortResult(
  db: ReadableCase,
  ids: Uint32Array,
  order: RecordOrder,
  loaded: LoadedColumns | null,
  pause: () => void,
): void {
  if (loaded === null) {
    sortBySql(db, ids, order);
    return;
  }
  const start = order.idDescending ? ids.toReversed() : ids;
  const words: Uint32Array[] = [];
  for (const { column, descending } of order.keys.toReversed()) {
    const ranks = column.storage === 'value' ? (loaded.ranks ?? undefined) : undefined;
    words.push(...wordsOf(start, { column: cellsOf(db, column, loaded), ranks, descending }));
    pause();
  }
  ids.set(sortByWords(start, words, pause));
}

function cellsOf(db: ReadableCase, column: FieldColumn, loaded: LoadedColumns): NumberColumn {
  if (column.storage === 'mark') return loadMarkColumn(db, column.name).column;
  const name = column.storage === 'path' ? '' : column.name;
  const cells = loaded.byName[name];
  if (cells === undefined) throw new Error(`the column ${name} was not loaded`);
  return cells;
}
