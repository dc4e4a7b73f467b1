import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readIntegers } from '../../../../../main/engine/query/columns/index.ts';

const cell = fc.oneof(fc.constant(null), fc.maxSafeInteger());

it('integers come out of their text as they went in, and empty cells as what stands for none', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), fc.nat(5), (cells, start) => {
      const into = new Float64Array(cells.length + start);
      const text = Buffer.from(cells.map((each) => each ?? '').join(','));
      expect(readIntegers(text, into, start, Number.NaN)).toBe(cells.length + start);
      // Adding zero makes -0, which no text writes, a plain 0.
      expect(Array.from(into.subarray(start))).toEqual(
        cells.map((each) => (each ?? Number.NaN) + 0),
      );
    }),
  );
});
