import type { NumberColumn } from './number-column.ts';

/** Columns of all records, as they come with a call. */
export interface LoadedColumns {
  byName: Readonly<Record<string, NumberColumn>>;
  /** Places of the texts of `value` in their order, where a column holds their ids. */
  ranks: NumberColumn | null;
}
