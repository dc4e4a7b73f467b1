import type { MarkedRecord, MarksWritten } from '../../../shared/export.ts';
import { MarkSummaries, readNotes } from '../marks/index.ts';
import type { NewFile, ReadableCase, WrittenBytes } from '../store/index.ts';

/** Records whose marks are read at a time. */
const recordsAtOnce = 10_000;

/**
 * Writes what people marked on exported records into a file beside them: one JSON, a record a line, in the order of the
 * export. Original records stay the bytes that they are.
 * @param of the exported file that positions count in
 * @param pause called now and then; throws to stop
 */
export function writeMarks(
  db: ReadableCase,
  ids: Uint32Array,
  of: WrittenBytes,
  file: NewFile,
  pause: () => void,
): MarksWritten & { path: string } {
  const summaries = new MarkSummaries(db);
  const caseId = db.prepare("SELECT value FROM fact WHERE name = 'id'").pluck().get() as string;
  const head = { marks: 'trailcase marks', version: 1, case: caseId, file: of };
  file.writeText(`${JSON.stringify(head).slice(0, -1)},"records":[`);
  let written = 0;
  for (let from = 0; from < ids.length; from += recordsAtOnce) {
    const some = [...ids.subarray(from, from + recordsAtOnce)];
    const found = summaries.of(some);
    some.forEach((record, at) => {
      const summary = found.get(record);
      if (summary === undefined) return;
      const marked: MarkedRecord = {
        position: from + at + 1,
        record,
        starred: summary.star,
        tags: summary.tags,
        notes: (summary.notes === 0 ? [] : readNotes(db, record)).map(
          ({ text, author, created, edited }) => ({ text, author, created, edited }),
        ),
      };
      file.writeText(`${written === 0 ? '' : ','}\n${JSON.stringify(marked)}`);
      written += 1;
    });
    pause();
  }
  file.writeText('\n]}\n');
  return { path: file.path, records: written, ...file.finish() };
}
