import { type ErrorCode, TrailcaseError } from './errors.ts';
import type { MappedWord } from './fields.ts';
import type { Kind } from './kinds.ts';
import type { VerifyCheck } from './verify-report.ts';

/** How the user wants an import to be read. Everything is optional: content decides by default. */
export interface ImportOptions {
  /** System to read the files as, instead of recognising it. */
  system?: string | undefined;
  /** Kind for every record; needed with `map`, an override otherwise. */
  kind?: Kind | undefined;
  /** Zone for times that carry none: IANA name or offset. Without it UTC is assumed, and said so. */
  zone?: string | undefined;
  /** Canonical field → column or dotted path, for shapes that no source describes. */
  map?: Partial<Record<MappedWord, string>> | undefined;
  /** Take the proposed mapping for shapes that no source describes, instead of refusing them. */
  proposed?: boolean | undefined;
  /** Import a file although the same bytes are already in the case. */
  again?: boolean | undefined;
}

/** `complete`: read to a proper end. `incomplete`: the archive is damaged or cut; what was read is kept. */
export type SourceState = 'complete' | 'incomplete';

/** The file as the user gave it: a source of its own when plain, the wrapper of one or more when compressed. */
export interface GivenReceipt {
  /** The last part of its path; of a file out of a folder the path from that folder on, with `/` between. */
  name: string;
  path: string;
  bytes: number;
  sha256: string;
  container: 'plain' | 'gzip' | 'zstd' | 'zip';
  /** Modification time of the file, ISO UTC. */
  modified: string;
}

/** What became of one source. The law: read = stored + duplicates + rejected. */
export interface SourceReceipt {
  id: number;
  /** Name of the file, or of the member inside it. */
  name: string;
  /** SHA-256 of the source's bytes, decompressed; record offsets count in these bytes. */
  sha256: string;
  bytes: number;
  file: GivenReceipt;
  system: string;
  /** Why it was recognised as that system, in words. */
  reason: string;
  encoding: string;
  layout: string;
  /** Stored records by kind. */
  kinds: Partial<Record<Kind, number>>;
  read: number;
  stored: number;
  /** Of those stored: other states of jobs, sessions, … that the case knew already. Receipts before format 50 have none. */
  states?: number;
  duplicates: number;
  /** Duplicates whose bytes are not the bytes of the record that is stored. */
  differing: number;
  rejected: number;
  undated: number;
  /** ISO UTC of the earliest and latest stored record. */
  first: string | null;
  last: string | null;
  /** Zone applied to times without one. */
  zone: string;
  /** True when at least one time had no zone and none was given. */
  zoneAssumed: boolean;
  warnings: string[];
  state: SourceState;
  /** When the import began, ISO UTC. */
  imported: string;
  seconds: number;
}

/** A file, a member of one, or something in a folder that was not taken, and why. */
export interface Refusal {
  /** Path of the file as it was given, or as it was found in a folder. */
  file: string;
  /** Name of the file, or of the member inside it. */
  name: string;
  /** One of the codes of `errors.ts`: `left-out` for what a folder holds and is not read by rule. */
  code: ErrorCode;
  message: string;
  /** Columns or keys found, for an unknown shape. */
  columns?: string[];
  /** The proposed mapping, ready to be given as `--map`. */
  suggestion?: string;
}

/** A refusal as it is known where only the member is. */
export type MemberRefusal = Omit<Refusal, 'file'>;

/** Whether records were found whose fields no source describes: with a mapping they can be taken. */
export function needsMapping({ code, columns }: Pick<Refusal, 'code' | 'columns'>): boolean {
  return code === 'unknown-shape' && columns !== undefined && columns.length > 0;
}

/** The answer of an import job. */
export interface ImportReceipt {
  case: string;
  sources: SourceReceipt[];
  refused: Refusal[];
  /** CloudTrail digests compared with the log files of the case, where this import brought either and the case has digests. */
  digests?: VerifyCheck;
}

/** What an import stored before it was cancelled or failed; null where that is nothing. */
export function receiptBefore(error: unknown): ImportReceipt | null {
  if (!(error instanceof TrailcaseError)) return null;
  const { receipt } = (error.details ?? {}) as { receipt?: ImportReceipt };
  return receipt ?? null;
}

/** Counts at which exporting systems are known to stop without saying so. */
export const exportCaps: readonly number[] = [1_000, 5_000, 10_000, 50_000, 250_000, 1_000_000];
