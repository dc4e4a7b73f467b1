import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Integrity } from '../../../shared/case.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { ReportFormat, ReportPreview, ReportReceipt } from '../../../shared/report.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { accountName, custodyHead, NewFile, type ReadableCase } from '../store/index.ts';
import { madeBlock } from './html/closing-parts.ts';
import { htmlEnd, htmlOf } from './html/write-html.ts';
import { makeReport, type ReportOrder } from './make-report.ts';
import { jsonEnd, jsonOf, madeLine } from './report-json.ts';
import { previewLimits, type ReportLimits, wholeLimits } from './report-limits.ts';
import type { Made, ReportModel } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';

/** How a format is written: all but what says how it was made, that, and what stands after it. */
interface Writing {
  pieces: (model: ReportModel) => Iterable<string>;
  made: (made: Made) => string;
  end: string;
}

const writings: Record<ReportFormat, Writing> = {
  html: { pieces: htmlOf, made: (made) => madeBlock(made).text, end: htmlEnd },
  json: { pieces: jsonOf, made: madeLine, end: jsonEnd },
};

/** The case that a report is made of, as it was opened. */
export interface OpenedAs {
  path: string;
  integrity: Integrity;
}

/**
 * Writes a report into a file, piece by piece. The file appears under its name only when it is whole, and
 * never in place of another.
 * @param progress throws to stop
 */
export function writeReport(
  reading: ReportReading,
  order: ReportOrder & { out: string; format: ReportFormat },
  opened: OpenedAs,
  progress: (progress: JobProgress) => void,
  limits: ReportLimits = wholeLimits,
): ReportReceipt {
  const model = makeReport(reading, order, limits, (part, done, total) =>
    progress({ done, total, unit: 'steps', stage: `reading: ${part}` }),
  );
  const { pieces, made, end } = writings[order.format];
  const file = new NewFile(order.out);
  try {
    const digest = createHash('sha256');
    let done = 0;
    for (const piece of pieces(model)) {
      digest.update(piece);
      file.writeText(piece);
      done += 1;
      progress({ done, total: null, unit: 'steps', stage: 'writing the report' });
    }
    const contentSha256 = digest.update(end).digest('hex');
    const told = madeNow(reading.db, opened, basename(file.path), contentSha256);
    file.writeText(made(told));
    file.writeText(end);
    const written = file.finish();
    file.publish();
    const counts = countsOf(model);
    return { path: file.path, format: order.format, ...written, contentSha256, counts };
  } finally {
    file.discard();
  }
}

/** The report as HTML, with shorter lists, for looking at it. */
export function previewReport(
  reading: ReportReading,
  order: ReportOrder,
  opened: OpenedAs,
): ReportPreview {
  const model = makeReport(reading, order, previewLimits, () => undefined);
  const pieces = [...htmlOf(model)];
  const contentSha256 = createHash('sha256').update(pieces.join('')).update(htmlEnd).digest('hex');
  const made = madeBlock(madeNow(reading.db, opened, 'a preview', contentSha256)).text;
  return { html: pieces.join('') + made + htmlEnd, counts: countsOf(model) };
}

function madeNow(
  db: ReadableCase,
  { path, integrity }: OpenedAs,
  file: string,
  contentSha256: string,
): Made {
  return {
    at: formatInstant(Date.now() * 1_000),
    by: accountName(),
    case: basename(path),
    file,
    opening: integrity.findings,
    custody: custodyHead(db),
    contentSha256,
  };
}

function countsOf({ findings, runs, marked, plan, queries }: ReportModel): ReportReceipt['counts'] {
  const found = findings === null ? [] : [findings.confirmed, findings.open, findings.dismissed];
  return {
    findings: found.reduce((sum, { total }) => sum + total, 0),
    runs: runs?.runs.total ?? 0,
    marked: marked?.records.total ?? 0,
    actions: plan?.actions.total ?? 0,
    queries: queries?.total ?? 0,
  };
}
