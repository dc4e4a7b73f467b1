import type { ReadableCase } from '../../store/index.ts';
import { readIntegers } from '../columns/index.ts';
import { orderSql } from './order-sql.ts';
import type { RecordOrder } from './record-order.ts';
import { stillWanted } from './stop-check.ts';

/**
 * Sorts records in place, by fields that are not kept in memory, such as messages and paths of the original:
 * one to two seconds for a million, more where originals must be read.
 */
export function sortBySql(db: ReadableCase, ids: Uint32Array, order: RecordOrder): void {
  if (ids.length === 0) return;
  const { text, params } = orderSql(order);
  const found = db
    .prepare(
      `SELECT CAST(group_concat(id) AS BLOB) FROM (
         SELECT r.id AS id FROM json_each(?) given CROSS JOIN record r ON r.id = given.value
         WHERE ${stillWanted} ORDER BY ${text})`,
    )
    .pluck()
    .get(`[${ids.join(',')}]`, ...params) as Uint8Array;
  readIntegers(found, ids, 0, 0);
}
