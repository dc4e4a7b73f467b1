import type { SourceReceipt } from './import-receipt.ts';
import type { IssueCode } from './issues.ts';
import type { Kind } from './kinds.ts';
import type { RecordFlag } from './record.ts';

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
  first: string | null;
  last: string | null;
}

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
  custody: { entries: number; head: string };
}

/** One record as a row of a table: id, place, and its kind's fields by canonical name. */
export interface RecordRow {
  id: number;
  kind: Kind;
  /** ISO UTC with microseconds; null when undated. */
  time: string | null;
  fields: Record<string, string | number | null>;
  flags: RecordFlag[];
  source: number;
  offset: number;
  length: number;
  /** The record's original text, where it was asked for; U+FFFD in place of bytes that are not text. */
  raw?: string;
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
  /** The state as JSON text, or as the text that was there when it is not whole JSON. Null: not recorded. */
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

/** One thing that verification looked at. */
export interface VerifyCheck {
  /** `source 3`, `custody`, `database`, … */
  subject: string;
  ok: boolean;
  /** What was compared, or what differs. */
  findings: string[];
}

export interface VerifyReport {
  ok: boolean;
  checks: VerifyCheck[];
  seconds: number;
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
