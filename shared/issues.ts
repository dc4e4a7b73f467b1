/**
 * Why a stretch of an archive did not become a record.
 * A closed set: the reason beside it says what was found, this code says what kind of trouble it is.
 */
export const issueCodes = [
  'invalid-json',
  'invalid-structure',
  'invalid-csv',
  'truncated',
  'record-too-large',
  'unknown-shape',
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** One rejected stretch of a source: where it lies and why it was not stored. */
export interface Rejection {
  /** Bytes from the start of the source (of the decompressed member, for a compressed file). */
  offset: number;
  /** Length in bytes. */
  length: number;
  /** Line on which it starts, counted from 1. */
  line: number;
  code: IssueCode;
  /** One sentence for a person: what was found, and what to do if something can be done. */
  reason: string;
}
