import { countHistogram, countIds, fewRecords, loadColumn } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { TimelinePart } from './report-model.ts';

/** Stretches of time that the picture is divided into at most. */
const mostBuckets = 96;

/**
 * The records of the case over time, and where findings and marked records fall.
 * @param times of findings and of marked records, microseconds UTC
 */
export function countTimeline(
  db: ReadableCase,
  zone: string,
  times: { findings: readonly number[]; marked: readonly number[] },
): TimelinePart {
  const records = countIds(db);
  const ids = Uint32Array.from({ length: records }, (_, at) => at + 1);
  const load = (name: string) => loadColumn(db, name, () => undefined);
  const loaded =
    records <= fewRecords
      ? null
      : { byName: { time: load('time'), outcome: load('outcome') }, ranks: null };
  const histogram = countHistogram(db, ids, { by: 'outcome', zone, most: mostBuckets }, loaded);
  const edges = histogram.buckets.map(({ from }) => Date.parse(from) * 1_000);
  const [findings, marked] = [times.findings, times.marked].map((list) => countIn(edges, list));
  return {
    histogram,
    ticks: edges.map((_, at) => ({
      findings: findings?.[at] ?? 0,
      marked: marked?.[at] ?? 0,
    })),
  };
}

/** How many of the times fall into each bucket; one before the first belongs to none. */
function countIn(edges: readonly number[], times: readonly number[]): number[] {
  const counts = edges.map(() => 0);
  for (const time of times) {
    const at = edges.findLastIndex((edge) => edge <= time);
    if (at !== -1) counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}
