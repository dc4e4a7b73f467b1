import type { ExportedQuestion, ExportFormat, ExportReceipt } from '../../../shared/export.ts';
import type { JobProgress } from '../../../shared/job.ts';
import { OriginalRecords, OriginalTexts } from '../query/index.ts';
import { NewFile, type ReadableCase } from '../store/index.ts';
import { makeManifest } from './export-manifest.ts';
import { JsonFormat } from './json-format.ts';
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
    const total = order.ids.length;
    const content = writeRecords(db, order.ids, format, file, (done) => {
      if (done % tickRecords !== 0) return;
      progress({ done, total, unit: 'records', stage: `writing ${order.out}` });
    });
    const written = file.finish();
    const manifest = makeManifest(db, { ...order, path: file.path }, format, content, written);
    beside.writeText(`${JSON.stringify(manifest, null, 2)}\n`);
    const manifestWritten = beside.finish();
    progress({ done: total, total, unit: 'records', stage: `writing ${order.out}` });
    for (const each of files) each.publish();
    return {
      path: file.path,
      ...written,
      format: order.format,
      counts: manifest.counts,
      alteredCells: manifest.alteredCells,
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

function formatOf(db: ReadableCase, { format, question, columns }: ExportOrder): RecordFormat {
  const records = new OriginalRecords(db);
  const texts = new OriginalTexts(db, records);
  if (format === 'json' || format === 'ndjson') return new JsonFormat(format, records, texts);
  const { kind } = question;
  return new TableFormat(db, format, kind, tableColumns(kind, columns), records, texts);
}
