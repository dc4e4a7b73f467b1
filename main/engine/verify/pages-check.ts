import { createHash } from 'node:crypto';
import { hashPages, type PulledSeal, type ReadableCase, StreamReader } from '../store/index.ts';

interface ImportedEntry {
  sources: { id: number; name: string }[];
  pulled?: PulledSeal;
}

/**
 * Compares the pages of pulls with what the custody log says of them, and their hashes with the bytes of the
 * evidence. The chain of the log must have been checked before.
 * @param look called after each source; throws when the verification was cancelled
 * @returns what differs, in words; empty when nothing does
 */
export function checkPulledPages(db: ReadableCase, look: () => void): string[] {
  const findings: string[] = [];
  const reader = new StreamReader(db);
  let expected = 0;
  const entries = db
    .prepare(`SELECT id, detail FROM custody WHERE action = 'imported' ORDER BY id`)
    .all() as { id: number; detail: string }[];
  for (const { id, detail } of entries) {
    const { sources, pulled } = JSON.parse(detail) as ImportedEntry;
    const [source] = sources;
    if (pulled === undefined || source === undefined) continue;
    expected += pulled.pages;
    if (hashPages(db, source.id) !== pulled.sha256) {
      findings.push(`the pages of source ${source.id} are not those that custody entry ${id} says`);
    }
    findings.push(...checkBytes(db, reader, source.id));
    look();
  }
  const found = db.prepare('SELECT count(*) FROM pull_page').pluck().get() as number;
  if (found !== expected) findings.push(`pages of pulls: ${found} instead of ${expected}`);
  return findings;
}

function checkBytes(db: ReadableCase, reader: StreamReader, source: number): string[] {
  const stream = db.prepare('SELECT stream FROM source WHERE id = ?').pluck().get(source);
  if (typeof stream !== 'number') return [`the source ${source} of pulled pages is missing`];
  const pages = db
    .prepare('SELECT page, offset, bytes, sha256 FROM pull_page WHERE source = ? ORDER BY page')
    .all(source) as { page: number; offset: number; bytes: number; sha256: string }[];
  return pages.flatMap(({ page, offset, bytes, sha256 }) =>
    hashOf(reader, stream, offset, bytes) === sha256
      ? []
      : [`page ${page} of source ${source} is not as it came`],
  );
}

/** Null where the evidence cannot be read there. */
function hashOf(reader: StreamReader, stream: number, offset: number, bytes: number) {
  try {
    return createHash('sha256')
      .update(reader.read(stream, offset, bytes))
      .digest('hex');
  } catch {
    return null;
  }
}
