import { describe, expect, it } from 'vitest';
import {
  actionWord,
  callsToMake,
  callsWords,
  checkedWords,
  presenceWord,
  resultWord,
  runWord,
} from '../../../renderer/features/response/acting-words.ts';
import type { ActRun, CallResult, CheckedAction, Presence } from '../../../shared/acting.ts';

function result(action: number, state: CallResult['state']): CallResult {
  return { action, state, asked: null } as CallResult;
}

function run(
  number: number,
  state: ActRun['state'],
  calls: CallResult[],
  byHand: number[] = [],
): ActRun {
  return {
    run: number,
    state,
    calls,
    byHand: byHand.map((action) => ({ action, told: '' })),
    notes: [{ action: 7, told: '' }],
  } as ActRun;
}

function checked(
  kind: CheckedAction['kind'],
  states: Presence['state'][],
  more: object = {},
): CheckedAction {
  const calls = states.map((state) => ({ kind, presence: { state, told: '' } }));
  return { action: 1, kind, calls, found: 0, byHand: null, ...more } as CheckedAction;
}

describe('what is told of executions', () => {
  it('counts requests by how they stand, the finished first', () => {
    expect(callsWords([])).toBe('no requests');
    expect(
      callsWords(
        (['waiting', 'doubt', 'done', 'settled', 'done'] as const).map((each) => result(1, each)),
      ),
    ).toBe('2 done, 1 settled, 1 in doubt, 1 waiting');
  });

  it('says that a request is out', () => {
    expect(resultWord({ state: 'waiting', asked: null }).word).toBe('waiting');
    expect(resultWord({ state: 'waiting', asked: '2026-01-01T00:00:00Z' }).word).toBe('asked');
    expect(resultWord({ state: 'doubt', asked: '2026-01-01T00:00:00Z' })).toEqual({
      word: 'in doubt',
      level: 'bad',
    });
  });

  it('counts what a dry run would send: no settled things, and no sessions that are gone', () => {
    expect(
      callsToMake([
        checked('revoke-session', ['present', 'settled', 'missing', 'unknown']),
        checked('retry-job', ['present', 'missing']),
      ]),
    ).toBe(4);
    expect(checkedWords(checked('revoke-sessions', ['present', 'present'], { found: 1 }))).toBe(
      '2 requests, 1 of them besides those that the plan names',
    );
    expect(checkedWords(checked('disable-account', [], { byHand: 'no path' }))).toBe(
      'To be done by hand.',
    );
    expect(presenceWord({ state: 'missing', told: '' })).toEqual({
      word: 'not there',
      level: 'warn',
    });
  });

  it('tells the state of an action by the latest execution that had it', () => {
    const runs = [
      run(9, 'stopped', [result(2, 'done'), result(2, 'failed')], [3]),
      run(5, 'done', [result(1, 'done'), result(1, 'settled'), result(2, 'done')]),
    ];
    expect(actionWord(runs, 1)).toEqual({ word: 'carried out', level: 'good', run: 5 });
    expect(actionWord(runs, 2)).toMatchObject({ level: 'bad', run: 9 });
    expect(actionWord(runs, 3)).toMatchObject({ word: 'to be done by hand', run: 9 });
    expect(actionWord(runs, 4)).toBeNull();
    expect(actionWord(runs, 7)).toMatchObject({ word: 'nothing was to be done', level: 'good' });
    expect(runs.map((each) => runWord(each).word)).toEqual(['stopped before its end', 'done']);
  });
});
