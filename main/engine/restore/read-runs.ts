import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { RestoreRun } from '../../../shared/restoring.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { type ReadableCase, readRanges } from '../store/index.ts';
import type { AnsweredDetail, AskedDetail, StartDetail, StateDetail } from './journal.ts';

/** Refused records of a run that are listed; all of them stand in the custody log. */
const mostRefused = 1_000;

interface RunRow {
  id: number;
  detail: string;
  actor: string;
  time: number;
}

interface StepRow {
  batch: number | null;
  kind: 'asked' | 'answered' | 'state';
  detail: string;
  time: number;
}

/** A restore as the custody log tells it, whose chain holds: what is shown of it, and what going on with it needs. */
export interface StoredRun {
  run: RestoreRun;
  start: StartDetail;
  /** How it ended last; null where its process died. */
  state: StateDetail | null;
  asked: ReadonlyMap<number, AskedDetail>;
  answered: ReadonlyMap<number, AnsweredDetail>;
}

/** The restores of a case, the latest first. One whose process died shows as stopped. */
export function listRuns(db: ReadableCase): RestoreRun[] {
  return (runRows(db, null) as RunRow[]).map((row) => fold(db, row).run);
}

/**
 * One restore with its journal.
 * @throws {TrailcaseError} `not-found` for a number that none has
 */
export function readRun(db: ReadableCase, run: number): StoredRun {
  const [row] = runRows(db, run);
  if (row !== undefined) return fold(db, row);
  throw new TrailcaseError('not-found', `There is no restore ${run} in this case.`);
}

/** Numbers of the records that a restore sends, ascending. */
export function readSent(db: ReadableCase, { run, start }: StoredRun): number[] {
  const text = String(
    db.prepare('SELECT records FROM restore_run WHERE id = ?').pluck().get(run.run),
  );
  const most = db.prepare('SELECT count(*) FROM record').pluck().get() as number;
  const isSealed = createHash('sha256').update(text).digest('hex') === start.sha256;
  if (isSealed) return readRanges(text, most);
  throw new TrailcaseError(
    'case-altered',
    `The list of records of restore ${run.run} was altered outside Trailcase. Run verify to see how far it goes.`,
  );
}

function runRows(db: ReadableCase, run: number | null): RunRow[] {
  return db
    .prepare(
      `SELECT r.id, c.detail, c.actor, c.time FROM restore_run r JOIN custody c ON c.id = r.id
       WHERE @run IS NULL OR r.id = @run ORDER BY r.id DESC`,
    )
    .all({ run }) as RunRow[];
}

function fold(db: ReadableCase, { id, detail, actor, time }: RunRow): StoredRun {
  const start = JSON.parse(detail) as StartDetail;
  const steps = db
    .prepare(
      `SELECT s.batch, s.kind, c.detail, c.time FROM restore_step s JOIN custody c ON c.id = s.id
       WHERE s.run = ? ORDER BY s.id`,
    )
    .all(id) as StepRow[];
  const asked = new Map<number, AskedDetail>();
  const answered = new Map<number, AnsweredDetail>();
  let state: StateDetail | null = null;
  let ended: string | null = null;
  for (const step of steps) {
    state = null;
    ended = null;
    if (step.kind === 'asked') asked.set(step.batch as number, JSON.parse(step.detail));
    else if (step.kind === 'answered') answered.set(step.batch as number, JSON.parse(step.detail));
    else {
      state = JSON.parse(step.detail) as StateDetail;
      ended = formatInstant(step.time);
    }
  }
  const answers = [...answered.values()];
  const sum = (of: (answer: AnsweredDetail) => number) =>
    answers.reduce((total, answer) => total + of(answer), 0);
  const run: RestoreRun = {
    run: id,
    connection: start.connection,
    started: formatInstant(time),
    by: actor,
    state: state?.state ?? 'stopped',
    sources: start.sources,
    counts: start.counts,
    batches: start.batches,
    batchesDone: answered.size,
    accepted: sum(({ accepted }) => accepted),
    alreadyThere: sum(({ alreadyThere }) => alreadyThere),
    refused: answers.flatMap(({ refused }) => refused).slice(0, mostRefused),
    refusedTotal: sum(({ refusedTotal }) => refusedTotal),
    verification: shown(state?.verification ?? null),
    error: state?.error ?? null,
    ended,
  };
  return { run, start, state, asked, answered };
}

/** What of a verification a run shows; the rest stands in the receipt. */
function shown(verification: StateDetail['verification']): RestoreRun['verification'] {
  if (verification === null) return null;
  const { seed: _, inTenant: __, ...told } = verification;
  return told;
}
