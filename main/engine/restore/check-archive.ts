import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  checkCustody,
  checkSeals,
  frameBytes,
  type ReadableCase,
  StreamReader,
} from '../store/index.ts';
import type { ArchiveSource } from './archive-sources.ts';

/**
 * Proves that what is to be sent is what was imported: the custody log holds, the receipts are those that it
 * seals, every byte of the sources hashes to what their receipts say, and no record was added or taken away.
 * @param passed told the bytes that were hashed; throws to stop
 * @throws {TrailcaseError} `case-altered` with what differs
 */
export function checkArchive(
  db: ReadableCase,
  sources: readonly ArchiveSource[],
  passed: (bytes: number) => void,
): void {
  refuse(checkCustody(db));
  refuse(checkSeals(db));
  const streams = new Map<number, string>();
  const count = db.prepare('SELECT count(*) FROM record WHERE source = ?').pluck();
  const findings: string[] = [];
  for (const { id, stream, given, receipt } of sources) {
    streams.set(stream, receipt.sha256);
    streams.set(given, receipt.file.sha256);
    const found = count.get(id) as number;
    if (found !== receipt.stored) {
      findings.push(
        `source ${id} has ${found} records, ${receipt.stored} were stored when it was imported`,
      );
    }
  }
  const reader = new StreamReader(db, { fleeting: true });
  for (const [stream, sha256] of streams) {
    const found = hashStream(db, reader, stream, passed);
    if (found !== sha256) {
      findings.push(`evidence stream ${stream} has SHA-256 ${found}, its receipt says ${sha256}`);
    }
  }
  refuse(findings);
}

/** Bytes that `checkArchive` goes through. */
export function bytesToCheck(sources: readonly ArchiveSource[]): number {
  const streams = new Map<number, number>();
  for (const { stream, given, receipt } of sources) {
    streams.set(stream, receipt.bytes);
    streams.set(given, receipt.file.bytes);
  }
  return [...streams.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function hashStream(
  db: ReadableCase,
  reader: StreamReader,
  stream: number,
  passed: (bytes: number) => void,
): string {
  const bytes = db.prepare('SELECT bytes FROM stream WHERE id = ?').pluck().get(stream) as
    | number
    | undefined;
  const digest = createHash('sha256');
  const frames = Math.ceil((bytes ?? 0) / frameBytes);
  for (let seq = 0; seq < frames; seq += 1) {
    const frame = reader.frame(stream, seq);
    digest.update(frame);
    passed(frame.length);
  }
  return digest.digest('hex');
}

function refuse(findings: readonly string[]): void {
  if (findings.length === 0) return;
  throw new TrailcaseError(
    'case-altered',
    `Nothing is restored from evidence that is not what was imported: ${findings.join('; ')}. Import the archive again into a new case, from a copy whose hash you know.`,
    findings,
  );
}
