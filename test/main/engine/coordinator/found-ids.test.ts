import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FoundIds } from '../../../../main/engine/coordinator/found-ids.ts';

it('what is found is kept once, in the order in which it was found first', () => {
  const batches = fc.array(fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 400 }));
  fc.assert(
    fc.property(batches, fc.nat(50), fc.nat(50), (given, from, count) => {
      const found = new FoundIds(3_000);
      for (const ids of given) found.add(Uint32Array.from(ids));
      const expected = [...new Set(given.flat())];
      expect(found.length).toBe(expected.length);
      expect(Array.from(found.slice(0, expected.length))).toEqual(expected);
      expect(Array.from(found.slice(from, from + count))).toEqual(
        expected.slice(from, from + count),
      );
      expect(Array.from(found.ascending())).toEqual([...expected].sort((a, b) => a - b));
    }),
  );
});
