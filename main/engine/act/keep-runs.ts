import { TrailcaseError } from '../../../shared/errors.ts';
import type { AnsweredDetail, AskedDetail, StartedDetail, StateDetail } from '../response/index.ts';
import { appendCustody, liveEntries, type WritableCase } from '../store/index.ts';

/** Keeps the start of a run, within the caller's transaction; answers with its number. */
export function keepStart(db: WritableCase, detail: StartedDetail): number {
  const { id } = appendCustody(db, liveEntries.actStarted, detail);
  db.prepare('INSERT INTO act_run (id, detail) VALUES (?, ?)').run(id, JSON.stringify(detail));
  return id;
}

/**
 * Keeps that a request is about to go out, within the caller's transaction.
 * @param turn number of the entry with which the run was taken up
 * @throws {TrailcaseError} `case-busy` where somebody else has taken it up since; nothing may be sent then
 */
export function keepAsked(db: WritableCase, detail: AskedDetail, turn: number): void {
  const latest = db
    .prepare(
      `SELECT max(id) FROM act_step
       WHERE run = ? AND kind = 'state' AND json_extract(detail, '$.state') = 'running'`,
    )
    .pluck()
    .get(detail.run) as number | null;
  if ((latest ?? detail.run) !== turn) {
    throw new TrailcaseError(
      'case-busy',
      `Execution ${detail.run} was gone on with from somewhere else, so it ended here. Look there how far it is.`,
    );
  }
  keepStep(db, 'asked', liveEntries.actAsked, detail);
}

/** Keeps what came of it, within the caller's transaction. */
export function keepAnswered(db: WritableCase, detail: AnsweredDetail): void {
  keepStep(db, 'answered', liveEntries.actAnswered, detail);
}

/** Keeps that a run went on, or how it ended, within the caller's transaction; answers with the number of the entry. */
export function keepState(db: WritableCase, detail: StateDetail): number {
  const action = detail.state === 'running' ? liveEntries.actResumed : liveEntries.actState;
  return keepStep(db, 'state', action, detail);
}

function keepStep(
  db: WritableCase,
  kind: 'asked' | 'answered' | 'state',
  action: string,
  detail: AskedDetail | AnsweredDetail | StateDetail,
): number {
  const { id } = appendCustody(db, action, detail);
  db.prepare('INSERT INTO act_step (id, run, call, kind, detail) VALUES (?, ?, ?, ?, ?)').run(
    id,
    detail.run,
    'call' in detail ? detail.call : null,
    kind,
    JSON.stringify(detail),
  );
  return id;
}
