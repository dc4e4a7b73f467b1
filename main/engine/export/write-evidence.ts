import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WrittenEvidence } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { frameBytes, type ReadableCase, StreamReader, takeName } from '../store/index.ts';

/**
 * Writes the bytes of a source to a file, bit for bit, and checks their hash on the way. The file
 * appears under its name only when it is whole, and never in place of another.
 * @param member the decompressed member instead of the file as given
 */
export function writeEvidence(
  db: ReadableCase,
  { source, out, member }: { source: number; out: string; member?: boolean | undefined },
  progress: (progress: JobProgress) => void,
): WrittenEvidence {
  const stream = findStream(db, source, member === true);
  const path = resolve(out);
  if (existsSync(path)) throw fileExists(out);
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  try {
    const written = writeStream(db, stream, partial, progress);
    if (written.sha256 !== stream.sha256) {
      throw new TrailcaseError(
        'case-altered',
        `The evidence of source ${source} does not have the hash that it had when it was imported; nothing was written. Run verify.`,
      );
    }
    takeName(partial, path);
    return { path, ...written };
  } catch (error) {
    throw explain(error, out);
  } finally {
    rmSync(partial, { force: true });
  }
}

interface Stream {
  id: number;
  bytes: number;
  sha256: string;
  name: string;
}

function findStream(db: ReadableCase, source: number, member: boolean): Stream {
  const row = db
    .prepare(
      `SELECT t.id, t.bytes, t.sha256, s.name FROM source s JOIN given g ON g.id = s.given
       JOIN stream t ON t.id = ${member ? 's.stream' : 'g.stream'} WHERE s.id = ?`,
    )
    .get(source) as Stream | undefined;
  if (row === undefined) {
    throw new TrailcaseError('not-found', `There is no source ${source} in this case.`);
  }
  return row;
}

function writeStream(
  db: ReadableCase,
  { id, bytes, name }: Stream,
  path: string,
  progress: (progress: JobProgress) => void,
): { bytes: number; sha256: string } {
  const reader = new StreamReader(db);
  const digest = createHash('sha256');
  const file = openSync(path, 'wx');
  let done = 0;
  try {
    for (let seq = 0; done < bytes; seq += 1) {
      const frame = reader.frame(id, seq);
      writeFileSync(file, frame);
      digest.update(frame);
      done += frame.length;
      progress({ done, total: bytes, unit: 'bytes', stage: `writing ${name}` });
      if (frame.length < frameBytes) break;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { bytes: done, sha256: digest.digest('hex') };
}

function fileExists(out: string): TrailcaseError {
  return new TrailcaseError(
    'file-exists',
    `${out} exists and was left as it is. Name a file that does not exist.`,
  );
}

function explain(error: unknown, out: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EEXIST') return fileExists(out);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new TrailcaseError('disk-full', `There is no room for ${out}; nothing was written.`);
  }
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'ENAMETOOLONG'].includes(code ?? '')) {
    return new TrailcaseError(
      'file-unreadable',
      `${out} cannot be written (${code}). Check the folder and its permissions.`,
    );
  }
  return error;
}
