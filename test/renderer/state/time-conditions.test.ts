import { expect, test } from 'vitest';
import { undated, withTime } from '../../../renderer/state/time-conditions.ts';
import {
  chips,
  isAboutTime,
  isParseError,
  isRelative,
  parse,
  type Query,
} from '../../../shared/query/index.ts';

function conditions(text: string): Query[] {
  const read = parse(text, { kind: 'job', asOf: 1_770_000_000_000_000, zone: 'UTC' });
  if (isParseError(read)) throw new Error(read.message);
  return chips(read.query, 'job').map(({ query }) => query);
}

const isTime = (text: string) => conditions(text).map(isAboutTime);

test('conditions on the time of a record are about time, however they are put', () => {
  expect(isTime('yesterday')).toEqual([true]);
  expect(isTime('yesterday or last month')).toEqual([true]);
  expect(isTime('created at is not before 2026-01-01')).toEqual([true]);
  expect(isTime('not (yesterday or today)')).toEqual([true]);
  expect(isAboutTime(undated)).toBe(true);
});

test('conditions that ask for anything else besides are not', () => {
  expect(isTime('status is failed')).toEqual([false]);
  expect(isTime('(yesterday or status is failed)')).toEqual([false]);
  expect(isTime('updated at is yesterday')).toEqual([false]);
});

test('another time takes the place of all times, and the rest keeps its order', () => {
  const [status, name] = conditions('status is failed and job name is trim');
  const [today] = conditions('today');
  const now = conditions(
    'status is failed and yesterday and job name is trim and created at exists',
  );
  expect(withTime(now, today === undefined ? [] : [today])).toEqual([status, today, name]);
  expect(withTime(now, [])).toEqual([status, name]);
});

test('a first time comes last', () => {
  const [status] = conditions('status is failed');
  expect(withTime(conditions('status is failed'), [undated])).toEqual([status, undated]);
});

test('it is known which conditions count from the newest record', () => {
  expect(conditions('in the last 7 days').map(isRelative)).toEqual([true]);
  expect(conditions('not yesterday').map(isRelative)).toEqual([true]);
  expect(conditions('created at older than 2 hours').map(isRelative)).toEqual([true]);
  expect(conditions('on 2026-01-01').map(isRelative)).toEqual([false]);
  expect(conditions('status is failed').map(isRelative)).toEqual([false]);
});
