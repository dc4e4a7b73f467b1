import { expect, test } from 'vitest';
import { ladderOf } from '../../../renderer/features/detail/parts/attempt-ladder.ts';
import type { RecordRow } from '../../../shared/case.ts';
import { rowWith } from './record-rows.ts';

function attempt(number: number, time: string | null, outcome: RecordRow['outcome']): RecordRow {
  return rowWith({
    id: number,
    kind: 'webhook',
    time: time === null ? null : `2026-02-12T${time}Z`,
    outcome,
    fields: { attempt: number },
  });
}

test('each attempt stands beside the time at which the schedule wants it', () => {
  const { rungs, reckonedFrom } = ladderOf([
    attempt(1, '01:25:00.000000', 'pending'),
    attempt(2, '01:26:00.264000', 'pending'),
    attempt(3, '01:29:59.000000', 'pending'),
    attempt(4, '01:40:00.000000', 'failure'),
  ]);
  expect(reckonedFrom).toBe(1);
  expect(rungs.map(({ planned, late, state }) => [planned, late, state])).toEqual([
    ['2026-02-12T01:25:00.000000Z', 0, 'made'],
    ['2026-02-12T01:26:00.000000Z', 264_000, 'made'],
    ['2026-02-12T01:30:00.000000Z', -1_000_000, 'made'],
    ['2026-02-12T01:40:00.000000Z', 0, 'made'],
  ]);
});

test('after a delivery no further attempt is needed', () => {
  const { rungs } = ladderOf([
    attempt(1, '01:25:00.000000', 'pending'),
    attempt(2, '01:26:00.000000', 'success'),
  ]);
  expect(rungs.map(({ state }) => state)).toEqual(['made', 'made', 'not-needed', 'not-needed']);
});

test('an attempt that the case lacks is said to be missing, and the schedule reckoned from another', () => {
  const { rungs, reckonedFrom } = ladderOf([attempt(3, '01:30:00.000000', 'pending')]);
  expect(reckonedFrom).toBe(3);
  expect(rungs.map(({ attempt: number, state, planned }) => [number, state, planned])).toEqual([
    [1, 'not-recorded', '2026-02-12T01:25:00.000000Z'],
    [2, 'not-recorded', '2026-02-12T01:26:00.000000Z'],
    [3, 'made', '2026-02-12T01:30:00.000000Z'],
    [4, 'to-come', '2026-02-12T01:40:00.000000Z'],
  ]);
});

test('an attempt beyond the schedule has no planned time', () => {
  const { rungs } = ladderOf([
    attempt(1, '01:25:00.000000', 'pending'),
    attempt(5, '03:00:00.000000', 'failure'),
  ]);
  expect(rungs.at(-1)).toMatchObject({ attempt: 5, planned: null, state: 'beyond-schedule' });
});

test('without numbers the order of time counts, and without times nothing is planned', () => {
  const first = rowWith({ id: 7, kind: 'webhook', time: '2026-02-12T01:25:00.000000Z' });
  const second = rowWith({ id: 8, kind: 'webhook', time: '2026-02-12T01:26:00.000000Z' });
  const { rungs } = ladderOf([second, first]);
  expect(rungs.slice(0, 2).map(({ row, attempt: number }) => [row?.id, number])).toEqual([
    [7, 1],
    [8, 2],
  ]);
  const undated = ladderOf([attempt(1, null, 'failure')]);
  expect(undated.reckonedFrom).toBeNull();
  expect(undated.rungs[0]).toMatchObject({ planned: null, late: null });
});

test('two records of the same attempt are both shown', () => {
  const { rungs } = ladderOf([
    attempt(1, '01:25:00.000000', 'pending'),
    { ...attempt(1, '01:25:01.000000', 'pending'), id: 9 },
  ]);
  expect(rungs.filter(({ attempt: number }) => number === 1)).toHaveLength(2);
});

test('a number that no delivery has is not believed', () => {
  const { rungs } = ladderOf([attempt(1_000_000_000, '01:25:00.000000', 'pending')]);
  expect(rungs).toHaveLength(4);
});
