import type { ExportedQuestion, ExportFormat, ExportReceipt } from '../../../shared/export.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { OriginalRecords, OriginalTexts } from '../query/index.ts';
import { NewFile, type ReadableCase } from '../store/index.ts';
import { makeManifest } from './export-manifest.ts';
import { JsonFormat } from './json-format.ts';
import { writeMarks } from './marks-file.ts';
import { writeRecords } from './record-file.ts';
import type { RecordFormat } from './record-format.ts';
import { tableColumns } from './table-columns.ts';
import { TableFormat } from './table-format.ts';

/** What is to be exported. */
export interface ExportOrder {
  /** Records that matched, in order, at most as many as the limit. */
  ids: Uint32Array;
  /** How many matched, whatever the limit. */
  matched: number;
  question: ExportedQuestion;
  format: ExportFormat;
  /** Columns of a table by label, canonical name or path; without them those that the view shows. */
  columns?: readonly string[] | undefined;
  /** Stars, tags and notes too: as columns, or beside original records. */
  marks: boolean;
  /** File to write; it must not exist. */
  out: string;
}

/** Records between two looks at whether to go on. */
const tickRecords = 1_000;

/**
 * Writes records into a file and a manifest beside it. Both appear when both are whole; when the work
 * fails or is cancelled, neither does.
 * @param progress told how far it is; throws to cancel
 */
export function exportRecords(
  db: ReadableCase,
  order: ExportOrder,
  progress: (progress: JobProgress) => void,
): ExportReceipt {
  const format = formatOf(db, order);
  const files: NewFile[] = [];
  const open = (path: string) => {
    const file = new NewFile(path);
    files.push(file);
    return file;
  };
  try {
    const file = open(order.out);
    const beside = open(`${order.out}.manifest.json`);
    const marks = order.marks && isWhole(order.format) ? open(`${order.out}.marks.json`) : null;
    const total = order.ids.length;
    const tell = (done: number) =>
      progress({ done, total, unit: 'records', stage: `writing ${order.out}` });
    const content = writeRecords(db, order.ids, format, file, (done) => {
      if (done % tickRecords === 0) tell(done);
    });
    const written = file.finish();
    const marked = marks && writeMarks(db, order.ids, written, marks, () => tell(total));
    const about = { ...order, path: file.path, marked };
    const manifest = makeManifest(db, about, format, content, written);
    beside.writeText(`${JSON.stringify(manifest, null, 2)}\n`);
    const manifestWritten = beside.finish();
    tell(total);
    for (const each of files) each.publish();
    return {
      path: file.path,
      ...written,
      format: order.format,
      counts: manifest.counts,
      alteredCells: manifest.alteredCells,
      marks: marked,
      emptyColumns: (content.records === 0 ? [] : (manifest.columns ?? []))
        .filter(({ filled }) => filled === 0)
        .map(({ label }) => label),
      sentence: order.question.sentence,
      manifest: { path: beside.path, ...manifestWritten },
    };
  } catch (error) {
    for (const each of files) each.withdraw();
    throw error;
  } finally {
    for (const each of files) each.discard();
  }
}

/** Formats that hold original records, into which nothing is written that was not there. */
function isWhole(format: ExportFormat): format is 'json' | 'ndjson' {
  return format === 'json' || format === 'ndjson';
}

function formatOf(
  db: ReadableCase,
  { format, question, columns, marks }: ExportOrder,
): RecordFormat {
  const records = new OriginalRecords(db);
  const texts = new OriginalTexts(db, records);
  if (isWhole(format)) return new JsonFormat(format, records, texts);
  const { kind } = question;
  return new TableFormat(db, format, kind, tableColumns(kind, columns, marks), records, texts);
}
