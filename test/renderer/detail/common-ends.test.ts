import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonEnds } from '../../../renderer/features/detail/diff/common-ends.ts';

test('the own part of each text is what the other does not have at that place', () => {
  expect(commonEnds('admin@acme.example', 'adam@acme.example')).toEqual([
    { start: 'ad', own: 'min', end: '@acme.example' },
    { start: 'ad', own: 'am', end: '@acme.example' },
  ]);
});

test('the parts are the text again, and no part begins or ends within a character', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', '🙀'), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const [first, second] = commonEnds(one, other);
      expect(first.start + first.own + first.end).toBe(one);
      expect(second.start + second.own + second.end).toBe(other);
      for (const part of [...Object.values(first), ...Object.values(second)]) {
        expect(part.isWellFormed()).toBe(true);
      }
    }),
  );
});
