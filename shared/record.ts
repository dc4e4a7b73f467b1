import type { Kind } from './kinds.ts';

/** What is noteworthy about one stored record. Bits of one integer; never reuse a bit. */
export const recordFlags = {
  /** No readable time: the record is kept, undated. */
  undated: 1,
  /** The time had no zone; the zone of the source was applied. */
  zoneAssumed: 2,
  /** The old state is there but is not whole JSON (for example cut off by the exporting system). */
  oldUnreadable: 4,
  /** The same for the new state. */
  newUnreadable: 8,
  /** The record is a JSON value other than an object. */
  notAnObject: 16,
  /** A CSV row with more or fewer cells than the header. */
  ragged: 32,
  /** The bytes are not valid UTF-8; text columns show U+FFFD, the original bytes are untouched. */
  invalidText: 64,
  /** Nested deeper than 200 levels: kept, only its top level was read. */
  tooDeep: 128,
  /** The record brings a difference along that says other than its old and new state. */
  diffDisagrees: 256,
  /** The record has no states but a difference: old and new are what that tells of them. */
  statesFromDiff: 512,
} as const;

export type RecordFlag = keyof typeof recordFlags;

/** How an action ended, in the three words that every system can be brought to. Stored as its position. */
export const outcomes = ['unknown', 'success', 'failure', 'pending'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * A record after normalising: the canonical fields, whatever the source called them.
 * Everything else stays in the raw record, which is cut from the evidence by offset and length.
 */
export interface LogRecord {
  kind: Kind;
  /** Microseconds since 1970 UTC; null when the record has no readable time. */
  time: number | null;
  /** Second time of a state record (a job's last update), same unit. */
  updated: number | null;
  /** The record's own id in its system; null when it has none. */
  key: string | null;
  action: string | null;
  actor: string | null;
  target: string | null;
  subject: string | null;
  client: string | null;
  provider: string | null;
  status: string | null;
  username: string | null;
  ip: string | null;
  agent: string | null;
  organization: string | null;
  country: string | null;
  protocol: string | null;
  session: string | null;
  message: string | null;
  httpStatus: number | null;
  attempt: number | null;
  /** Microseconds. */
  duration: number | null;
  outcome: Outcome;
  /** Paths that differ between the old and the new state; null where there are no two states. */
  changed: readonly string[] | null;
  flags: number;
}
