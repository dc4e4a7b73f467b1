import { type Kind, kinds } from '../../../shared/kinds.ts';
import { isOpenStatus } from '../../../shared/open-status.ts';

/** Kinds whose records tell how something stands that goes on changing. What an audit or event record tells is over. */
const stateful: readonly Kind[] = ['job', 'notification', 'session', 'grant', 'webhook'];

const statefulNumbers: ReadonlySet<number> = new Set(stateful.map((kind) => kinds.indexOf(kind)));

/** Kinds that a system calls up to date although nobody did anything: each use of a session moves its time. */
const restless: ReadonlySet<number> = new Set(
  (['session', 'grant'] as const).map((kind) => kinds.indexOf(kind)),
);

/** Two forms of one record may write its time to the second and to the millisecond. */
const oneSecond = 1_000_000;

/** How a record says that its job, session or delivery stands. */
export interface RecordState {
  /** Position in `kinds`. */
  kind: number;
  /** Folded, see `shared/open-status.ts`; null where it says nothing. */
  status: string | null;
  httpStatus: number | null;
  /** Microseconds UTC. */
  updated: number | null;
}

/** True for kinds whose records may come again with another state under the same id. */
export function isStateful(kind: number): boolean {
  return statefulNumbers.has(kind);
}

/**
 * True where two records of one thing tell different states of it. What only one of them says is no difference: the other
 * may come from an export without that column.
 */
export function isOtherState(one: RecordState, other: RecordState): boolean {
  if (differ(one.status, other.status) || differ(one.httpStatus, other.httpStatus)) return true;
  if (one.updated === null || other.updated === null || restless.has(one.kind)) return false;
  return !isOpen(one) && !isOpen(other) && Math.abs(one.updated - other.updated) >= oneSecond;
}

/**
 * True where the state that came later is the later one as well. The time of its last update decides; without, what has come to
 * its end does not begin again; else it is the one that came later.
 */
export function supersedes(candidate: RecordState, known: RecordState): boolean {
  const { updated } = candidate;
  if (updated !== null && known.updated !== null && updated !== known.updated) {
    return updated > known.updated;
  }
  return isOpen(candidate) === isOpen(known) || isOpen(known);
}

function differ(one: string | number | null, other: string | number | null): boolean {
  return one !== null && other !== null && one !== other;
}

function isOpen({ status }: RecordState): boolean {
  return status !== null && isOpenStatus(status);
}
