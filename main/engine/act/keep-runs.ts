import type { AnsweredDetail, AskedDetail, StartedDetail, StateDetail } from '../response/index.ts';
import { appendCustody, liveEntries, type WritableCase } from '../store/index.ts';

/** Keeps the start of a run, within the caller's transaction; answers with its number. */
export function keepStart(db: WritableCase, detail: StartedDetail): number {
  const { id } = appendCustody(db, liveEntries.actStarted, detail);
  db.prepare('INSERT INTO act_run (id, detail) VALUES (?, ?)').run(id, JSON.stringify(detail));
  return id;
}

/** Keeps that a request is about to go out, within the caller's transaction. */
export function keepAsked(db: WritableCase, detail: AskedDetail): void {
  keepStep(db, 'asked', liveEntries.actAsked, detail);
}

/** Keeps what came of it, within the caller's transaction. */
export function keepAnswered(db: WritableCase, detail: AnsweredDetail): void {
  keepStep(db, 'answered', liveEntries.actAnswered, detail);
}

/** Keeps that a run went on, or how it ended, within the caller's transaction. */
export function keepState(db: WritableCase, detail: StateDetail): void {
  const action = detail.state === 'running' ? liveEntries.actResumed : liveEntries.actState;
  keepStep(db, 'state', action, detail);
}

function keepStep(
  db: WritableCase,
  kind: 'asked' | 'answered' | 'state',
  action: string,
  detail: AskedDetail | AnsweredDetail | StateDetail,
): void {
  const { id } = appendCustody(db, action, detail);
  db.prepare('INSERT INTO act_step (id, run, call, kind, detail) VALUES (?, ?, ?, ?, ?)').run(
    id,
    detail.run,
    'call' in detail ? detail.call : null,
    kind,
    JSON.stringify(detail),
  );
}
