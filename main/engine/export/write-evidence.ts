import type { WrittenEvidence } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { frameBytes, NewFile, type ReadableCase, StreamReader } from '../store/index.ts';

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
  const file = new NewFile(out);
  try {
    copyStream(db, stream, file, progress);
    const written = file.finish();
    if (written.sha256 !== stream.sha256) {
      throw new TrailcaseError(
        'case-altered',
        `The evidence of source ${source} does not have the hash that it had when it was imported; nothing was written. Run verify.`,
      );
    }
    file.publish();
    return { path: file.path, ...written };
  } finally {
    file.discard();
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

function copyStream(
  db: ReadableCase,
  { id, bytes, name }: Stream,
  file: NewFile,
  progress: (progress: JobProgress) => void,
): void {
  const reader = new StreamReader(db);
  let done = 0;
  for (let seq = 0; done < bytes; seq += 1) {
    const frame = reader.frame(id, seq);
    file.write(frame);
    done += frame.length;
    progress({ done, total: bytes, unit: 'bytes', stage: `writing ${name}` });
    if (frame.length < frameBytes) break;
  }
}
