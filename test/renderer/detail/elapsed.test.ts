import { expect, test } from 'vitest';
import { microsBetween, writeElapsed } from '../../../renderer/features/detail/parts/elapsed.ts';

test('stretches of time are written as people say them', () => {
  expect(
    [0, 250, 264_000, 7_911_000, 62_500_000, 119_990_000, 3_900_000_000, 187_200_000_000].map(
      writeElapsed,
    ),
  ).toEqual([
    '0 s',
    '250 µs',
    '0.264 s',
    '7.911 s',
    '1 min 2.5 s',
    '2 min 0 s',
    '1 h 5 min',
    '2 d 4 h',
  ]);
  expect(writeElapsed(-1_000_000)).toBe('−1 s');
});

test('between moments of which one is not known nothing is known', () => {
  expect(microsBetween('2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:01.000001Z')).toBe(
    1_000_001,
  );
  expect(microsBetween(null, '2026-01-01T00:00:01.000000Z')).toBeNull();
});
