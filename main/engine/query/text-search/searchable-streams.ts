import type { Kind } from '../../../../shared/kinds.ts';
import { frameBytes, type ReadableCase } from '../../store/index.ts';
import { listSources } from '../case-summary.ts';
import type { SourceEncoding } from './text-pattern.ts';

/** A stretch of a source that is searched in one go. */
export interface SearchPart {
  source: number;
  stream: number;
  encoding: SourceEncoding;
  /** First frame, and the frame behind the last one. */
  from: number;
  to: number;
  /** Bytes of the whole stream, and of this stretch of it. */
  streamBytes: number;
  bytes: number;
}

/** Frames of the first parts, so that the first hits come at once, and of all later ones: 16 MB. */
const firstFrames = 2;
const mostFrames = 32;

/** The original text of all sources that hold records of a kind (null: of any), in parts. */
export function listSearchParts(db: ReadableCase, kind: Kind | null): SearchPart[] {
  const streamOf = db
    .prepare('SELECT t.id, t.bytes FROM source s JOIN stream t ON t.id = s.stream WHERE s.id = ?')
    .raw();
  const parts: SearchPart[] = [];
  let frames = firstFrames;
  for (const { id, kinds, encoding } of listSources(db)) {
    if (kind !== null && (kinds[kind] ?? 0) === 0) continue;
    const [stream, streamBytes] = streamOf.get(id) as [number, number];
    const end = Math.ceil(streamBytes / frameBytes);
    for (let from = 0; from < end; ) {
      const to = Math.min(from + frames, end);
      parts.push({
        source: id,
        stream,
        encoding: encoding as SourceEncoding,
        from,
        to,
        streamBytes,
        bytes: Math.min(to * frameBytes, streamBytes) - from * frameBytes,
      });
      from = to;
      frames = Math.min(frames * 2, mostFrames);
    }
  }
  return parts;
}
