import type { SourceReceipt } from './import-receipt.ts';
import type { IssueCode } from './issues.ts';
import type { JobProgress } from './job.ts';
import type { Kind } from './kinds.ts';
import type { MarkSummary } from './marks.ts';
import type { Chip, Completion, ParseError, Question } from './query/index.ts';
import type { Outcome, RecordFlag } from './record.ts';

/** What is known of a case file's soundness: the checks of opening it, or of a full verification. */
export interface Integrity {
  state: 'ok' | 'damaged' | 'not-checked';
  /** What was checked and what was found, in words. */
  findings: string[];
}

/** Count and time span of one kind. Times ISO UTC; null when every record is undated. */
export interface KindSummary {
  kind: Kind;
  count: number;
  undated: number;
  /** Records of which a later state is in the case: jobs, sessions, … that were exported more than once. */
  superseded: number;
  first: string | null;
  last: string | null;
}

/** Why a case is open for reading only: somebody asked for it, or its file or its folder cannot be written. */
export type ReadOnlyReason = 'asked' | 'file' | 'folder';

/** What is in a case. */
export interface CaseInfo {
  path: string;
  /** Random id given when the case was created; stays when the file is moved. */
  id: string;
  created: string;
  bytes: number;
  records: number;
  kinds: KindSummary[];
  sources: SourceReceipt[];
  integrity: Integrity;
  /** Null where it is open for writing. */
  readOnly: ReadOnlyReason | null;
  custody: { entries: number; head: string };
}

/** What the original record says, letter by letter; empty where it says nothing. */
export interface WrittenParts {
  /** The text that the time was read from. */
  time: string;
  /** The old and the new state, cut after 300 characters. */
  old: string;
  new: string;
}

/** One record as a row of a table: id, place, and its kind's fields by canonical name. */
export interface RecordRow {
  id: number;
  kind: Kind;
  /** ISO UTC with microseconds; null when undated. */
  time: string | null;
  outcome: Outcome;
  fields: Record<string, string | number | null>;
  flags: RecordFlag[];
  source: number;
  offset: number;
  length: number;
  /** The record's original text, where it was asked for; U+FFFD in place of bytes that are not text. */
  raw?: string;
  /** Values at the paths that were asked for, in their order; null where the record has none. */
  values?: (string | null)[];
  /** Parts of the original as they are written, where they were asked for. */
  written?: WrittenParts;
  /** Paths that differ between its old and its new state; absent where there are no two states. */
  changed?: string[];
  /** What people marked on it; absent when nobody did. */
  mark?: MarkSummary;
  /** A later state of what it is about is in the case; absent where it is the latest, or its kind has no states. */
  superseded?: true;
}

/** Where a page of records ended; hand it back to get the next one. */
export interface RecordCursor {
  time: number | null;
  id: number;
}

export interface RecordPage {
  rows: RecordRow[];
  /** Null when this was the last page. */
  next: RecordCursor | null;
}

/** Exact bytes of one record and where they came from. */
export interface RawRecord {
  id: number;
  source: number;
  sourceName: string;
  offset: number;
  length: number;
  base64: string;
}

/** One side of a change. */
export interface EntityState {
  /** The state as JSON text, or as the text that was there when it is not whole JSON. Null: not recorded, or nested too deep
   * to be written (then not readable). */
  text: string | null;
  /** False when the text is not whole JSON, for example cut off by the exporting system. */
  readable: boolean;
}

/** Old and new state of a record and what differs. */
export interface RecordStates {
  id: number;
  old: EntityState;
  new: EntityState;
  /** Difference in the reference's notation as JSON text; null when there is none to show. */
  diff: string | null;
  /** Why there is no diff, or what it says: in words. */
  note: string;
  /** Says that the old state is not recorded but taken from another record; null where it is recorded, or not known. */
  derived: string | null;
  /** Number of that record. */
  derivedFrom: number | null;
}

export interface RejectedRecord {
  id: number;
  source: number;
  sourceName: string;
  line: number;
  offset: number;
  length: number;
  code: IssueCode;
  reason: string;
  /** The first characters of what was rejected. */
  excerpt: string;
}

export interface RejectedPage {
  total: number;
  rows: RejectedRecord[];
  next: number | null;
}

/** Result of writing evidence out again. */
export interface WrittenEvidence {
  path: string;
  bytes: number;
  sha256: string;
}

/** One entry of the custody log. `hash` = SHA-256 over the previous hash and this entry's content. */
export interface CustodyEntry {
  id: number;
  /** ISO UTC. */
  time: string;
  /** Operating system account that acted. */
  actor: string;
  action: string;
  detail: unknown;
  previous: string;
  hash: string;
}

/** One field of a record: by canonical name, or a value of the original record by path. */
export type OneField = { kind: 'field'; name: string } | { kind: 'path'; path: readonly string[] };

/** A field that a result is ordered by. Records without it come last, whichever the direction. */
export interface SortKey {
  field: OneField;
  descending: boolean;
}

/**
 * A question with everything that its answer depends on. `asOf` (ISO UTC) and `zone` are what
 * relative times count from; not given, they are the newest record's time and UTC.
 */
export interface Asked {
  question: Question;
  sort?: readonly SortKey[] | undefined;
  asOf?: string | undefined;
  zone?: string | undefined;
}

/** What a text means as a question, or where and why it cannot be read. */
export type Explanation =
  | {
      ok: true;
      question: Question;
      /** ISO UTC: what relative times count from. */
      asOf: string;
      zone: string;
      /** The question in words. */
      sentence: string;
      /** The question as text, always in the same words for the same meaning. */
      text: string;
      /** Words of the text that mean nothing. */
      ignored: string[];
      /** The conditions that must all hold. */
      chips: Chip[];
    }
  | { ok: false; error: ParseError };

/** Something that may come next in a text: it takes the place of what stands from `from` to `to`. */
export type Suggestion =
  | Exclude<Completion, { kind: 'value' }>
  /** A value of the case, and how many records of the view have it. */
  | { kind: 'value'; text: string; from: number; to: number; count: number };

/** Rows of a result and how far it is known. */
export interface ResultWindow {
  /** Position of the first row in the result. */
  from: number;
  rows: RecordRow[];
  /** Exact number of records; null while it is not known yet. */
  total: number | null;
  /** `found`: a search is still going on, and rows stand in the order in which they were found. */
  order: 'sorted' | 'found';
}

/** An open result: its number, its first rows, and what its relative times counted from. */
export interface OpenedResult extends ResultWindow {
  result: number;
  /** ISO UTC. */
  asOf: string;
  zone: string;
}

/** How far a search through the original text has come. */
export interface SearchProgress extends JobProgress {
  found: {
    /** The result that grows: its rows can be asked for already. */
    result: number;
    records: number;
  };
}

/** True for the progress of `search.start`. */
export function isSearchProgress(progress: JobProgress): progress is SearchProgress {
  return 'found' in progress;
}

/** What a search found, when it has ended. */
export interface SearchOutcome {
  result: number;
  total: number;
  /** Bytes of original text that were looked through. */
  searchedBytes: number;
}

/** One value of a field, how many records of a result have it, and its first and last time. */
export interface FacetValue {
  value: string | number;
  count: number;
  /** ISO UTC; null when every record with it is undated. */
  first: string | null;
  last: string | null;
}

/** The values of a field under a question without the conditions on that field itself. */
export interface Facet {
  /** Records that were looked at. */
  records: number;
  /** Records without the field. */
  missing: number;
  /** Distinct values. */
  distinct: number;
  /** The most frequent values, most frequent first. */
  top: FacetValue[];
  /** The rarest values, rarest first, of those that are not among the top. */
  rare: FacetValue[];
}

/** The values of a field under a question as it stands, for groups of rows. Most frequent first. */
export interface Groups {
  groups: FacetValue[];
  /** Records without the field. */
  missing: number;
  /** Distinct values, listed or not. */
  distinct: number;
  records: number;
}

/** What a position in a result is looked for by. */
export type PlaceSought =
  /** Where a record stands. */
  | { kind: 'record'; record: number }
  /** The first row at a time (microseconds UTC) or beyond it, in the result's direction; for results ordered by time. */
  | { kind: 'time'; time: number }
  /** The next marked row after a position, or before it. */
  | { kind: 'marked'; from: number; forward: boolean }
  /** The next row that is at least `micros` away in time from the row beside it; for results ordered by time. */
  | { kind: 'gap'; from: number; forward: boolean; micros: number };

/** A stretch of time and how many records lie in it, by layer. */
export interface HistogramBucket {
  /** Start and end, ISO UTC; the end belongs to the next bucket. */
  from: string;
  to: string;
  counts: Record<string, number>;
}

/** Records over time, in buckets that follow each other without gaps. */
export interface Histogram {
  /** What a bucket's length is counted in; days and longer are those of the zone. */
  unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
  /** Units that a bucket has. */
  step: number;
  zone: string;
  /** What the layers are. */
  by: 'outcome' | 'kind';
  records: number;
  /** Empty when every record is undated. */
  buckets: HistogramBucket[];
  /** Records without a time, by layer. */
  undated: Record<string, number>;
}
