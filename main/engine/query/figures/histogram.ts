import type { Histogram } from '../../../../shared/case.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { outcomes } from '../../../../shared/record.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { LoadedColumns } from '../columns/index.ts';
import { columnsOf } from '../results/index.ts';
import { countBuckets, timeSpan } from './count-buckets.ts';
import { makeBuckets, type TimeBuckets } from './time-buckets.ts';

/** How records are counted over time. */
export interface HistogramAsked {
  by: Histogram['by'];
  zone: string;
  /** At most this many buckets. */
  most: number;
}

const layersOf: Record<Histogram['by'], readonly string[]> = { outcome: outcomes, kind: kinds };

const noBuckets: TimeBuckets = { unit: 'day', step: 1, edges: new Float64Array(0) };

/** The columns that a histogram is counted with. */
export function histogramColumns({ by }: HistogramAsked): string[] {
  return ['time', by];
}

/** Counts records over time, in buckets whose length follows from the time they span. */
export function countHistogram(
  db: ReadableCase,
  ids: Uint32Array,
  { by, zone, most }: HistogramAsked,
  loaded: LoadedColumns | null,
): Histogram {
  const layers = layersOf[by];
  const columns = columnsOf(db, ids, loaded);
  const time = columns.wide('time');
  const span = timeSpan(columns.places, time);
  const { unit, step, edges } = span === null ? noBuckets : makeBuckets(...span, zone, most);
  const { counts, undated } = countBuckets(
    columns.places,
    time,
    edges,
    columns.narrow(by),
    layers.length,
  );
  const named = (numbers: Uint32Array) =>
    Object.fromEntries(
      layers.flatMap((name, at) => (numbers[at] === 0 ? [] : [[name, numbers[at] as number]])),
    );
  const starts = edges.subarray(0, -1);
  return {
    unit,
    step,
    zone,
    by,
    records: ids.length,
    buckets: Array.from(starts, (start, at) => ({
      from: formatInstant(start),
      to: formatInstant(edges[at + 1] as number),
      counts: named(counts.subarray(at * layers.length, (at + 1) * layers.length)),
    })),
    undated: named(undated),
  };
}
