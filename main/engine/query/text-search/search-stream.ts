import { frameBytes, type StreamReader } from '../../store/index.ts';
import type { RecordPlaces } from './record-places.ts';
import type { SearchPart } from './searchable-streams.ts';
import type { TextPattern } from './text-pattern.ts';

/**
 * Bytes looked through at a time. As one-byte strings they stay out of V8's space for large
 * objects: 400 MB take 130 ms, in whole frames 300 ms.
 */
const windowBytes = 64 * 1024;

/**
 * Ids of the records that hold a text, of those whose hit starts in a stretch of a stream; ascending.
 * A hit counts when it lies inside one record.
 */
export function searchStream(
  streams: StreamReader,
  { stream, from, to, streamBytes }: Pick<SearchPart, 'stream' | 'from' | 'to' | 'streamBytes'>,
  pattern: TextPattern,
  places: RecordPlaces,
): number[] {
  const overlap = pattern.longest - 1;
  const found: number[] = [];
  let carried = '';
  const stop = Math.min(to * frameBytes + overlap, streamBytes);
  let next = 0;
  for (let seq = from; seq * frameBytes < stop; seq += 1) {
    const frame = streams.frame(stream, seq);
    const frameStart = seq * frameBytes;
    const length = Math.min(frame.length, stop - frameStart);
    for (let at = 0; at < length; at += windowBytes) {
      const windowEnd = Math.min(at + windowBytes, length);
      const text = carried + frame.toString('latin1', at, windowEnd);
      const textStart = frameStart + at - carried.length;
      next = searchText(text, textStart, Math.max(next, textStart), pattern, places, found);
      carried = overlap === 0 ? '' : text.slice(-overlap);
    }
  }
  return found;
}

/**
 * Adds the records with hits in a text.
 * @param textStart position of the text in the stream
 * @param from where to start looking: what lies before was dealt with
 * @returns where to go on: behind the last record that was added
 */
function searchText(
  text: string,
  textStart: number,
  from: number,
  pattern: TextPattern,
  places: RecordPlaces,
  found: number[],
): number {
  const { expression, unitBytes } = pattern;
  let next = from;
  for (;;) {
    expression.lastIndex = next - textStart;
    const hit = expression.exec(text);
    if (hit === null) return next;
    const start = textStart + hit.index;
    const place = start % unitBytes === 0 ? places.from(start) : null;
    if (place !== null && place.start <= start && start + hit[0].length <= place.end) {
      found.push(place.id);
      next = place.end;
    } else next = start + 1;
    if (next - textStart > text.length) return next;
  }
}
