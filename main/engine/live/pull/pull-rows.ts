import type { ConnectionNote, PullReceipt } from '../../../../shared/pull.ts';
import { appendCustody, liveEntries, type WritableCase } from '../../store/index.ts';

/** What was asked for when a pull began, as the case keeps it. */
export interface PullAsked {
  connection: ConnectionNote;
  streams: string[];
  /** As they were given; null where nothing was. */
  since: string | null;
  until: string | null;
  again: boolean;
  follow: number | null;
}

/**
 * Keeps that a pull begins, within the caller's transaction.
 * @returns its number, that of its custody entry
 */
export function beginPull(db: WritableCase, asked: PullAsked): number {
  const { id } = appendCustody(db, liveEntries.pullStarted, asked);
  db.prepare('INSERT INTO pull (id, connection, detail) VALUES (?, ?, ?)').run(
    id,
    asked.connection.id,
    JSON.stringify(asked),
  );
  return id;
}

/** Keeps how a pull ended, within the caller's transaction. What it stored has entries of its own. */
export function endPull(db: WritableCase, receipt: PullReceipt): void {
  const { sources, ...rest } = receipt;
  appendCustody(db, liveEntries.pullEnded, { ...rest, sources: sources.map(({ id }) => id) });
}
