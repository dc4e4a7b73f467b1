import type { NumberColumn } from '../../query/index.ts';

/** The order of all records in time; records of equal times stand in the order in which they are stored. */
export interface TimeOrder {
  /** Place of a record in it, by its id, from 1; 0 for an undated one. */
  ranks: Uint32Array;
}

/** @param times the column `time` of all records */
export function orderInTime({ cells, records }: NumberColumn): TimeOrder {
  const dated = new Uint32Array(records);
  let count = 0;
  let isOrdered = true;
  let before = Number.NEGATIVE_INFINITY;
  for (let id = 1; id <= records; id += 1) {
    const time = cells[id] as number;
    if (Number.isNaN(time)) continue;
    dated[count] = id;
    count += 1;
    if (time < before) isOrdered = false;
    before = time;
  }
  const ids = dated.subarray(0, count);
  if (!isOrdered) {
    ids.sort((one, other) => (cells[one] as number) - (cells[other] as number) || one - other);
  }
  const ranks = new Uint32Array(records + 1);
  for (let at = 0; at < count; at += 1) ranks[ids[at] as number] = at + 1;
  return { ranks };
}
