import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleMarks, stack } from '../../../renderer/features/histogram/stack.ts';

const bucket = (counts: Record<string, number>) => ({ from: '', to: '', counts });
const layers = ['failure', 'success'];

test('each layer stands on the one before, and the last ends at the number of records', () => {
  const buckets = [bucket({ failure: 2, success: 3 }), bucket({ success: 4 }), bucket({})];
  expect(stack(buckets, layers, false)).toEqual({
    edges: [
      [2, 0, 0],
      [5, 4, 0],
    ],
    top: 5,
  });
});

test('a logarithmic bar is as high as its records, divided by share', () => {
  const { edges, top } = stack([bucket({ failure: 1, success: 98 })], layers, true);
  expect(top).toBeCloseTo(2);
  expect(edges[1]?.[0]).toBeCloseTo(2);
  expect(edges[0]?.[0]).toBeCloseTo(2 / 99);
});

test('layers never overlap, on either scale', () => {
  const counts = fc.record({ failure: fc.nat(1e6), success: fc.nat(1e6) });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1 }), fc.boolean(), (list, log) => {
      const { edges, top } = stack(list.map(bucket), layers, log);
      list.forEach((_, at) => {
        const [low, high] = [edges[0]?.[at] ?? 0, edges[1]?.[at] ?? 0];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(high).toBeLessThanOrEqual(top + 1e-9);
      });
    }),
  );
});

test('the scale is marked at few round numbers within it', () => {
  expect(scaleMarks(7, false)).toEqual([0, 5]);
  expect(scaleMarks(1234, false)).toEqual([0, 1000]);
  expect(scaleMarks(999, false)).toEqual([0, 500]);
  expect(scaleMarks(0, false)).toEqual([0]);
  expect(scaleMarks(1_500_000, true)).toEqual([1, 1_000, 1_000_000]);
  expect(scaleMarks(5, true)).toEqual([1]);
  expect(scaleMarks(500, true)).toEqual([1, 10, 100]);
});
