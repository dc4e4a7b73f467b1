import { expect, test } from 'vitest';
import { listedWords, share, valueTitle } from '../../../renderer/features/facets/facet-words.ts';

test('a share is never rounded to nothing or to all', () => {
  expect(share(1, 1_000_000)).toBe('< 0.1 %');
  expect(share(999_999, 1_000_000)).toBe('> 99.9 %');
  expect(share(10, 10)).toBe('100 %');
  expect(share(1, 8)).toBe('12.5 %');
  expect(share(0, 0)).toBe('0 %');
});

test('the title of a value says when it was seen', () => {
  const value = {
    value: 'root',
    count: 2,
    first: '2026-01-01T00:00:00.000000Z',
    last: '2026-01-02T00:00:00.000000Z',
  };
  expect(valueTitle(value, 8, 'UTC')).toBe(
    'root\n2 records, 25.0 %\nfirst 2026-01-01 00:00Z, last 2026-01-02 00:00Z',
  );
  expect(valueTitle({ ...value, first: null, last: null }, 8, 'UTC')).toMatch(/undated/);
});

test('it is told when not all values are listed', () => {
  const value = { value: 'a', count: 1, first: null, last: null };
  const facet = { records: 9, missing: 0, top: [value], rare: [value] };
  expect(listedWords({ ...facet, distinct: 1_200 })).toBe('2 of 1,200 are listed');
  expect(listedWords({ ...facet, distinct: 2 })).toBe('');
});
