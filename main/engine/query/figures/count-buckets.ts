import type { NarrowColumn, WideColumn } from '../columns/index.ts';

/** Records by bucket and layer. */
export interface BucketCounts {
  /** Count of layer `l` in bucket `b` at `b * layers + l`. */
  counts: Uint32Array;
  /** Undated records by layer. */
  undated: Uint32Array;
}

/** Times of the first and the last dated record, or null when all are undated. */
export function timeSpan(ids: Uint32Array, { cells }: WideColumn): [number, number] | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ids.length; at += 1) {
    const time = cells[ids[at] as number] as number;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first <= last ? [first, last] : null;
}

/**
 * Counts records by bucket of their time and by layer.
 * @param edges where buckets start, and where the last one ends; they hold all times
 * @param layer a column whose cells are below `layers`
 */
export function countBuckets(
  ids: Uint32Array,
  time: WideColumn,
  edges: Float64Array,
  layer: NarrowColumn,
  layers: number,
): BucketCounts {
  const counts = new Uint32Array(Math.max(0, edges.length - 1) * layers);
  const undated = new Uint32Array(layers);
  let bucket = 0;
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as number;
    const when = time.cells[id] as number;
    const which = layer.cells[id] as number;
    if (Number.isNaN(when)) {
      undated[which] = (undated[which] as number) + 1;
      continue;
    }
    if (when < (edges[bucket] as number) || when >= (edges[bucket + 1] as number)) {
      bucket = bucketOf(when, edges);
    }
    const cell = bucket * layers + which;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return { counts, undated };
}

/** The last bucket that starts at or before a time. */
function bucketOf(time: number, edges: Float64Array): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] as number) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}
