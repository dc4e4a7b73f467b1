import { expect, test } from 'vitest';
import { timeWords } from '../../../renderer/features/query-bar/time-words.ts';
import { chips, isParseError, parse } from '../../../shared/query/index.ts';

const noon = Date.UTC(2026, 1, 12, 12) * 1000;

function words(text: string): string {
  const read = parse(text, { kind: 'event', asOf: noon, zone: 'UTC' });
  if (isParseError(read)) throw new Error(read.message);
  const conditions = chips(read.query, 'event').map(({ query }) => query);
  return timeWords(conditions, 'event', 'UTC');
}

test('without a condition on time it is all time', () => {
  expect(words('')).toBe('All time');
  expect(words('status is failed')).toBe('All time');
});

test('the time in force is said without naming its column', () => {
  expect(words('failed logins in the last 7 days')).toBe('In the last 7 days');
  expect(words('yesterday')).toBe('Yesterday');
  expect(words('yesterday or today')).toBe('Yesterday or today');
  expect(words('created on between 2026-01-01 and 2026-01-05')).toBe(
    'From 2026-01-01 to 2026-01-05',
  );
  expect(words('created on is not yesterday')).toBe('Not yesterday');
});

test('two conditions on time are both said', () => {
  expect(words('created on since 2026-01-01 and created on before 2026-02-01')).toBe(
    'Since 2026-01-01 and before 2026-02-01 00:00 UTC',
  );
});

test('records without a time are said to be undated', () => {
  expect(words('created on is empty')).toBe('Undated');
});
