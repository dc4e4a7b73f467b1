import { basename } from 'node:path';
import type { ByteRange, SalvagedStream } from '../../../shared/salvage.ts';
import { frameBytes, NewFile, type StreamReader, writeNewFile } from '../store/index.ts';

/** A stream as the case lists it. */
export interface StoredStream {
  id: number;
  bytes: number;
  sha256: string;
}

/** Frames that may be missing one after another before the rest is given up: a damaged length has no end. */
const mostMissing = 4_096;

/**
 * Writes a stream of evidence into a file where it is whole, and else each stretch of it that can be read into a
 * file of its own.
 * @param path of the file; those of stretches have `.bytes-FROM-TO` behind
 * @param passed told of the bytes that were looked at
 */
export function saveStream(
  reader: StreamReader,
  stream: StoredStream,
  path: string,
  passed: (bytes: number) => void,
): Pick<SalvagedStream, 'state' | 'files' | 'lost'> {
  const file = new NewFile(path);
  const read: ByteRange[] = [];
  try {
    for (const { from, frame } of framesOf(reader, stream)) {
      file.write(frame);
      addTo(read, { from, to: from + frame.length });
      passed(frame.length);
    }
    const { bytes, sha256 } = file.finish();
    if (bytes === stream.bytes && sha256 === stream.sha256) {
      file.publish();
      return { state: 'whole', files: [nameOf(path, { from: 0, to: bytes })], lost: [] };
    }
  } finally {
    file.discard();
  }
  const files = read.map((stretch) => {
    const name = `${path}.bytes-${stretch.from}-${stretch.to}`;
    writeNewFile(name, (stretched) => {
      for (let at = stretch.from; at < stretch.to; at += frameBytes) {
        stretched.write(reader.frame(stream.id, at / frameBytes));
      }
    });
    return nameOf(name, stretch);
  });
  return { state: 'damaged', files, lost: gapsIn(read, stream.bytes) };
}

function* framesOf(reader: StreamReader, { id, bytes }: StoredStream) {
  let missing = 0;
  for (let from = 0; from < bytes && missing < mostMissing; from += frameBytes) {
    try {
      const frame = reader.frame(id, from / frameBytes);
      missing = 0;
      yield { from, frame };
    } catch {
      missing += 1;
    }
  }
}

/** Puts a stretch behind the others, or makes the last one longer. */
function addTo(stretches: ByteRange[], { from, to }: ByteRange): void {
  const last = stretches.at(-1);
  if (last?.to === from) last.to = to;
  else stretches.push({ from, to });
}

function gapsIn(stretches: readonly ByteRange[], bytes: number): ByteRange[] {
  const gaps: ByteRange[] = [];
  let at = 0;
  for (const { from, to } of [...stretches, { from: bytes, to: bytes }]) {
    if (from > at) gaps.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  return gaps;
}

function nameOf(path: string, range: ByteRange) {
  return { file: basename(path), ...range };
}
