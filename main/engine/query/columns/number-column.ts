/**
 * A column of `record` in memory, one cell a record at the position of its id, shared between
 * threads. With it a facet, a histogram or a sort of a million records costs 10 to 50 ms instead
 * of 150 to 1000 ms in SQL.
 */
export type NumberColumn = NarrowColumn | WideColumn;

/** Ids and small counts, which are never negative: -1 stands for NULL. */
export interface NarrowColumn {
  width: 'narrow';
  /** Records that it covers: ids from 1 to this. */
  records: number;
  cells: Int32Array<SharedArrayBuffer>;
}

/** Any integers: NaN stands for NULL. */
export interface WideColumn {
  width: 'wide';
  /** As above. */
  records: number;
  cells: Float64Array<SharedArrayBuffer>;
}

/** An empty column for this many records. */
export function makeColumn(width: NumberColumn['width'], records: number): NumberColumn {
  if (width === 'wide') {
    const cells = new Float64Array(new SharedArrayBuffer((records + 1) * 8));
    return { width, records, cells: cells.fill(Number.NaN) };
  }
  const cells = new Int32Array(new SharedArrayBuffer((records + 1) * 4));
  return { width, records, cells: cells.fill(-1) };
}
