import type { SourceReceipt } from './import-receipt.ts';
import type { Kind } from './kinds.ts';
import type { Note } from './marks.ts';
import type { Query } from './query/ast.ts';

/**
 * Forms of an export. `json`, `ndjson`: the original records, whole. `csv`: the columns asked for,
 * every cell exact. `csv-safe`: the same, made harmless for spreadsheets, which alters cells.
 */
export const exportFormats = ['json', 'ndjson', 'csv', 'csv-safe'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** A column of an exported table. */
export interface ExportedColumn {
  /** What stands in the header. */
  label: string;
  /** Canonical field, path in the original record, or what else the column shows. */
  from: string;
  /** Cells that are not empty. */
  filled: number;
}

/** What people marked on a record of an export, as it stands in the file beside it. */
export interface MarkedRecord {
  /** Place of the record in the exported file, from 1. */
  position: number;
  /** Number of the record in the case. */
  record: number;
  starred: boolean;
  tags: string[];
  /** Oldest first. */
  notes: Omit<Note, 'id' | 'record'>[];
}

/** A file of marks beside an export. */
export interface MarksWritten {
  /** Records of the export that are marked. */
  records: number;
  bytes: number;
  sha256: string;
}

/** What an export was asked for, everything resolved, so that it can be asked again. */
export interface ExportedQuestion {
  /** View that it was asked in; null for the timeline. */
  kind: Kind | null;
  /** The question as it was typed, where it was. */
  typed: string | null;
  /** The question in canonical text, and as a sentence. */
  text: string;
  sentence: string;
  /** Words that were not understood as part of the question. */
  ignored: string[];
  query: Query;
  /** Instant that relative times count back from, ISO UTC, and where it comes from, in words. */
  asOf: string;
  asOfFrom: string;
  /** Zone of days, weeks and times of day. */
  zone: string;
  /** Order of the records: fields with `asc` or `desc`; the last one is unique. */
  sort: string[];
  limit: number | null;
}

/** Counts of an export. Laws: inCase = matched + notMatched, matched = written + leftOut. */
export interface ExportCounts {
  inCase: number;
  notMatched: number;
  matched: number;
  written: number;
  leftOut: number;
  /** Why records that matched are not in the file; their counts make up `leftOut`. */
  leftOutWhy: { reason: string; count: number }[];
}

/** A source of the case as a manifest names it. */
export type ExportedSource = Pick<
  SourceReceipt,
  | 'id'
  | 'name'
  | 'sha256'
  | 'bytes'
  | 'system'
  | 'reason'
  | 'encoding'
  | 'layout'
  | 'zone'
  | 'zoneAssumed'
  | 'state'
  | 'read'
  | 'stored'
  | 'duplicates'
  | 'rejected'
> & {
  file: { name: string; bytes: number; sha256: string; container: string };
  /** Records of this source in the exported file. */
  written: number;
};

/**
 * What stands beside an exported file. The same case and question give the same bytes, save for
 * `generated`.
 */
export interface ExportManifest {
  manifest: 'trailcase export';
  version: 1;
  case: { id: string; created: string };
  question: ExportedQuestion;
  counts: ExportCounts;
  /** Written records by kind. */
  kinds: Partial<Record<Kind, number>>;
  /** ISO UTC of the earliest and the latest record in the file, and how many have no time. */
  span: { first: string | null; last: string | null; undated: number };
  file: { format: ExportFormat; bytes: number; sha256: string; records: number };
  /** How the records are written, in sentences. */
  rules: string[];
  /** Columns from left to right; null for formats that hold whole records. */
  columns: ExportedColumn[] | null;
  /** Cells with an apostrophe put in front; null for every format but `csv-safe`. */
  alteredCells: number | null;
  /** The file beside it that holds stars, tags and notes; null where none was asked for, or they are columns. */
  marks: MarksWritten | null;
  /** What importing the file again gives. */
  importAgain: string;
  sources: ExportedSource[];
  generated: {
    /** When, ISO UTC, and by which account of the operating system. */
    at: string;
    by: string;
    tool: string;
    file: string;
    case: string;
    /** The custody log before the entry of this export. */
    custody: { entries: number; head: string };
  };
}

/** Result of an export. */
export interface ExportReceipt {
  path: string;
  bytes: number;
  sha256: string;
  format: ExportFormat;
  counts: ExportCounts;
  alteredCells: number | null;
  marks: (MarksWritten & { path: string }) | null;
  /** Columns that are empty in every row. */
  emptyColumns: string[];
  sentence: string;
  manifest: { path: string; bytes: number; sha256: string };
}
