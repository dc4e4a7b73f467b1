import type { HistogramBucket } from '../../../shared/case.ts';
import { sumOf } from './layers.ts';

/** Bars to draw: for each layer the height of its upper edge in each bucket. */
export interface Stack {
  /** By layer, from the bottom up; each at least as high as the one before. */
  edges: number[][];
  /** Height of the highest bar; 0 where there is none. */
  top: number;
}

/** The height of a number of records. With `log` each power of ten is about as high as the one before. */
export function heightOf(count: number, log: boolean): number {
  return log ? Math.log10(1 + count) : count;
}

/**
 * Stacks the layers of each bucket. The height of a bar stands for its records; a logarithmic bar is divided by
 * the layers' share of its records, since logarithms cannot be stacked.
 */
export function stack(
  buckets: readonly HistogramBucket[],
  layers: readonly string[],
  log: boolean,
): Stack {
  const heights = buckets.map(({ counts }) => {
    const total = sumOf(counts);
    return { total, height: heightOf(total, log) };
  });
  const below = buckets.map(() => 0);
  const edges = layers.map((layer) =>
    buckets.map(({ counts }, at) => {
      below[at] = (below[at] ?? 0) + (counts[layer] ?? 0);
      const { total, height } = heights[at] ?? { total: 0, height: 0 };
      return total === 0 ? 0 : (height * (below[at] ?? 0)) / total;
    }),
  );
  return { edges, top: heights.reduce((most, { height }) => Math.max(most, height), 0) };
}

/** Numbers of records to write beside the bars, at most three: round ones. */
export function scaleMarks(most: number, log: boolean): number[] {
  if (most <= 0) return [0];
  const power = Math.floor(Math.log10(most));
  if (log) {
    const step = Math.ceil((power + 1) / 3);
    const powers = Array.from({ length: power + 1 }, (_, at) => at);
    return powers.filter((at) => (power - at) % step === 0).map((at) => 10 ** at);
  }
  const round = [5, 2, 1].find((times) => times * 10 ** power <= most) ?? 1;
  return [0, round * 10 ** power];
}
