import type { ErrorData } from './errors.ts';
import type { ConnectionNote } from './pull.ts';

/** How an archive record stands to what the tenant has. */
export const restoreStates = ['new', 'there', 'conflicting', 'unfit'] as const;
export type RestoreState = (typeof restoreStates)[number];

/** One record as an example: of a conflict with what differs. */
export interface RestoreExample {
  record: number;
  id: string;
  state: RestoreState;
  /** What it is, or why it is unfit. */
  told: string;
  /** Paths that differ between the archive and the tenant, at most 20. */
  differs: string[];
}

/** What validating an archive found. */
export interface RestoreSource {
  source: number;
  name: string;
  sha256: string;
  records: number;
  /** `json`: sent as the bytes that were exported. `table`: rows made into JSON, which is told in the receipt. */
  form: 'json' | 'table';
  /**
   * What its manifest says, where one lay beside it: checked or what differs; null where there is none. `good` is null
   * where nothing was looked for, as the file lies where nobody chose anything.
   */
  manifest: { good: boolean | null; told: string } | null;
  warnings: string[];
}

/** Whether a credential may restore, as far as the tenant says what it may do. */
export interface RestorePermission {
  state: 'granted' | 'missing' | 'unknown';
  /** One or two sentences. */
  told: string;
}

/** What a restore would do: the archive against the tenant. */
export interface RestoreComparison {
  connection: ConnectionNote;
  confirm: string;
  sources: RestoreSource[];
  /** Records of the archive by state; the sum is all of them. */
  counts: Record<RestoreState, number>;
  /** Records that the tenant has. */
  inTenant: number;
  permission: RestorePermission;
  /** A few of each state. */
  examples: RestoreExample[];
  /** Batches that would be sent, and bytes. */
  batches: number;
  bytes: number;
  /** ISO UTC. */
  compared: string;
  /** Why it cannot be restored as it is; null where it can. */
  refusal: string | null;
}

/** What reading back found. */
export interface RestoreVerification {
  expected: number;
  found: number;
  /** Records that were read back and compared byte for byte, or value for value where they came from a table. */
  sampled: number;
  /** Of these, those of which the very bytes came back; the others came with the same values in other bytes. */
  identical: number;
  /** Ids that are missing or differ; at most 100. */
  faults: string[];
  good: boolean;
}

/** A restore, how far it is and what came of it. */
export interface RestoreRun {
  /** Number of the custody entry of its start. */
  run: number;
  connection: ConnectionNote;
  started: string;
  by: string;
  state: 'running' | 'stopped' | 'done' | 'failed';
  sources: RestoreSource[];
  /** As compared at the start. */
  counts: Record<RestoreState, number>;
  batches: number;
  batchesDone: number;
  /** By the answers of the tenant. */
  accepted: number;
  alreadyThere: number;
  refused: { record: number; id: string; told: string }[];
  refusedTotal: number;
  verification: RestoreVerification | null;
  error: ErrorData | null;
  /** ISO UTC; null while it is not over. */
  ended: string | null;
}

/** A receipt written into a file. */
export interface RestoreReceiptFile {
  path: string;
  format: 'json' | 'html';
  bytes: number;
  sha256: string;
}
