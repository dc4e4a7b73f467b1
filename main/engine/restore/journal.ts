import { createHash } from 'node:crypto';
import type { ErrorData } from '../../../shared/errors.ts';
import type { ConnectionNote } from '../../../shared/pull.ts';
import type { RestoreRun, RestoreSource, RestoreVerification } from '../../../shared/restoring.ts';
import { appendCustody, liveEntries, type WritableCase } from '../store/index.ts';
import type { BatchLimits } from './batches.ts';

/** What a restore begins with. */
export interface RestoreStart {
  /** Made once: the keys of its batches have it in them. */
  uuid: string;
  connection: ConnectionNote;
  sources: RestoreSource[];
  counts: RestoreRun['counts'];
  /** Records that the tenant had. */
  inTenant: number;
  /** Records that are sent, and batches and bytes of them. */
  sent: number;
  batches: number;
  bytes: number;
  limits: BatchLimits;
}

/** What the custody log says of a start: the ranges of records by their hash, as they may be very many. */
export type StartDetail = RestoreStart & { sha256: string };

/** A batch before it is sent. */
export interface AskedDetail {
  run: number;
  batch: number;
  /** Its `Idempotency-Key`. */
  key: string;
  /** Numbers of its records in ranges. */
  records: string;
  count: number;
  bytes: number;
  /** Over the bytes that are sent. */
  sha256: string;
}

/** What the tenant said of a batch. accepted + alreadyThere + refusedTotal = its records. */
export interface AnsweredDetail {
  run: number;
  batch: number;
  status: number;
  /** Requests that it took. */
  attempts: number;
  accepted: number;
  alreadyThere: number;
  refused: RestoreRun['refused'];
  refusedTotal: number;
}

/** How a restore ended, or stopped. */
export interface StateDetail {
  run: number;
  state: 'stopped' | 'done' | 'failed';
  verification: (RestoreVerification & { seed: number; inTenant: number }) | null;
  error: ErrorData | null;
}

/**
 * Keeps the start of a restore with its custody entry, within the caller's transaction.
 * @param records numbers of the records that will be sent, in ranges
 * @returns the number of the run
 */
export function keepStart(db: WritableCase, start: RestoreStart, records: string): number {
  const sha256 = createHash('sha256').update(records).digest('hex');
  const detail: StartDetail = { ...start, sha256 };
  const { id } = appendCustody(db, liveEntries.restoreStarted, detail);
  db.prepare('INSERT INTO restore_run (id, detail, records) VALUES (?, ?, ?)').run(
    id,
    JSON.stringify(detail),
    records,
  );
  return id;
}

/** Keeps that a batch is about to be sent. */
export function keepAsked(db: WritableCase, detail: AskedDetail): void {
  keepStep(db, liveEntries.restoreAsked, 'asked', detail, detail.batch);
}

/** Keeps what the tenant said of a batch. */
export function keepAnswered(db: WritableCase, detail: AnsweredDetail): void {
  keepStep(db, liveEntries.restoreAnswered, 'answered', detail, detail.batch);
}

/** Keeps how a restore ended or stopped. */
export function keepState(db: WritableCase, detail: StateDetail): void {
  keepStep(db, liveEntries.restoreState, 'state', detail, null);
}

function keepStep(
  db: WritableCase,
  action: string,
  kind: string,
  detail: { run: number },
  batch: number | null,
): void {
  const { id } = appendCustody(db, action, detail);
  db.prepare('INSERT INTO restore_step (id, run, batch, kind, detail) VALUES (?, ?, ?, ?, ?)').run(
    id,
    detail.run,
    batch,
    kind,
    JSON.stringify(detail),
  );
}
