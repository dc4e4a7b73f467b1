import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Query, TimeOperand } from '../../../shared/query/index.ts';
import { formatInstant, writeMoment, writeShortMoment } from '../../../shared/time/index.ts';
import { treeOf, troubleOf } from './read-back.ts';
import {
  calendar,
  compare,
  day,
  during,
  earlierThan,
  last,
  micros,
  not,
  olderThan,
  or,
  span,
  today,
  yesterday,
} from './trees.ts';

const newerThan = (amount: number, unit: 'hour' | 'day') =>
  compare('time', 'newerThan', { kind: 'age', amount, unit });
const clock = (operator: 'before' | 'after', hours: number) =>
  compare('time', operator, { kind: 'clock', micros: hours * 3_600_000_000 });

describe('times alone', () => {
  test.each<[string, Query]>([
    ['today', today],
    ['yesterday', yesterday],
    ['the day before yesterday', during(calendar('day', -2))],
    ['this week', during(calendar('week', 0))],
    ['last week', during(calendar('week', -1))],
    ['previous month', during(calendar('month', -1))],
    ['in the last month', during(calendar('month', -1))],
    ['last year', during(calendar('year', -1))],
    ['in the last 7 days', during(last(7, 'day'))],
    ['in last 7 days', during(last(7, 'day'))],
    ['last 7d', during(last(7, 'day'))],
    ['past 24 hours', during(last(24, 'hour'))],
    ['over the past two weeks', during(last(2, 'week'))],
    ['in the past week', during(last(1, 'week'))],
    ['last hour', during(last(1, 'hour'))],
    ['within 30 minutes', during(last(30, 'minute'))],
    ['last 1.5 hours', during(last(90, 'minute'))],
    ['3 days ago', during(calendar('day', -3))],
    ['two days ago', during(calendar('day', -2))],
    ['one week ago', during(calendar('day', -7))],
    ['yesterday or today', or(yesterday, today)],
    ['2 months ago', during(calendar('month', -2))],
    ['5 hours ago', during(span('2026-02-15T14:00Z', '2026-02-15T15:00Z'))],
    ['since monday', during({ kind: 'sinceWeekday', weekday: 1 })],
    ['since yesterday', not(compare('time', 'before', calendar('day', -1)))],
    ['since 3 hours ago', during(last(3, 'hour'))],
    ['since 2025-03-01', during(span('2025-03-01', null))],
    ['until 2025-03-01', during(span(null, '2025-03-02'))],
    ['on monday', during(day('2026-02-09'))],
    ['on sunday', during(day('2026-02-15'))],
    ['last sunday', during(day('2026-02-08'))],
    ['on 2025-03-01', during(day('2025-03-01'))],
    ['2025-03-01', during(day('2025-03-01'))],
    ['on 5 june', during(day('2025-06-05'))],
    ['on 5th of june 2024', during(day('2024-06-05'))],
    ['june 5, 2024', during(day('2024-06-05'))],
    ['on 15 february', during(day('2026-02-15'))],
    ['on 16 february', during(day('2025-02-16'))],
    ['on 29 february', during(day('2024-02-29'))],
    ['on 1.3.2025', during(day('2025-03-01'))],
    ['on 13/3/2025', during(day('2025-03-13'))],
    ['in march 2025', during(span('2025-03-01', '2025-04-01'))],
    ['in march', during(span('2025-03-01', '2025-04-01'))],
    ['in february', during(span('2026-02-01', '2026-03-01'))],
    ['in 2025', during(span('2025-01-01', '2026-01-01'))],
    ['in 2025-03', during(span('2025-03-01', '2025-04-01'))],
    ['between 2025-03-01 and 2025-03-08', during(span('2025-03-01', '2025-03-09'))],
    ['from 2025-03-01 to 2025-03-08', during(span('2025-03-01', '2025-03-09'))],
    [
      'between 2025-03-01T10:00Z and 2025-03-01T11:00Z',
      during(span('2025-03-01T10:00Z', '2025-03-01T11:00Z')),
    ],
    ['between 2025-03-01 10:00 and 11:00', during(span('2025-03-01T10:00Z', '2025-03-01T11:00Z'))],
    ['between 10:00 and 11:00 yesterday', during(span('2026-02-14T10:00Z', '2026-02-14T11:00Z'))],
    ['yesterday before 9am', during(span('2026-02-14', '2026-02-14T09:00Z'))],
    ['before 10:30', clock('before', 10.5)],
    ['after 10pm', clock('after', 22)],
    ['at 10:30', during(span('2026-02-15T10:30Z', '2026-02-15T10:31Z'))],
    ['yesterday at 10:30:15', during(span('2026-02-14T10:30:15Z', '2026-02-14T10:30:16Z'))],
    ['before 2025-03-01', earlierThan('2025-03-01')],
    ['before yesterday', compare('time', 'before', calendar('day', -1))],
    ['after 2025-03-01', during(span('2025-03-02', null))],
    [
      'after 2025-03-01T10:30+02:00',
      compare('time', 'after', { kind: 'instant', at: micros('2025-03-01T08:30Z') }),
    ],
    ['older than 30 days', olderThan(30, 'day')],
    ['more than 3 days ago', olderThan(3, 'day')],
    ['over 90 days old', olderThan(90, 'day')],
    ['newer than 1 hour', newerThan(1, 'hour')],
    ['less than 2 days ago', newerThan(2, 'day')],
    ['older than 2025-03-01', earlierThan('2025-03-01')],
  ])('%s', (text, meant) => expect(treeOf(text)).toEqual(meant));
});

describe('times of a field', () => {
  test.each<[string, Query]>([
    ['created yesterday', yesterday],
    ['created on is yesterday', yesterday],
    ['created on is from yesterday', yesterday],
    ['created on = yesterday', yesterday],
    ['created on is not yesterday', not(yesterday)],
    ['created not before 2025-03-01', not(earlierThan('2025-03-01'))],
    ['created < 2025-03-01', earlierThan('2025-03-01')],
    ['created >= 2025-03-01', during(span('2025-03-01', null))],
    ['created <= 2025-03-01', during(span(null, '2025-03-02'))],
    ['created is 2025', during(span('2025-01-01', '2026-01-01'))],
    ['created exists', compare('time', 'exists')],
    ['updated at is empty', not(compare('updated', 'exists'))],
    ['updated in the last 2 hours', during(last(2, 'hour'), 'updated')],
  ])('%s', (text, meant) => expect(treeOf(text)).toEqual(meant));
});

test('days and times of day are those of the zone', () => {
  const zurich = (text: string) => treeOf(text, 'event', 'Europe/Zurich');
  expect(zurich('on 2025-07-01')).toEqual(during(span('2025-06-30T22:00Z', '2025-07-01T22:00Z')));
  expect(zurich('on 2025-03-30')).toEqual(during(span('2025-03-29T23:00Z', '2025-03-30T22:00Z')));
  expect(zurich('2025-07-01T10:00')).toEqual(
    during(span('2025-07-01T08:00Z', '2025-07-01T08:01Z')),
  );
  expect(zurich('2025-07-01T10:00Z')).toEqual(
    during(span('2025-07-01T10:00Z', '2025-07-01T10:01Z')),
  );
});

describe('a moment as the page writes it', () => {
  const at = (text: string): TimeOperand => ({ kind: 'instant', at: micros(text) });
  test.each<[string, Query]>([
    ['after 2026-02-12 04:05:06Z', compare('time', 'after', at('2026-02-12T04:05:06Z'))],
    ['before 2026-02-12 04:05:06.123Z', compare('time', 'before', at('2026-02-12T04:05:06.123Z'))],
    [
      'after 2026-02-12 04:05:06.123456789Z',
      compare('time', 'after', { kind: 'instant', at: micros('2026-02-12T04:05:06.123Z') + 456 }),
    ],
    ['after 2026-02-12 04:05:06+02:00', compare('time', 'after', at('2026-02-12T02:05:06Z'))],
    ['after 2026-02-12 04:05-05:00', compare('time', 'after', at('2026-02-12T09:05Z'))],
    ['after 2026-02-12 at 04:05 UTC', compare('time', 'after', at('2026-02-12T04:05Z'))],
    ['after 2026-02-12 04:05:06 +0200', compare('time', 'after', at('2026-02-12T02:05:06Z'))],
    ['at 2026-02-12 04:05:06Z', during(span('2026-02-12T04:05:06Z', '2026-02-12T04:05:07Z'))],
    ['2026-02-12 04:05Z', during(span('2026-02-12T04:05Z', '2026-02-12T04:06Z'))],
    [
      'between 2026-02-12 04:05Z and 2026-02-12 05:05Z',
      during(span('2026-02-12T04:05Z', '2026-02-12T05:05Z')),
    ],
    [
      'from 2026-02-12 23:30-05:00 to 2026-02-13 05:05+00:00',
      during(span('2026-02-13T04:30Z', '2026-02-13T05:05Z')),
    ],
    [
      'between 2026-02-12 04:05Z and 05:05Z',
      during(span('2026-02-12T04:05Z', '2026-02-12T05:05Z')),
    ],
    ['before 10:30Z', compare('time', 'before', at('2026-02-15T10:30Z'))],
    ['yesterday at 10:30 UTC', during(span('2026-02-14T10:30Z', '2026-02-14T10:31Z'))],
  ])('%s', (text, meant) => expect(treeOf(text)).toEqual(meant));

  test('a clock with its own offset is not one of the question', () => {
    expect(treeOf('after 2026-02-12 04:05:06Z', 'event', 'Europe/Zurich')).toEqual(
      compare('time', 'after', at('2026-02-12T04:05:06Z')),
    );
    expect(treeOf('before 23:30 -05:00', 'event', 'Europe/Zurich')).toEqual(
      compare('time', 'before', at('2026-02-16T04:30Z')),
    );
  });

  test('whatever moment it is, in whatever zone', () => {
    const zones = ['UTC', 'Europe/Zurich', 'America/New_York', 'Asia/Kolkata', '+05:45', '-09:30'];
    fc.assert(
      fc.property(
        fc.integer({ min: -8_000_000_000_000_000, max: 7_000_000_000_000_000 }),
        fc.constantFrom(...zones),
        fc.constantFrom(...zones),
        (moment, shown, asked) => {
          const iso = formatInstant(moment);
          for (const write of [writeMoment, writeShortMoment]) {
            const written = write(iso, shown);
            for (const words of ['after', 'before', 'time >', 'since', 'until']) {
              expect(treeOf(`${words} ${written}`, 'event', asked)).toEqual(
                treeOf(`${words} ${iso}`, 'event', asked),
              );
            }
            const to = write(formatInstant(moment + 86_400_000_000), shown);
            expect(treeOf(`between ${written} and ${to}`, 'event', asked)).toEqual(
              during({ kind: 'span', from: moment, to: moment + 86_400_000_000 }),
            );
          }
        },
      ),
    );
  });

  test('hours with a dash between them are no offset', () => {
    const refused = troubleOf('created before 10:30-11:30');
    expect(refused.message).toContain('time is expected');
  });
});

test('an instant to the microsecond is a point', () => {
  const at: TimeOperand = { kind: 'instant', at: micros('2025-03-01T10:30:15.123Z') + 456 };
  expect(treeOf('at 2025-03-01T10:30:15.123456Z')).toEqual(during(at));
});

test.each([
  ['on 31 february 2025', '31 february 2025', 'no such date'],
  ['2025-02-29', '2025-02-29', 'no such date'],
  ['created before 2025-13-01', '2025-13-01', 'no such date'],
  ['on 31 june', '31 june', 'no such date'],
  ['on 32.1.2025', '32.1.2025', 'no such date'],
  ['at 2025-03-01T25:00Z', '2025-03-01T25:00Z', 'no such time'],
  ['on 3/5/2025', '3/5/2025', 'can be two dates'],
  ['in march 1066', 'march 1066', 'out of reach'],
  ['between 2025-03-08 and 2025-03-01', '2025-03-08 and 2025-03-01', 'not after the start'],
  ['before lunch', 'lunch', 'time is expected'],
  ['created on is soon', 'soon', 'time is expected'],
  ['created contains 5', 'contains', 'is a time'],
  ['failed logins last night', 'last', 'No time is known'],
])('%s is refused at "%s"', (text, words, message) => {
  const trouble = troubleOf(text);
  expect(trouble.words).toBe(words);
  expect(trouble.message).toContain(message);
});
