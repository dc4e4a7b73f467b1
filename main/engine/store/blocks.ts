import { createHash } from 'node:crypto';
import { numericWidth, textWidth } from './record-columns.ts';

/** What a block's hash covers. */
export type BlockSubject = 'record' | 'value' | 'change_set' | 'issue' | 'duplicate';

/** A value of a row as it is hashed. */
export type Cell = number | string | null;

/**
 * SHA-256 over rows of any table, each with its id: the JSON text of the rows.
 * Used where rows are few; records have their own, faster form.
 */
export function hashRows(rows: readonly (readonly Cell[])[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/**
 * SHA-256 over a block of records: the id of the first, all numeric columns as doubles row by row in
 * the order of `recordColumns` (NaN for NULL), then all texts as one JSON array.
 * The same whether the rows come from a batch or from the database.
 */
export function hashRecords(
  first: number,
  rows: number,
  numbers: Float64Array,
  texts: readonly (string | null)[],
): string {
  const used = numbers.subarray(0, rows * numericWidth);
  return createHash('sha256')
    .update(`${first}:${rows}:`)
    .update(new Uint8Array(used.buffer, used.byteOffset, used.byteLength))
    .update(JSON.stringify(texts.slice(0, rows * textWidth)))
    .digest('hex');
}
