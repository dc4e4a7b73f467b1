import type { NumberColumn } from '../columns/index.ts';

/** A sort key over columns in memory. */
export interface ColumnKey {
  column: NumberColumn;
  /** Places of the texts whose ids the column holds, where it holds such ids. */
  ranks?: NumberColumn | undefined;
  descending: boolean;
}

/** Bits of the lower word of a wide key. The upper one takes the other 31 of a safe integer. */
const lowBits = 22;
const lowSize = 2 ** lowBits;

/** What an empty cell becomes: behind every other, whichever way the key is sorted. */
const last = 0xffff_ffff;

/**
 * A key of records as unsigned words whose order is the key's order, the least significant word
 * first. Empty cells come last in both directions.
 */
export function wordsOf(ids: Uint32Array, key: ColumnKey): Uint32Array[] {
  return key.column.width === 'wide'
    ? wideWords(ids, key.column.cells, key.descending)
    : [narrowWord(ids, key.column.cells, key)];
}

function narrowWord(ids: Uint32Array, cells: Int32Array, key: ColumnKey): Uint32Array {
  const { ranks, descending } = key;
  const places = ranks?.width === 'narrow' ? ranks.cells : null;
  const words = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const cell = cells[ids[at] as number] as number;
    if (cell < 0) {
      words[at] = last;
      continue;
    }
    const place = places === null ? cell : (places[cell] as number);
    words[at] = descending ? last - 1 - place : place;
  }
  return words;
}

function wideWords(ids: Uint32Array, cells: Float64Array, descending: boolean): Uint32Array[] {
  const [lowest, highest] = spanOf(ids, cells);
  const low = new Uint32Array(ids.length);
  const high = new Uint32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const cell = cells[ids[at] as number] as number;
    if (Number.isNaN(cell)) {
      low[at] = last;
      high[at] = last;
      continue;
    }
    const distance = descending ? highest - cell : cell - lowest;
    const upper = Math.floor(distance / lowSize);
    high[at] = upper;
    low[at] = distance - upper * lowSize;
  }
  return [low, high];
}

/** Smallest and largest cell of some records. */
function spanOf(ids: Uint32Array, cells: Float64Array): [number, number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    const cell = cells[id] as number;
    if (cell < lowest) lowest = cell;
    if (cell > highest) highest = cell;
  }
  return [lowest, highest];
}
