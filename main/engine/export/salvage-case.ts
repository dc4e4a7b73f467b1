import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { cutText } from '../../../shared/cut-text.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { SalvagedStream, SalvageReport } from '../../../shared/salvage.ts';
import {
  explained,
  openDamaged,
  type ReadableCase,
  StreamReader,
  writeNewFile,
} from '../store/index.ts';
import { damagedRows } from './damaged-rows.ts';
import { type StoredStream, saveStream } from './save-stream.ts';

type Progress = (progress: JobProgress) => void;

/**
 * Writes out every stream of evidence that a damaged case still holds, into a new folder: those whose hash is the
 * one of their import as a file each, of the others every stretch that can be read. Writes nothing into the case,
 * and checks nothing but the evidence.
 * @throws TrailcaseError `file-exists` where the folder is there, `case-altered` where nothing can be read
 */
export function salvageCase(path: string, to: string, progress: Progress): SalvageReport {
  const db = openDamaged(resolve(path));
  try {
    const folder = resolve(to);
    explained(to, () => mkdirSync(folder));
    const report = saveAll(db, folder, progress);
    const text = `${JSON.stringify({ case: resolve(path), ...report }, null, 2)}\n`;
    writeNewFile(join(folder, 'salvage.json'), (file) => file.writeText(text));
    return report;
  } finally {
    db.close();
  }
}

function saveAll(db: ReadableCase, folder: string, progress: Progress): SalvageReport {
  const streams = damagedRows<StoredStream>(db, 'stream', 'id, bytes, sha256');
  const given = damagedRows<NamedStream>(db, 'given', 'id, stream, name');
  const sources = damagedRows<NamedStream>(db, 'source', 'id, stream, name');
  const names = namesOf([...given.rows, ...sources.rows]);
  const reader = new StreamReader(db);
  const total = streams.rows.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const saved = streams.rows.map((stream): SalvagedStream => {
    const called = names.get(stream.id) ?? [];
    const stage = `reading ${called[0] ?? `stream ${stream.id}`}`;
    return {
      stream: stream.id,
      names: called,
      bytes: stream.bytes,
      sha256: stream.sha256,
      ...saveStream(reader, stream, join(folder, fileName(stream.id, called[0])), (bytes) => {
        done += bytes;
        progress({ done: Math.min(done, total), total, unit: 'bytes', stage });
      }),
    };
  });
  const known = new Set(streams.rows.map(({ id }) => id));
  const unlisted = [...names.keys()].filter((id) => !known.has(id));
  return {
    folder,
    streams: saved,
    whole: saved.filter(({ state }) => state === 'whole').length,
    damaged: saved.filter(({ state }) => state === 'damaged').length,
    findings: [
      ...[streams, given, sources].flatMap(({ finding }) => finding ?? []),
      ...unlisted.map((id) => `stream ${id} (${names.get(id)?.join(', ')}) is not listed any more`),
    ],
  };
}

interface NamedStream {
  id: number;
  stream: number;
  name: string;
}

function namesOf(rows: readonly NamedStream[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { stream, name } of rows) {
    const known = names.get(stream) ?? [];
    if (!known.includes(name)) names.set(stream, [...known, name]);
  }
  return names;
}

/** Nothing of a name out of a case steers a path, and no two are the same. */
function fileName(stream: number, name = ''): string {
  const last = basename(name.replaceAll('\\', '/')).replace(/[^\p{L}\p{N}._-]/gu, '_');
  return `${String(stream).padStart(4, '0')}-${cutText(last === '' ? 'unnamed' : last, 60)}`;
}
