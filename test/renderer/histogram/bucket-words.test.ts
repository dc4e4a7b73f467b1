import { expect, test } from 'vitest';
import {
  addCounts,
  barWords,
  countWords,
  gapWords,
  lengthWords,
  spanWords,
} from '../../../renderer/features/histogram/bucket-words.ts';
import { layersOf, totalsOf } from '../../../renderer/features/histogram/layers.ts';

const day = (date: number, counts: Record<string, number>) => ({
  from: `2026-02-${date}T00:00:00.000000Z`,
  to: `2026-02-${date + 1}T00:00:00.000000Z`,
  counts,
});
const buckets = [day(10, { success: 3 }), day(11, {}), day(12, {}), day(13, { failure: 1 })];
const histogram = {
  unit: 'day',
  step: 1,
  zone: 'UTC',
  by: 'outcome',
  records: 5,
  buckets,
  undated: { success: 1 },
} as const;

test('the length of a bar is said in words', () => {
  expect(barWords({ unit: 'hour', step: 6 })).toBe('6 hours a bar');
  expect(barWords({ unit: 'day', step: 1 })).toBe('1 day a bar');
});

test('a span has the offset of the zone', () => {
  const [first, last] = [buckets[0], buckets[3]];
  if (first === undefined || last === undefined) throw new Error('no buckets');
  expect(spanWords(first, last, 'UTC')).toBe('2026-02-10 00:00Z – 2026-02-14 00:00Z');
  expect(spanWords(first, first, 'Asia/Tokyo')).toBe(
    '2026-02-10 09:00+09:00 – 2026-02-11 09:00+09:00',
  );
});

test('only layers with records are there, the troubling ones at the bottom', () => {
  const layers = layersOf({ ...histogram, buckets: [...buckets] });
  expect(layers.map(({ name }) => name)).toEqual(['failure', 'success']);
  expect(countWords(addCounts(buckets), layers)).toBe('4 records: 3 success, 1 failure');
  expect(totalsOf({ ...histogram, buckets: [...buckets] })).toEqual({ success: 4, failure: 1 });
});

test('a gap is told with its ends and its length', () => {
  expect(gapWords({ first: 1, last: 2 }, buckets, 'UTC')).toBe(
    'No record from 2026-02-11 00:00Z to 2026-02-13 00:00Z (2 days).',
  );
  expect(lengthWords('2026-02-10T00:00:00Z', '2026-02-11T12:00:00Z')).toBe('36 hours');
  expect(lengthWords('2026-02-10T00:00:00Z', '2026-02-10T00:00:30Z')).toBe('30 seconds');
});
