import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markTrouble } from '../../../renderer/features/query-bar/trouble-mark.ts';

test('the letters of the trouble are marked where they stand', () => {
  expect(markTrouble('status iz failed', { position: 7, length: 2 })).toEqual({
    before: 'status ',
    marked: 'iz',
    after: ' failed',
  });
});

test('what is missing at the end is marked as a space behind the text', () => {
  const { before, marked, after } = markTrouble('email is', { position: 8, length: 0 });
  expect(before).toBe('email is');
  expect(marked.trim()).toBe('');
  expect(marked).not.toBe('');
  expect(after).toBe('');
});

test('the parts are the text, whatever the place', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat(50),
      fc.integer({ min: 1, max: 50 }),
      (text, position, length) => {
        const { before, marked, after } = markTrouble(text, { position, length });
        const isMissing = position >= text.length;
        expect(before + (isMissing ? '' : marked) + after).toBe(text);
      },
    ),
  );
});
