import { TrailcaseError } from '../../../../shared/errors.ts';
import type { Playbook, PlaybookStep } from '../../../../shared/playbook.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type {
  AnsweredDetail,
  ChangedDetail,
  JudgedDetail,
  StartedDetail,
} from './custody-details.ts';

/** Something that was done in a run, with when and by whom. */
export interface Done<Detail> {
  id: number;
  /** ISO UTC. */
  time: string;
  by: string;
  detail: Detail;
}

/** A run as it is kept. Of answers and verdicts the newest of each step, by its id. */
export interface StoredRun {
  id: number;
  started: string;
  by: string;
  playbook: Playbook;
  detail: StartedDetail;
  answers: Map<string, Done<AnsweredDetail>>;
  verdicts: Map<string, Done<JudgedDetail>>;
  /** The newest; null while it is running as it was started. */
  state: Done<ChangedDetail> | null;
  /** Values and other names in force: those of the start and those that were learnt. */
  values: Record<string, string>;
  names: Record<string, string[]>;
  /** When the last thing was done in it. */
  changed: string;
}

interface RunRow {
  id: number;
  playbook: string;
  detail: string;
  time: number;
  actor: string;
}

interface StepRow {
  id: number;
  step: string;
  kind: 'answer' | 'verdict' | 'state';
  detail: string;
  time: number;
  actor: string;
}

/** Numbers of the runs of a case, the latest first. */
export function listRunIds(db: ReadableCase): number[] {
  return db.prepare('SELECT id FROM playbook_run ORDER BY id DESC').pluck().all() as number[];
}

/**
 * Reads a run.
 * @throws TrailcaseError `not-found`
 */
export function readStoredRun(db: ReadableCase, id: number): StoredRun {
  const row = db
    .prepare(
      `SELECT r.id, r.playbook, r.detail, c.time, c.actor
       FROM playbook_run r JOIN custody c ON c.id = r.id WHERE r.id = ?`,
    )
    .get(id) as RunRow | undefined;
  if (row === undefined) {
    throw new TrailcaseError('not-found', `There is no run ${id} of a playbook in this case.`);
  }
  const detail = JSON.parse(row.detail) as StartedDetail;
  const run: StoredRun = {
    id,
    started: formatInstant(row.time),
    by: row.actor,
    playbook: JSON.parse(row.playbook) as Playbook,
    detail,
    answers: new Map(),
    verdicts: new Map(),
    state: null,
    values: { ...detail.parameters },
    names: { ...detail.names },
    changed: formatInstant(row.time),
  };
  for (const step of stepRows(db, id)) addStep(run, step);
  return run;
}

function stepRows(db: ReadableCase, run: number): IterableIterator<StepRow> {
  return db
    .prepare(
      `SELECT s.id, s.step, s.kind, s.detail, c.time, c.actor
       FROM playbook_step s JOIN custody c ON c.id = s.id WHERE s.run = ? ORDER BY s.id`,
    )
    .iterate(run) as IterableIterator<StepRow>;
}

/** Rows come in the order in which they were written, so that the newest stays. */
function addStep(run: StoredRun, { id, step, kind, detail, time, actor }: StepRow): void {
  const done = { id, time: formatInstant(time), by: actor };
  run.changed = done.time;
  if (kind === 'answer') {
    run.answers.set(step, { ...done, detail: JSON.parse(detail) as AnsweredDetail });
  } else if (kind === 'verdict') {
    run.verdicts.set(step, { ...done, detail: JSON.parse(detail) as JudgedDetail });
  } else {
    run.state = { ...done, detail: JSON.parse(detail) as ChangedDetail };
    Object.assign(run.values, run.state.detail.parameters);
    Object.assign(run.names, run.state.detail.names);
  }
}

/**
 * A step of a run.
 * @throws TrailcaseError `not-found`
 */
export function stepOf({ id, playbook }: StoredRun, step: string): PlaybookStep {
  const found = playbook.steps.find((each) => each.id === step);
  if (found !== undefined) return found;
  throw new TrailcaseError('not-found', `The run ${id} has no step "${step}".`);
}

/**
 * The newest answer of a step with the ids of its records in ranges.
 * @throws TrailcaseError `not-found` where the step was not asked yet
 */
export function readAnswerRecords(
  db: ReadableCase,
  run: StoredRun,
  step: string,
): { id: number; ranges: string; count: number } {
  const { title } = stepOf(run, step);
  const answer = run.answers.get(step);
  if (answer === undefined) {
    throw new TrailcaseError('not-found', `"${title}" has no answer yet. Ask it first.`);
  }
  const ranges = db
    .prepare('SELECT records FROM playbook_step WHERE id = ?')
    .pluck()
    .get(answer.id) as string;
  return { id: answer.id, ranges, count: answer.detail.count };
}
