import { elapsedSince, median } from './timing.ts';

/** Times of one thing that was done several times, in milliseconds. */
export interface Timing {
  /** The first time, when nothing is in memory yet. */
  first: number;
  median: number;
  p95: number;
}

/** Does something several times and times it. @param work gives its own time in seconds, or nothing */
export async function timeRuns(
  runs: number,
  work: () => Promise<number | undefined>,
): Promise<Timing> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now();
    const own = await work();
    times.push((own ?? elapsedSince(start)) * 1000);
  }
  return summarise(times);
}

/** First of all times, median and 95th percentile of the others. */
export function summarise([first = Number.NaN, ...others]: readonly number[]): Timing {
  const sorted = [...others].sort((a, b) => a - b);
  const p95 = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)];
  return { first, median: median(others), p95: p95 ?? Number.NaN };
}
