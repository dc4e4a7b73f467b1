import { createHash } from 'node:crypto';

import { TrailcaseError } from '../../../../shared/errors.ts';
import type { RunState, Verdict } from '../../../../shared/playbook.ts';
import {
  appendCustody,
  checkRecords,
  cleanText,
  formatRanges,
  type WritableCase,
} from '../../store/index.ts';
import type { AskedStep } from './ask-step.ts';
import {
  actions,
  type ChangedDetail,
  type JudgedDetail,
  type StartedDetail,
} from './custody-details.ts';
import type { PreparedRun } from './prepare-run.ts';
import { readStoredRun, stepOf } from './stored-run.ts';

/** Starts a run, within the caller's transaction; the playbook is kept with it. Gives its number. */
export function keepRun(
  db: WritableCase,
  { playbook, parameters, names, asOf, zone }: PreparedRun,
): number {
  const text = JSON.stringify(playbook);
  const detail: StartedDetail = {
    playbook: playbook.id,
    title: playbook.title,
    sha256: createHash('sha256').update(text).digest('hex'),
    parameters,
    names,
    asOf,
    zone,
  };
  const { id } = appendCustody(db, actions.started, detail);
  db.prepare('INSERT INTO playbook_run (id, playbook, detail) VALUES (?, ?, ?)').run(
    id,
    text,
    JSON.stringify(detail),
  );
  return id;
}

/**
 * Freezes an answer, within the caller's transaction. What was frozen before stays in the case.
 * @throws TrailcaseError `bad-request` for a run that is not running
 */
export function keepAnswer(db: WritableCase, { detail, ranges }: AskedStep): number {
  checkRunning(db, detail.run);
  return keepStep(db, actions.answered, 'answer', detail, ranges);
}

/** A verdict as it is given. */
export interface GivenVerdict {
  run: number;
  step: string;
  verdict: Verdict | null;
  note: string;
  evidence: readonly number[];
}

/**
 * Keeps verdict, note and evidence of a step, within the caller's transaction.
 * @throws TrailcaseError `not-found` for an unknown run, step or record, `bad-request` for a run that is not running
 */
export function keepVerdict(db: WritableCase, given: GivenVerdict): number {
  const { run, step, verdict, note } = given;
  stepOf(readStoredRun(db, run), step);
  checkRunning(db, run);
  const evidence = [...new Set(given.evidence)].sort((one, other) => one - other);
  checkRecords(db, evidence);
  const ranges = formatRanges(evidence);
  const detail: JudgedDetail = { run, step, verdict, note: cleanText(note), evidence: ranges };
  return keepStep(db, actions.judged, 'verdict', detail, ranges);
}

/** A change of a run's state as it is given. */
export interface GivenState {
  run: number;
  state: RunState;
  conclusion: string;
  learnt: Pick<PreparedRun, 'parameters' | 'names'> | null;
}

/**
 * Keeps the state of a run and what is concluded from it, within the caller's transaction.
 * @throws TrailcaseError `not-found` for an unknown run
 */
export function keepState(
  db: WritableCase,
  { run, state, conclusion, learnt }: GivenState,
): number {
  readStoredRun(db, run);
  const detail: ChangedDetail = { run, state, conclusion: cleanText(conclusion), ...learnt };
  return keepStep(db, actions.changed, 'state', { step: '', ...detail }, '');
}

function keepStep(
  db: WritableCase,
  action: string,
  kind: 'answer' | 'verdict' | 'state',
  detail: { run: number; step: string },
  ranges: string,
): number {
  const { id } = appendCustody(db, action, detail);
  db.prepare(
    'INSERT INTO playbook_step (id, run, step, kind, detail, records) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, detail.run, detail.step, kind, JSON.stringify(detail), ranges);
  return id;
}

function checkRunning(db: WritableCase, run: number): void {
  const state = readStoredRun(db, run).state?.detail.state ?? 'running';
  if (state === 'running') return;
  throw new TrailcaseError('bad-request', `The run ${run} is ${state}. Resume it first.`);
}
