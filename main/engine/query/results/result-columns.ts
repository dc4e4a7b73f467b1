import type { ReadableCase } from '../../store/index.ts';
import type { LoadedColumns, NarrowColumn, NumberColumn, WideColumn } from '../columns/index.ts';
import { readCells } from './some-cells.ts';

/** Cells of a result's records: those of the record `places[i]` stand at `places[i]`. */
export interface ResultColumns {
  /** The ids of the records or, where only their cells were read, 1, 2, 3, … */
  places: Uint32Array;
  narrow(name: string): NarrowColumn;
  wide(name: string): WideColumn;
  any(name: string): NumberColumn;
}

/**
 * The columns of a result: those that were loaded for all records, or read for these alone.
 * @param loaded null for few records, see `fewRecords`
 */
export function columnsOf(
  db: ReadableCase,
  ids: Uint32Array,
  loaded: LoadedColumns | null,
): ResultColumns {
  const any = (name: string): NumberColumn => {
    if (loaded === null) return readCells(db, name, ids);
    const column = Object.hasOwn(loaded.byName, name) ? loaded.byName[name] : undefined;
    if (column === undefined) throw new Error(`the column ${name} was not loaded`);
    return column;
  };
  return {
    places: loaded === null ? ids.map((_, at) => at + 1) : ids,
    any,
    narrow(name) {
      const column = any(name);
      if (column.width === 'narrow') return column;
      throw new Error(`${name} is a wide column`);
    },
    wide(name) {
      const column = any(name);
      if (column.width === 'wide') return column;
      throw new Error(`${name} is a narrow column`);
    },
  };
}
