import { createHash } from 'node:crypto';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { ReadableCase } from '../store/index.ts';
import { frameBytes, StreamReader } from '../store/index.ts';

/** Told after each frame; throws when the verification was cancelled. */
export type Passed = (bytes: number) => void;

/**
 * Hashes a stream of evidence again, frame by frame.
 * @returns what differs from the hash and the size that were written down
 */
export function checkStream(db: ReadableCase, stream: number, passed: Passed): string[] {
  const row = db.prepare('SELECT bytes, sha256 FROM stream WHERE id = ?').get(stream) as
    | { bytes: number; sha256: string }
    | undefined;
  if (row === undefined) return [`evidence stream ${stream} is missing`];
  const reader = new StreamReader(db);
  const digest = createHash('sha256');
  const frames = Math.ceil(row.bytes / frameBytes);
  let bytes = 0;
  for (let seq = 0; seq < frames; seq += 1) {
    let frame: Buffer;
    try {
      frame = reader.frame(stream, seq);
    } catch {
      return [`evidence is damaged at byte ${seq * frameBytes} of stream ${stream}`];
    }
    digest.update(frame);
    bytes += frame.length;
    passed(frame.length);
  }
  const sha256 = digest.digest('hex');
  if (bytes === row.bytes && sha256 === row.sha256) return [];
  return [
    `stream ${stream} has SHA-256 ${sha256} over ${bytes} bytes, written down was ${row.sha256} over ${row.bytes}`,
  ];
}

/** Compares the rows that a source has with the counts of its receipt. */
export function checkCounts(db: ReadableCase, receipt: SourceReceipt): string[] {
  const findings: string[] = [];
  const compare = (what: string, table: string, expected: number) => {
    const found = db
      .prepare(`SELECT count(*) FROM ${table} WHERE source = ?`)
      .pluck()
      .get(receipt.id) as number;
    if (found !== expected) findings.push(`${found} ${what} are there, ${expected} were imported`);
  };
  compare('records', 'record', receipt.stored);
  compare('duplicates', 'duplicate', receipt.duplicates);
  compare('rejections', 'issue', receipt.rejected);
  const { read, stored, duplicates, rejected } = receipt;
  if (read !== stored + duplicates + rejected) {
    findings.push(
      `read ${read} is not stored ${stored} + duplicate ${duplicates} + rejected ${rejected}`,
    );
  }
  return findings;
}
