export { type IntegerArray, readIntegers } from './integer-text.ts';
export { countIds, isValueColumn, isWide, loadColumn } from './load-column.ts';
export type { LoadedColumns } from './loaded-columns.ts';
export { loadMarkColumn, type MarkName, markNames, markSql } from './mark-column.ts';
export {
  makeColumn,
  type NarrowColumn,
  type NumberColumn,
  type WideColumn,
} from './number-column.ts';
export { loadValueRanks } from './value-ranks.ts';
