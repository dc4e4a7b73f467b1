import { describe, expect, test } from 'vitest';
import { resolveTime, type TimeOperand } from '../../../shared/query/index.ts';
import { calendar, last, micros } from './trees.ts';

type Ages = Parameters<typeof resolveTime>[0];

function stretch(operand: Ages, asOf: string, zone = 'UTC') {
  const { from, to } = resolveTime(operand, { asOf: micros(asOf), zone });
  const iso = (at: number | null) => (at === null ? null : new Date(at / 1000).toISOString());
  return [iso(from), iso(to)].map((text) => text?.replace(/(?::00)?\.000Z$/, 'Z') ?? null);
}

const sunday = '2026-02-15T19:00:00Z';
const monday: TimeOperand = { kind: 'sinceWeekday', weekday: 1 };
const halfPastTwo: TimeOperand = { kind: 'clock', micros: 2.5 * 3_600_000_000 };

describe('calendar units in UTC', () => {
  test.each<[TimeOperand, string, string, string]>([
    [calendar('day', 0), sunday, '2026-02-15T00:00Z', '2026-02-16T00:00Z'],
    [calendar('day', -1), sunday, '2026-02-14T00:00Z', '2026-02-15T00:00Z'],
    [calendar('day', -7), sunday, '2026-02-08T00:00Z', '2026-02-09T00:00Z'],
    [calendar('week', 0), sunday, '2026-02-09T00:00Z', '2026-02-16T00:00Z'],
    [calendar('week', -1), sunday, '2026-02-02T00:00Z', '2026-02-09T00:00Z'],
    [calendar('week', 0), '2026-02-16T00:00:00Z', '2026-02-16T00:00Z', '2026-02-23T00:00Z'],
    [calendar('week', -1), '2026-01-01T12:00:00Z', '2025-12-22T00:00Z', '2025-12-29T00:00Z'],
    [calendar('month', -1), sunday, '2026-01-01T00:00Z', '2026-02-01T00:00Z'],
    [calendar('month', -1), '2024-03-31T12:00:00Z', '2024-02-01T00:00Z', '2024-03-01T00:00Z'],
    [calendar('month', -1), '2026-01-31T12:00:00Z', '2025-12-01T00:00Z', '2026-01-01T00:00Z'],
    [calendar('year', -1), sunday, '2025-01-01T00:00Z', '2026-01-01T00:00Z'],
    [calendar('day', -1), '2024-03-01T12:00:00Z', '2024-02-29T00:00Z', '2024-03-01T00:00Z'],
    [monday, sunday, '2026-02-09T00:00Z', '2026-02-15T19:00Z'],
    [monday, '2026-02-16T08:00:00Z', '2026-02-16T00:00Z', '2026-02-16T08:00Z'],
  ])('%j as of %s', (operand, asOf, from, to) => {
    expect(stretch(operand, asOf)).toEqual([from, to]);
  });
});

describe('calendar units in a zone', () => {
  test('a day is that of the zone, not of UTC', () => {
    expect(stretch(calendar('day', 0), '2026-02-15T23:30:00Z', 'Europe/Berlin')).toEqual([
      '2026-02-15T23:00Z',
      '2026-02-16T23:00Z',
    ]);
    expect(stretch(calendar('day', 0), '2026-02-15T03:00:00Z', 'America/New_York')).toEqual([
      '2026-02-14T05:00Z',
      '2026-02-15T05:00Z',
    ]);
    expect(stretch(calendar('day', 0), '2026-02-15T20:00:00Z', '+05:30')).toEqual([
      '2026-02-15T18:30Z',
      '2026-02-16T18:30Z',
    ]);
  });

  test('days on which clocks change have 23 or 25 hours', () => {
    expect(stretch(calendar('day', 0), '2025-03-30T12:00:00Z', 'Europe/Berlin')).toEqual([
      '2025-03-29T23:00Z',
      '2025-03-30T22:00Z',
    ]);
    expect(stretch(calendar('day', 0), '2025-10-26T12:00:00Z', 'Europe/Berlin')).toEqual([
      '2025-10-25T22:00Z',
      '2025-10-26T23:00Z',
    ]);
  });

  test('a day without midnight begins at its first instant', () => {
    expect(stretch(calendar('day', 0), '2018-11-04T12:00:00Z', 'America/Sao_Paulo')[0]).toBe(
      '2018-11-04T03:00Z',
    );
  });

  test('a month may begin in summer time and end in winter time', () => {
    expect(stretch(calendar('month', 0), '2025-10-10T00:00:00Z', 'Europe/Berlin')).toEqual([
      '2025-09-30T22:00Z',
      '2025-10-31T23:00Z',
    ]);
  });
});

describe('the last so many units', () => {
  test('include "as of" itself, to the microsecond', () => {
    const at = micros(sunday);
    expect(resolveTime(last(7, 'day'), { asOf: at, zone: 'UTC' })).toEqual({
      from: micros('2026-02-08T19:00Z'),
      to: at + 1,
    });
  });

  test('days are counted on the calendar, hours on a stopwatch', () => {
    const asOf = '2025-03-30T12:00:00Z';
    expect(stretch(last(1, 'day'), asOf, 'Europe/Berlin')[0]).toBe('2025-03-29T13:00Z');
    expect(stretch(last(24, 'hour'), asOf, 'Europe/Berlin')[0]).toBe('2025-03-29T12:00Z');
  });

  test('months and years end on the last day that there is', () => {
    expect(stretch(last(1, 'month'), '2025-03-31T12:00:00Z')[0]).toBe('2025-02-28T12:00Z');
    expect(stretch(last(1, 'year'), '2024-02-29T12:00:00Z')[0]).toBe('2023-02-28T12:00Z');
  });

  test('an age is the same stretch', () => {
    expect(stretch({ kind: 'age', amount: 2, unit: 'week' }, sunday)[0]).toBe('2026-02-01T19:00Z');
  });

  test('what lies beyond the reach of numbers is open', () => {
    expect(stretch(last(100_000, 'year'), sunday)[0]).toBeNull();
    expect(stretch(calendar('year', -100_000), sunday)).toEqual([null, null]);
  });
});

describe('times of day', () => {
  test('are those of the day of "as of" in the zone, one microsecond long', () => {
    const { from, to } = resolveTime(halfPastTwo, { asOf: micros(sunday), zone: 'Europe/Berlin' });
    expect(from).toBe(micros('2026-02-15T01:30Z'));
    expect(to).toBe(micros('2026-02-15T01:30Z') + 1);
  });

  test('a time that the clocks skip lies behind the change, one shown twice is the first', () => {
    expect(stretch(halfPastTwo, '2025-03-30T12:00:00Z', 'Europe/Berlin')[0]).toBe(
      '2025-03-30T01:30Z',
    );
    expect(stretch(halfPastTwo, '2025-10-26T12:00:00Z', 'Europe/Berlin')[0]).toBe(
      '2025-10-26T00:30Z',
    );
  });
});

test('absolute times mean themselves in every zone', () => {
  const span: TimeOperand = { kind: 'span', from: 5, to: null };
  expect(resolveTime(span, { asOf: 0, zone: 'Asia/Tokyo' })).toEqual({ from: 5, to: null });
  expect(resolveTime({ kind: 'instant', at: 5 }, { asOf: 0, zone: 'UTC' })).toEqual({
    from: 5,
    to: 6,
  });
});

test('an unknown zone is refused', () => {
  expect(() => resolveTime(last(1, 'day'), { asOf: 0, zone: 'Nowhere' })).toThrow(/time zone/);
});
