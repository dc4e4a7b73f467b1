import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256Of } from '../../shared/sha256.ts';

const expected = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

it('is that of Node for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256Of(text)).toBe(expected(text));
    }),
    { numRuns: 300 },
  );
});

it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 100_000])(
  'is right for %i bytes',
  (length) => {
    expect(sha256Of('x'.repeat(length))).toBe(expected('x'.repeat(length)));
  },
);
