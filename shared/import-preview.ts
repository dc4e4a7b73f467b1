import type { CanonicalField, MappedWord } from './fields.ts';
import type { GivenReceipt, MemberRefusal } from './import-receipt.ts';
import type { Kind } from './kinds.ts';
import type { Confidence } from './sources.ts';

export type { MappedWord } from './fields.ts';

/** A mapping for a shape that no source describes, worked out from names of columns and from values. */
export interface MappingProposal {
  kind: Kind;
  /** Column or dotted path by what it holds; each column at most once. Empty where nothing fits. */
  map: Partial<Record<MappedWord, string>>;
  /** Why each of them, as part of a sentence: "named like a time, and 10 of 10 values are times". */
  why: Partial<Record<MappedWord, string>>;
  /** What to know before it is taken, in whole sentences; mostly empty. */
  cautions: string[];
}

/** One of the first records of a member, as it would be stored: by the proposed mapping where no source recognises it. */
export interface PreviewRow {
  /** Values by column (or top-level key), cut after 200 characters, in the order of `columns`. */
  cells: (string | null)[];
  /** What each canonical field would become; only those that have a value. */
  fields: Partial<Record<CanonicalField, string>>;
  kind: Kind | null;
}

/** What importing one member would do. */
export interface MemberPreview {
  /** Name of the file, or of the member inside it. */
  name: string;
  encoding: string;
  layout: string;
  /** Null when no source recognises it: it needs a mapping. */
  system: string | null;
  kind: Kind | null;
  /** How sure that is; null where it is not recognised. */
  confidence: Confidence | null;
  /** Why it was recognised, or why not. */
  reason: string;
  /** Columns of a table, or top-level keys of the first records. */
  columns: string[];
  /** The mapping in force, or the proposed one where no source recognises it. */
  mapping: Partial<Record<MappedWord, string>>;
  /** What is proposed for a shape that no source describes; null where one recognises it, or a mapping was given. */
  proposal: MappingProposal | null;
  /** At most 10. */
  rows: PreviewRow[];
  /** Times without a zone among the first records, as written; empty when every time has one. */
  zoneless: string[];
  /** Why it cannot be taken as it is. */
  refusal: MemberRefusal | null;
}

/** What importing a file would do, from its first bytes. Nothing is stored. */
export interface ImportPreview {
  file: Pick<GivenReceipt, 'name' | 'path' | 'bytes' | 'container'>;
  /** At most 50. */
  members: MemberPreview[];
  /** Members there are. */
  total: number;
}

/** The place of something that was not stored, in the evidence around it. */
export interface RejectedPlace {
  /** Up to 2 000 characters before it, itself (at most 100 000), and after it; U+FFFD in place of what is not text. */
  before: string;
  text: string;
  after: string;
  /** True when itself is longer than what is shown. */
  cut: boolean;
  line: number;
  offset: number;
  length: number;
}
