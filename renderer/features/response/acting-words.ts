import type { ActRun, CallResult, CheckedAction, Presence } from '../../../shared/acting.ts';
import { counted } from '../../components/numbers.ts';

/** How a state is shown: a word, and whether it is good, bad or to be looked at. */
export interface StateWord {
  word: string;
  level: 'good' | 'bad' | 'warn' | 'plain';
}

const presences: Readonly<Record<Presence['state'], StateWord>> = {
  present: { word: 'to do', level: 'plain' },
  settled: { word: 'settled', level: 'good' },
  missing: { word: 'not there', level: 'warn' },
  unknown: { word: 'not known', level: 'warn' },
};

const results: Readonly<Record<CallResult['state'], StateWord>> = {
  waiting: { word: 'waiting', level: 'plain' },
  done: { word: 'done', level: 'good' },
  settled: { word: 'settled', level: 'good' },
  failed: { word: 'failed', level: 'bad' },
  doubt: { word: 'in doubt', level: 'bad' },
};

/** What the tenant says of a thing, in a word. */
export function presenceWord({ state }: Presence): StateWord {
  return presences[state];
}

/** How a call stands, in a word. */
export function resultWord({ state, asked }: Pick<CallResult, 'state' | 'asked'>): StateWord {
  return state === 'waiting' && asked !== null ? { word: 'asked', level: 'plain' } : results[state];
}

/** How an execution stands, in a word. */
export function runWord({ state, calls }: ActRun): StateWord {
  if (state === 'running') return { word: 'running', level: 'plain' };
  if (state === 'done') return { word: 'done', level: 'good' };
  return { word: calls.length === 0 ? 'stopped' : 'stopped before its end', level: 'bad' };
}

/** `3 done, 1 settled, 2 waiting`; states that no call is in are left out. */
export function callsWords(calls: readonly CallResult[]): string {
  const order: CallResult['state'][] = ['done', 'settled', 'failed', 'doubt', 'waiting'];
  const told = order.flatMap((state) => {
    const number = calls.filter((call) => call.state === state).length;
    return number === 0 ? [] : [`${number} ${results[state].word}`];
  });
  return told.length === 0 ? 'no requests' : told.join(', ');
}

/** Requests that would be made: those whose thing is not settled and, of a session or grant, still there. */
export function callsToMake(actions: readonly CheckedAction[]): number {
  const calls = actions.flatMap((action) => action.calls);
  return calls.filter(({ presence, kind }) => {
    const isOver = presence.state === 'missing' && kind.startsWith('revoke-');
    return presence.state !== 'settled' && !isOver;
  }).length;
}

/** What a dry run found of one action. */
export function checkedWords({ calls, found, byHand }: CheckedAction): string {
  if (calls.length === 0) return byHand === null ? 'Nothing is to be done.' : 'To be done by hand.';
  const beside = found === 0 ? '' : `, ${found} of them besides those that the plan names`;
  return `${counted(calls.length, 'request')}${beside}`;
}

/** What the executions of a case made of one action, by the latest that had it; null where none had. */
export function actionWord(
  runs: readonly ActRun[],
  action: number,
): (StateWord & { run: number }) | null {
  for (const run of runs) {
    const calls = run.calls.filter((call) => call.action === action);
    if (calls.length > 0) return { ...wordOf(calls), run: run.run };
    if (run.byHand.some((each) => each.action === action)) {
      return { word: 'to be done by hand', level: 'warn', run: run.run };
    }
    if (run.notes.some((each) => each.action === action)) {
      return { word: 'nothing was to be done', level: 'good', run: run.run };
    }
  }
  return null;
}

function wordOf(calls: readonly CallResult[]): StateWord {
  const isOver = calls.every(({ state }) => state === 'done' || state === 'settled');
  if (isOver) return { word: 'carried out', level: 'good' };
  if (calls.some(({ state }) => state === 'failed' || state === 'doubt')) {
    return { word: `not carried out whole: ${callsWords(calls)}`, level: 'bad' };
  }
  return { word: callsWords(calls), level: 'plain' };
}
