import type { ErrorData } from '../../../shared/errors.ts';
import type {
  GivenReceipt,
  MemberRefusal,
  SourceReceipt,
  SourceState,
} from '../../../shared/import-receipt.ts';
import type { Rejection } from '../../../shared/issues.ts';
import type { KnownPages, PulledStretch, PullPoint } from './pulled-stretch.ts';

/**
 * Records on their way from the parser thread to the writer thread: numbers in one transferred
 * array, texts beside them, texts of entity-like fields as handles.
 */
export interface RecordBatch {
  /** Number of records. */
  rows: number;
  /**
   * Row by row the numeric columns of `recordColumns`; NaN for null. `source` is left for the writer;
   * `value` and `change` columns hold handles.
   */
  numbers: Float64Array<ArrayBuffer>;
  /** Row by row the text columns of `recordColumns`. */
  texts: (string | null)[];
  /** Row by row two numbers of 52 bits that stand for what makes a record the same record. */
  fingerprints: Float64Array<ArrayBuffer>;
  /** Texts whose handles follow on from those already sent. */
  newValues: string[];
  /** Sets of changed paths, likewise. */
  newChangeSets: string[];
  /** True when handles start again from 0: everything sent before is forgotten. */
  restart: boolean;
}

/** A frame of evidence. */
export interface EvidenceFrame {
  /** Stream number within this import of one file: 0 is the file as given, members follow. */
  stream: number;
  seq: number;
  bytes: number;
  codec: 'zstd' | 'stored';
  data: Uint8Array<ArrayBuffer>;
}

/** What the parser knows of a member when its last byte was read. */
export interface MemberSummary {
  name: string;
  stream: number;
  bytes: number;
  sha256: string;
  system: string;
  reason: string;
  encoding: string;
  layout: string;
  mapping: unknown;
  read: number;
  rejected: number;
  undated: number;
  /** Time of the earliest and of the latest record that was read, stored or not; microseconds UTC. */
  earliest: number | null;
  latest: number | null;
  zone: string;
  zoneAssumed: boolean;
  warnings: string[];
  state: SourceState;
  started: number;
}

/** A file as it was written. */
export interface StoredFile {
  receipts: SourceReceipt[];
  /** False where all its records were known and it was not kept: then the receipts say what would have been. */
  isKept: boolean;
}

/** From the parser thread to the writer thread, in this order for each file. */
export type ImportMessage =
  | { type: 'begin'; expectedRecords: number }
  | { type: 'member' }
  | { type: 'records'; batch: RecordBatch }
  | { type: 'rejections'; rejections: Rejection[] }
  | { type: 'frame'; frame: EvidenceFrame }
  | { type: 'member-end'; summary: MemberSummary }
  /** `damage`: what is wrong with the archive as a whole, so that members may be missing. */
  | {
      type: 'end';
      given: GivenReceipt;
      refused: MemberRefusal[];
      damage: string | null;
      /** Where a pull brought the file. */
      pulled?: PulledStretch;
    }
  /** Outside of a file: how far a pull is whose pages are not kept. */
  | { type: 'reached'; point: PullPoint; known: KnownPages | null }
  | { type: 'abort' };

/** From the writer thread back to the parser thread. */
export type ImportReply =
  /** One message was dealt with: the parser may send another. */
  | { type: 'taken' }
  /** The file is committed; or rolled back, where a pull brought it and all of it was known. */
  | { type: 'stored'; file: StoredFile }
  /** Everything of the file was rolled back. */
  | { type: 'rolled-back' }
  | { type: 'failed'; error: ErrorData };
