import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRanges, readRanges } from '../../../../main/engine/store/id-ranges.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';

const anyIds = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2 ** 32 })), {
    minLength: 1,
  })
  .map((ids) => ids.sort((one, other) => one - other));

test('ids are read back from their ranges', () => {
  fc.assert(
    fc.property(anyIds, (ids) => {
      expect(readRanges(formatRanges(ids), ids.length)).toEqual(ids);
    }),
  );
});

test('neighbours are one range', () => {
  expect(formatRanges([3, 4, 5, 6, 7, 9, 11, 12])).toBe('3-7,9,11-12');
});

test.each(['1-999999999999', '5-3', '1,', 'a', '-1', '1-2-3', '1.5', '1-60000,1-60000'])(
  'what was altered is refused, and never endless: "%s"',
  (text) => expect(() => readRanges(text, 100_000)).toThrow(TrailcaseError),
);
