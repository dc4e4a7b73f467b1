import { expect, test } from 'vitest';
import { rangeOf, readAround, readRange } from '../../../renderer/features/query-bar/read-range.ts';
import { timeBetween, timeIn } from '../../../renderer/state/time-conditions.ts';

const clock = { asOf: Date.UTC(2026, 1, 12, 11) * 1000, zone: 'UTC' };
const at = (iso: string) => Date.parse(iso) * 1000;

test('dates mean whole days, the last one with all of it', () => {
  expect(readRange('2026-01-20', '2026-01-21', clock)).toEqual({
    ok: true,
    times: [timeBetween(at('2026-01-20T00:00Z'), at('2026-01-22T00:00Z'))],
  });
});

test('moments are read with a space or a T, in the zone in force or with their own offset', () => {
  const berlin = { ...clock, zone: 'Europe/Berlin' };
  const read = readRange('2026-01-20 11:02', '2026-01-20T12:00:00Z', berlin);
  expect(read).toEqual({
    ok: true,
    times: [timeBetween(at('2026-01-20T10:02Z'), at('2026-01-20T12:00Z'))],
  });
});

test('moments are read as the page writes them, and with one digit for the hour', () => {
  expect(readRange('2026-01-20 11:02:00.000+01:00', '2026-01-20  9:02', clock)).toMatchObject({
    ok: false,
    field: 'to',
  });
  expect(readRange('2026-01-20 9:02', '2026-01-20 11:02:30Z', clock)).toEqual({
    ok: true,
    times: [timeBetween(at('2026-01-20T09:02Z'), at('2026-01-20T11:02:30Z'))],
  });
});

test('either end may be left open', () => {
  expect(readRange('2026-01-20', '', clock)).toEqual({
    ok: true,
    times: [timeIn({ kind: 'span', from: at('2026-01-20T00:00Z'), to: null })],
  });
  expect(readRange('', '2026-01-20', clock)).toEqual({
    ok: true,
    times: [timeIn({ kind: 'span', from: null, to: at('2026-01-21T00:00Z') })],
  });
  expect(readRange(' ', '', clock)).toMatchObject({ ok: false, field: 'from' });
});

test('an end before the start, and what is no time, are told at their field', () => {
  expect(readRange('2026-01-22', '2026-01-20', clock)).toMatchObject({ ok: false, field: 'to' });
  expect(readRange('2026-01-20', 'soon', clock)).toMatchObject({ ok: false, field: 'to' });
  expect(readRange('2026 or email is x', '', clock)).toMatchObject({ ok: false, field: 'from' });
  expect(readRange('2026-13-40', '', clock)).toMatchObject({ ok: false, field: 'from' });
});

test('words of the language stay what they are', () => {
  expect(readRange('yesterday', '', clock)).toMatchObject({
    ok: true,
    times: [{ kind: 'not', of: { operator: 'before', operand: { kind: 'calendar', offset: -1 } } }],
  });
});

test('around a moment both edges are within', () => {
  expect(readAround('2026-01-20 11:02', 5, 'minute', clock)).toEqual({
    ok: true,
    times: [timeBetween(at('2026-01-20T10:57Z'), at('2026-01-20T11:07Z') + 1)],
  });
  expect(readAround('nonsense', 5, 'minute', clock)).toMatchObject({ field: 'around' });
  expect(readAround('2026-01-20', 0, 'minute', clock)).toMatchObject({ field: 'by' });
  expect(readAround('2026-01-20', Number.NaN, 'minute', clock)).toMatchObject({ field: 'by' });
});

test('the fields begin with the range in force, and reading them gives it back', () => {
  const range = timeBetween(at('2026-01-20T10:02:03.5Z'), at('2026-01-21T00:00Z'));
  const { from, to } = rangeOf([range], { ...clock, zone: 'Asia/Tokyo' });
  expect([from, to]).toEqual(['2026-01-20 19:02:03.500+09:00', '2026-01-21 09:00+09:00']);
  expect(readRange(from, to, clock)).toEqual({ ok: true, times: [range] });
  expect(rangeOf([], clock)).toEqual({ from: '', to: '' });
});
