import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide } from '../../../../main/engine/restore/batches.ts';
import '../../../helpers/property-seed.ts';

const sizes = fc.array(fc.oneof(fc.nat(50), fc.nat(5_000)), { maxLength: 300 });
const limits = fc.record({
  records: fc.integer({ min: 1, max: 40 }),
  bytes: fc.integer({ min: 2, max: 3_000 }),
});

test('batches hold every record once, in order, within the limits unless one alone is larger', () => {
  fc.assert(
    fc.property(sizes, limits, (given, most) => {
      const batches = divide(given, most);
      let next = 0;
      for (const { from, until, bytes } of batches) {
        expect(from).toBe(next);
        expect(until).toBeGreaterThan(from);
        const records = given.slice(from, until);
        const written = 2 + records.length - 1 + records.reduce((sum, size) => sum + size, 0);
        expect(bytes).toBe(written);
        expect(records.length).toBeLessThanOrEqual(most.records);
        if (records.length > 1) expect(bytes).toBeLessThanOrEqual(most.bytes);
        next = until;
      }
      expect(next).toBe(given.length);
      expect(divide(given, most)).toEqual(batches);
    }),
  );
});

test('a batch takes as many as it can hold', () => {
  expect(divide([3, 3, 3], { records: 10, bytes: 9 })).toEqual([
    { from: 0, until: 2, bytes: 9 },
    { from: 2, until: 3, bytes: 5 },
  ]);
  expect(divide([], { records: 10, bytes: 9 })).toEqual([]);
});
