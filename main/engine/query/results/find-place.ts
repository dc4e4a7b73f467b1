import type { PlaceSought } from '../../../../shared/case.ts';
import { listMarked } from '../../marks/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { LoadedColumns } from '../columns/index.ts';
import type { RecordOrder } from './record-order.ts';
import { columnsOf } from './result-columns.ts';

type Sought<K extends PlaceSought['kind']> = Extract<PlaceSought, { kind: K }>;

/** How a result runs in time: from old to new, from new to old, or in another order (null). */
export function directionInTime({ keys: [first] }: RecordOrder): 'up' | 'down' | null {
  if (first === undefined || first.column.storage === 'path' || first.column.name !== 'time') {
    return null;
  }
  return first.descending ? 'down' : 'up';
}

/**
 * Position of the first record at a time or beyond it; null where there is none. Undated records come
 * last and are at no time. Looks at some twenty records of a million.
 * @param ids in the order of their times
 */
export function placeOfTime(
  db: ReadableCase,
  ids: Uint32Array,
  direction: 'up' | 'down',
  { time }: Sought<'time'>,
): number | null {
  const timeOf = db.prepare('SELECT time FROM record WHERE id = ?').pluck();
  const timeAt = (position: number) => timeOf.get(ids[position]) as number | null;
  const isBefore = (position: number) => {
    const at = timeAt(position);
    return at !== null && (direction === 'up' ? at < time : at > time);
  };
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low < ids.length && timeAt(low) !== null ? low : null;
}

/** Position of the next marked record behind a position, or before it; null where there is none. */
export function placeOfMarked(
  db: ReadableCase,
  ids: Uint32Array,
  { from, forward }: Sought<'marked'>,
): number | null {
  const marked = new Set(listMarked(db));
  return marked.size === 0
    ? null
    : walk(ids.length, from, forward, (at) => marked.has(ids[at] as number));
}

/**
 * Position of the next record that is at least so far away in time from the one beside it, on the
 * side that the walk comes from; null where there is none. Beside undated records there is no gap.
 * @param loaded the times of all records; null for few
 */
export function placeOfGap(
  db: ReadableCase,
  ids: Uint32Array,
  { from, forward, micros }: Sought<'gap'>,
  loaded: LoadedColumns | null,
): number | null {
  const { places, wide } = columnsOf(db, ids, loaded);
  const { cells } = wide('time');
  const timeAt = (position: number) => cells[places[position] as number] as number;
  const beside = forward ? -1 : 1;
  return walk(
    ids.length,
    from,
    forward,
    (at) => Math.abs(timeAt(at) - timeAt(at + beside)) >= micros,
  );
}

/** The nearest position behind another, or before it, that is right; null where there is none. */
function walk(
  length: number,
  from: number,
  forward: boolean,
  isRight: (position: number) => boolean,
): number | null {
  if (forward) {
    for (let at = from + 1; at < length; at += 1) if (isRight(at)) return at;
  } else {
    for (let at = Math.min(from, length) - 1; at >= 0; at -= 1) if (isRight(at)) return at;
  }
  return null;
}
