import type { ActRun, CallResult } from '../../../shared/acting.ts';
import type { ConnectionNote } from '../../../shared/pull.ts';
import type { ReadableCase } from '../store/index.ts';
import { listRuns } from './read-runs.ts';

/** What one execution made of one action. */
export interface CarriedOut {
  run: number;
  connection: ConnectionNote;
  /** ISO UTC. */
  started: string;
  by: string;
  /** Calls by how they stand; what was never sent is `waiting`. */
  counts: Partial<Record<CallResult['state'], number>>;
  /** Why it was left to be done by hand, or what was worth knowing; empty where nothing. */
  notes: string[];
  /** Everything of the action was carried out. */
  isWhole: boolean;
}

/** What the executions of the case made of each action, the earliest first. */
export function carriedOut(db: ReadableCase): Map<number, CarriedOut[]> {
  const found = new Map<number, CarriedOut[]>();
  for (const run of listRuns(db, null).toReversed()) {
    for (const [action, one] of actionsOf(run)) {
      found.set(action, [...(found.get(action) ?? []), one]);
    }
  }
  return found;
}

/** `3 done, 1 settled already`. */
export function countWords({ counts }: CarriedOut): string {
  const order: [CallResult['state'], string][] = [
    ['done', 'done'],
    ['settled', 'settled already'],
    ['failed', 'failed'],
    ['doubt', 'in doubt'],
    ['waiting', 'not sent'],
  ];
  const told = order.flatMap(([state, word]) => {
    const number = counts[state] ?? 0;
    return number === 0 ? [] : [`${number} ${word}`];
  });
  return told.length === 0 ? 'no request' : told.join(', ');
}

function actionsOf({ run, connection, started, by, calls, byHand, notes }: ActRun) {
  const actions = new Set([...calls, ...byHand, ...notes].map(({ action }) => action));
  return [...actions].map((action): [number, CarriedOut] => {
    const own = calls.filter((call) => call.action === action);
    const counts: CarriedOut['counts'] = {};
    for (const { state } of own) counts[state] = (counts[state] ?? 0) + 1;
    const left = byHand.filter((each) => each.action === action);
    const told = [...left, ...notes.filter((each) => each.action === action)];
    return [
      action,
      {
        run,
        connection,
        started,
        by,
        counts,
        notes: told.map((each) => each.told),
        isWhole:
          left.length === 0 && own.every(({ state }) => state === 'done' || state === 'settled'),
      },
    ];
  });
}
