export { columnOfField, type FieldColumn } from './field-column.ts';
export { directionInTime, placeOfGap, placeOfMarked, placeOfTime } from './find-place.ts';
export { pageBudget, readFirstPage } from './first-page.ts';
export { matchByColumns, searchColumns } from './match-by-columns.ts';
export { type Matches, matchAmong, matchRecords } from './match-records.ts';
export { fieldSql } from './order-sql.ts';
export {
  isInMemory,
  makeOrder,
  type OrderKey,
  orderColumns,
  type RecordOrder,
} from './record-order.ts';
export { RecordRows, type RowOptions } from './record-rows.ts';
export { columnsOf } from './result-columns.ts';
export { fewRecords } from './some-cells.ts';
export { sortResult } from './sort-result.ts';
export { rowsALook, StopCheck, stillWanted } from './stop-check.ts';
