import { expect, test } from 'vitest';
import { flowOf } from '../../../renderer/features/detail/parts/flow-steps.ts';
import type { RecordRow } from '../../../shared/case.ts';
import { rowWith } from './record-rows.ts';

function event(time: string | null, status: string, outcome: RecordRow['outcome']): RecordRow {
  return rowWith({
    time: time === null ? null : `2026-01-05T06:17:${time}Z`,
    outcome,
    fields: { status },
  });
}

const initiated = event('32.497000', 'Initiated', 'pending');
const pending = event('35.000000', 'Pending', 'pending');
const success = event('40.408000', 'Success', 'success');

test('a sign-in is told from its beginning to its outcome, with the times between', () => {
  const { steps, summary } = flowOf([initiated, pending, success]);
  expect(summary).toBe('Initiated → Pending → Success in 7.911 s.');
  expect(steps.map(({ step, sinceBefore }) => [step, sinceBefore])).toEqual([
    ['initiated', null],
    ['pending', 2_503_000],
    ['success', 5_408_000],
  ]);
});

test('what is missing is said', () => {
  expect(flowOf([success]).summary).toBe('Success. Its beginning is not recorded.');
  expect(flowOf([initiated, pending]).summary).toBe(
    'Initiated → Pending in 2.503 s. Its outcome is not recorded.',
  );
});

test('steps of the same kind are told once', () => {
  expect(flowOf([initiated, pending, pending, success]).summary).toMatch(
    /^Initiated → Pending → Success/,
  );
});

test('records of other kinds are part of the flow but not of what is told of it', () => {
  const session = rowWith({ kind: 'session', outcome: 'success' });
  expect(flowOf([session]).summary).toBe('Neither a beginning nor an outcome is recorded.');
});

test('a missing time leaves the stretch between unknown', () => {
  const { steps, summary } = flowOf([initiated, event(null, 'Success', 'success')]);
  expect(steps[1]?.sinceBefore).toBeNull();
  expect(summary).toBe('Initiated → Success.');
});
