import type { HistogramBucket } from '../../../shared/case.ts';
import { sumOf } from './layers.ts';

/** Buckets without any record that follow each other, between two with records: positions of both ends. */
export interface Gap {
  first: number;
  last: number;
}

/** The stretches of at least `least` buckets without any record. */
export function findGaps(buckets: readonly HistogramBucket[], least = 2): Gap[] {
  const gaps: Gap[] = [];
  let first: number | null = null;
  buckets.forEach(({ counts }, at) => {
    if (sumOf(counts) === 0) {
      first ??= at;
      return;
    }
    if (first !== null && at - first >= least) gaps.push({ first, last: at - 1 });
    first = null;
  });
  return gaps;
}
