import { expect, test } from 'vitest';
import { findGaps } from '../../../renderer/features/histogram/gaps.ts';

const of = (...counts: number[]) =>
  counts.map((count) => ({
    from: '',
    to: '',
    counts: (count === 0 ? {} : { success: count }) as Record<string, number>,
  }));

test('stretches without records between records are gaps', () => {
  expect(findGaps(of(1, 0, 0, 2, 0, 0, 0, 1))).toEqual([
    { first: 1, last: 2 },
    { first: 4, last: 6 },
  ]);
});

test('one empty bucket is none, unless that is asked for', () => {
  expect(findGaps(of(1, 0, 1))).toEqual([]);
  expect(findGaps(of(1, 0, 1), 1)).toEqual([{ first: 1, last: 1 }]);
  expect(findGaps([])).toEqual([]);
});
