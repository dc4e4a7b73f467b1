import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../shared/errors.ts';
import { digestAction, trailSystem } from '../../../shared/trail-digest.ts';
import { type ReadableCase, StreamReader } from '../store/index.ts';
import { readDigest, type TrailDigest } from './trail-digest.ts';

/** A digest as it stands in a source of the case. */
export interface DigestCopy {
  source: number;
  /** Null where its evidence cannot be read, or is no digest. */
  digest: TrailDigest | null;
  /** SHA-256 of its bytes, from the first brace to the last. */
  sha256: string;
  /** SHA-256 of the whole source where that holds nothing else; null in a file of several records. */
  fileSha256: string | null;
}

interface CopyRow {
  source: number;
  stream: number;
  offset: number;
  length: number;
  sha256: string;
  encoding: string;
  read: number;
}

/**
 * The digests of a case, source by source. Those that were not stored because a digest of the same
 * name was there are among them: one of two that differ was altered. Nothing but the index of
 * actions is read where a case has none.
 */
export function* digestCopies(db: ReadableCase): Generator<DigestCopy> {
  const action = db.prepare('SELECT id FROM value WHERE text = ?').pluck().get(digestAction);
  if (action === undefined) return;
  const isThere = db.prepare('SELECT 1 FROM record WHERE action = ? LIMIT 1').get(action);
  if (isThere === undefined) return;
  const streams = new StreamReader(db, { fleeting: true });
  const rows = db
    .prepare(
      `SELECT c.source, s.stream, c.offset, c.length, t.sha256,
         s.receipt ->> 'encoding' AS encoding, s.receipt ->> 'read' AS read
       FROM (
         SELECT source, offset, length FROM record WHERE action = @action
         UNION ALL
         SELECT source, offset, length FROM duplicate
         WHERE record IN (SELECT id FROM record WHERE action = @action)
       ) c JOIN source s ON s.id = c.source JOIN stream t ON t.id = s.stream
       WHERE s.system = @system ORDER BY c.source, c.offset`,
    )
    .iterate({ action, system: trailSystem }) as IterableIterator<CopyRow>;
  for (const row of rows) yield copyOf(row, streams);
}

function copyOf(row: CopyRow, streams: StreamReader): DigestCopy {
  const { source, encoding } = row;
  const bytes = bytesOf(row, streams);
  return {
    source,
    digest: readDigest(new TextDecoder(encoding).decode(bytes)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileSha256: row.read === 1 ? row.sha256 : null,
  };
}

/** None where evidence is damaged: that is found by the check of its source. */
function bytesOf({ stream, offset, length }: CopyRow, streams: StreamReader): Buffer {
  try {
    return streams.read(stream, offset, length);
  } catch (error) {
    if (error instanceof TrailcaseError && error.code === 'case-altered') return Buffer.alloc(0);
    throw error;
  }
}
