import type { ActRun, CallResult } from '../../../shared/acting.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { ActStep, CallAtHand, KeptCall, StartedDetail } from './act-details.ts';
import { readPlan } from './read-plan.ts';

interface RunRow {
  id: number;
  detail: string;
  time: number;
  actor: string;
}

interface StepRow {
  id: number;
  run: number;
  kind: ActStep['kind'];
  detail: string;
  time: number;
}

/** A run as its rows have it. */
export interface StoredRun {
  run: ActRun;
  /** Part of the idempotency keys of its calls. */
  key: string;
  calls: CallAtHand[];
}

/**
 * The executions of the response plan, the latest first, as the custody log tells them, whose chain holds. Nothing but the end of a run says that it ended: of one that
 * is not at work and has none, the program ended before it did.
 * @param atWork number of the run that is being carried out now
 */
export function listRuns(db: ReadableCase, atWork: number | null): ActRun[] {
  const rows = runRows(db, '', []);
  const steps = Map.groupBy(stepRows(db, '', []), ({ run }) => run);
  return rows.map((row) => foldRun(row, steps.get(row.id) ?? [], row.id === atWork).run);
}

/**
 * One run, to go on with.
 * @throws {TrailcaseError} `not-found` for a number that no run has
 */
export function storedRun(db: ReadableCase, run: number): StoredRun {
  const [row] = runRows(db, 'WHERE r.id = ?', [run]);
  if (row === undefined) {
    throw new TrailcaseError(
      'not-found',
      `There is no execution ${run} of the response plan in this case.`,
    );
  }
  const stored = foldRun(row, stepRows(db, 'WHERE s.run = ?', [run]), false);
  const planned = new Set(readPlan(db).actions.map(({ id }) => id));
  const calls = stored.calls.map((at) => ({ ...at, isOff: !planned.has(at.call.action) }));
  return { ...stored, calls };
}

function runRows(db: ReadableCase, where: string, values: number[]): RunRow[] {
  return db
    .prepare(
      `SELECT r.id, c.detail, c.time, c.actor FROM act_run r JOIN custody c ON c.id = r.id ${where} ORDER BY r.id DESC`,
    )
    .all(...values) as RunRow[];
}

function stepRows(db: ReadableCase, where: string, values: number[]): StepRow[] {
  return db
    .prepare(
      `SELECT s.id, s.run, s.kind, c.detail, c.time FROM act_step s JOIN custody c ON c.id = s.id ${where} ORDER BY s.id`,
    )
    .all(...values) as StepRow[];
}

function foldRun(row: RunRow, rows: readonly StepRow[], isAtWork: boolean): StoredRun {
  const { connection, key, calls, byHand, notes } = JSON.parse(row.detail) as StartedDetail;
  const results = new Map(calls.map((call) => [call.call, waiting(call)]));
  const versions = new Map<string, string | null>();
  let state: ActRun['state'] = 'running';
  let error: ActRun['error'] = null;
  for (const { kind, detail, time } of rows) {
    const step = { kind, detail: JSON.parse(detail) } as ActStep;
    if (step.kind === 'state') {
      ({ state, error } = step.detail);
      continue;
    }
    const result = results.get(step.detail.call);
    if (result === undefined) continue;
    if (step.kind === 'asked') {
      versions.set(step.detail.call, step.detail.version);
      Object.assign(result, {
        state: 'doubt',
        status: null,
        answer: '',
        asked: formatInstant(time),
        answered: null,
      });
    } else {
      const { state: came, status, answer } = step.detail;
      Object.assign(result, { state: came, status, answer, answered: formatInstant(time) });
    }
  }
  const all = [...results.values()];
  const hasDied = state === 'running' && !isAtWork;
  return {
    run: {
      run: row.id,
      connection,
      started: formatInstant(row.time),
      by: row.actor,
      state: hasDied ? 'stopped' : state,
      calls: all.map((result) => shown(result, isAtWork && state === 'running')),
      byHand,
      notes,
      error: hasDied ? endedWithout(all) : error,
    },
    key,
    calls: calls.map((call) => ({
      call,
      state: results.get(call.call)?.state ?? 'waiting',
      status: results.get(call.call)?.status ?? null,
      version: versions.get(call.call) ?? null,
      isOff: false,
    })),
  };
}

function waiting({ route: _, users: __, record: ___, ...call }: KeptCall): CallResult {
  return { ...call, state: 'waiting', status: null, answer: '', asked: null, answered: null };
}

/** An answer that is still awaited is no doubt yet. */
function shown(result: CallResult, isAtWork: boolean): CallResult {
  if (result.state !== 'doubt' || result.answered !== null) return result;
  return isAtWork
    ? { ...result, state: 'waiting' }
    : { ...result, answer: 'It was sent, and no answer is known.' };
}

function endedWithout(calls: readonly CallResult[]): ActRun['error'] {
  const open = calls.filter(({ state }) => state === 'doubt').length;
  const words =
    open === 0 ? '' : ` ${open === 1 ? 'One request was' : `${open} requests were`} out then.`;
  return {
    code: 'cancelled',
    message: `Trailcase ended before this execution did.${words} Go on with it: what is in doubt is looked at in the tenant first.`,
  };
}
