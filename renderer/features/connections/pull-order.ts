import type { Connection } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { type Clock, readRange } from '../query-bar/read-range.ts';
import { noSpan, spanOfTimes } from '../query-bar/span-of-times.ts';
import type { PullDraft } from './connections-screen-state.ts';

/** What is asked of the engine, or in which field something cannot be read and why. */
export type PullOrder =
  | { ok: true; params: ParamsOf<'pull.start'> }
  | { ok: false; field: 'since' | 'until' | 'streams'; message: string };

/**
 * Reads what was written about the next pull.
 * @param clock what relative times count from: now
 */
export function pullOrder(connection: Connection, draft: PullDraft, clock: Clock): PullOrder {
  const { streams, from } = draft;
  if (streams !== null && streams.length === 0) {
    return { ok: false, field: 'streams', message: 'Choose one log or more.' };
  }
  const params: ParamsOf<'pull.start'> = {
    connection,
    ...(streams === null ? {} : { streams: [...streams] }),
    ...(from === 'all' ? { again: true } : {}),
  };
  const since = from === 'time' ? draft.since : '';
  if (from === 'time' && since.trim() === '') {
    return { ok: false, field: 'since', message: 'Write from when on, such as 2026-01-20.' };
  }
  if (since.trim() === '' && draft.until.trim() === '') return { ok: true, params };
  const read = readRange(since, draft.until, clock);
  if (!read.ok) {
    return { ok: false, field: read.field === 'to' ? 'until' : 'since', message: read.message };
  }
  const span = spanOfTimes(read.times, clock);
  if (span === null) return { ok: false, field: 'since', message: noSpan };
  if (span.from !== null) params.since = span.from;
  if (span.to !== null) params.until = span.to;
  return { ok: true, params };
}
