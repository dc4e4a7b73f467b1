import type { NumberColumn, WideColumn } from '../columns/index.ts';

/** How often a cell occurs, and the times of the first and last dated record with it. */
export interface CellCount {
  cell: number;
  count: number;
  /** Microseconds UTC; null when every record with it is undated. */
  first: number | null;
  last: number | null;
}

/** Counts of all cells of a column over some records. */
export interface CellCounts {
  /** In the order in which they were met. */
  cells: CellCount[];
  /** Records with none. */
  missing: number;
}

/** Counts the cells of a column over some records. */
export function countValues(ids: Uint32Array, column: NumberColumn, time: WideColumn): CellCounts {
  const slots = slotsOf(ids, column);
  const { slotOf, values } = slots;
  const counts = new Uint32Array(values.length);
  const first = new Float64Array(values.length).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(values.length).fill(Number.NEGATIVE_INFINITY);
  let missing = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const slot = slotOf(column.cells[id] as number);
    if (slot < 0) {
      missing += 1;
      continue;
    }
    counts[slot] = (counts[slot] as number) + 1;
    const when = time.cells[id] as number;
    if (when < (first[slot] as number)) first[slot] = when;
    if (when > (last[slot] as number)) last[slot] = when;
  }
  const cells: CellCount[] = [];
  values.forEach((cell, slot) => {
    const count = counts[slot] as number;
    if (count === 0) return;
    cells.push({ cell, count, first: finite(first[slot]), last: finite(last[slot]) });
  });
  return { cells, missing };
}

interface Slots {
  /** The slot of a cell; below 0 for none. */
  slotOf: (cell: number) => number;
  /** The cell of each slot. */
  values: { length: number; forEach: (use: (cell: number, slot: number) => void) => void };
}

/** Narrow cells are their own slot, as they are ids that count up; wide ones get one when met. */
function slotsOf(ids: Uint32Array, column: NumberColumn): Slots {
  if (column.width === 'narrow') {
    const length = highestOf(ids, column.cells) + 1;
    return { slotOf: (cell) => cell, values: Uint32Array.from({ length }, (_, cell) => cell) };
  }
  const slots = new Map<number, number>();
  const values: number[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const cell = column.cells[ids[at] as number] as number;
    if (Number.isNaN(cell) || slots.has(cell)) continue;
    slots.set(cell, values.length);
    values.push(cell);
  }
  return { slotOf: (cell) => slots.get(cell) ?? -1, values };
}

function highestOf(ids: Uint32Array, cells: Int32Array): number {
  let highest = -1;
  for (let at = 0; at < ids.length; at += 1) {
    const cell = cells[ids[at] as number] as number;
    if (cell > highest) highest = cell;
  }
  return highest;
}

function finite(time: number | undefined): number | null {
  return time !== undefined && Number.isFinite(time) ? time : null;
}
