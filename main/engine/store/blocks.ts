import { createHash } from 'node:crypto';
import { numericWidth, textWidth } from './record-columns.ts';

/** What a block's hash covers. */
export type BlockSubject =
  | 'record'
  | 'value'
  | 'change_set'
  | 'issue'
  | 'duplicate'
  | 'later_state';

/** A value of a row as it is hashed. */
export type Cell = number | string | null;

/**
 * SHA-256 over rows of any table, each with its id: the JSON text of the rows.
 * Used where rows are few; records have their own, faster form.
 */
export function hashRows(rows: readonly (readonly Cell[])[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Rows of `record` side by side, as they are hashed and inserted. */
export interface RecordRows {
  /** Row by row the numeric columns of `recordColumns` as doubles; NaN for NULL. */
  numbers: Float64Array;
  /** Row by row the text columns of `recordColumns`. */
  texts: readonly (string | null)[];
  /** Row by row `key` and `check_bits` of the record's fingerprint. */
  fingerprints: Float64Array;
}

/**
 * SHA-256 over a block of records: the id of the first, the numbers, the fingerprints, then all
 * texts as one JSON array. The same whether the rows come from a batch or from the database.
 */
export function hashRecords(
  first: number,
  rows: number,
  { numbers, texts, fingerprints }: RecordRows,
): string {
  return createHash('sha256')
    .update(`${first}:${rows}:`)
    .update(bytesOf(numbers.subarray(0, rows * numericWidth)))
    .update(bytesOf(fingerprints.subarray(0, rows * 2)))
    .update(JSON.stringify(texts.slice(0, rows * textWidth)))
    .digest('hex');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
