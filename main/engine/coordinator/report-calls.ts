import { rmSync } from 'node:fs';
import type { ParamsOf } from '../../../shared/contract.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { ReportPreview, ReportReceipt } from '../../../shared/report.ts';
import { listFindings, readFinding } from '../detect/index.ts';
import { FrozenRows, listRuns, proposeActions, readRun } from '../playbook/index.ts';
import type { ParsedRecords, RecordRows } from '../query/index.ts';
import { type OpenedAs, previewReport, type ReportReading, writeReport } from '../report/index.ts';
import { readPlan, resolveTarget } from '../response/index.ts';
import type { ReadableCase } from '../store/index.ts';
import type { CancelFlag } from './cancel-flag.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

/** What a reader thread reads a report with. */
interface Reading {
  db: ReadableCase;
  rows: RecordRows;
  parsed: ParsedRecords;
}

function readingOf(at: Reading): ReportReading {
  const { db, rows, parsed } = at;
  const frozen = new FrozenRows(db, rows);
  const plan = readPlan(db);
  return {
    db,
    rows,
    parsed,
    findings: {
      list: (state, limit) => listFindings(db, { states: [state], limit }),
      get: (id) => readFinding(db, id),
    },
    runs: {
      list: () => listRuns(db),
      get: (run) => readRun(db, run),
      rows: (run, step, count) => frozen.read(run, step, 0, count),
      proposed: (run, step) =>
        proposeActions(db, run, step, {
          resolve: (kind, value) => resolveTarget(at, kind, value),
          planned: plan.actions,
        }),
    },
    plan: () => plan,
  };
}

/** What a reader thread can be asked about reports. */
export function reportReads(
  reading: () => Reading,
  progressOf: (cancel: CancelFlag) => (progress: JobProgress) => void,
) {
  return {
    'report.preview': ({
      opened,
      ...order
    }: ParamsOf<'report.preview'> & { opened: OpenedAs }): ReportPreview =>
      previewReport(readingOf(reading()), order, opened),
    'report.write': ({
      opened,
      cancel,
      ...order
    }: ParamsOf<'report.start'> & { opened: OpenedAs; cancel: CancelFlag }): ReportReceipt =>
      writeReport(readingOf(reading()), order, opened, progressOf(cancel)),
  };
}

/** How the coordinator answers calls about reports. */
export function reportAnswers(opened: () => OpenSession, jobs: Jobs) {
  return {
    'report.preview': (params: ParamsOf<'report.preview'>) => {
      const at = opened();
      return at.scan('report.preview', { ...params, opened: openedAs(at) });
    },
    'report.start': (params: ParamsOf<'report.start'>) => {
      const at = opened();
      return jobs.start('report.start', async (cancel, progress) => {
        const asked = { ...params, opened: openedAs(at), cancel };
        const receipt = (await at.scan('report.write', asked, progress)) as ReportReceipt;
        await noteInCustody(at, receipt, params);
        return receipt;
      });
    },
  };
}

function openedAs({ path, integrity }: OpenSession): OpenedAs {
  return { path, integrity };
}

/** A report that cannot be noted is taken back: nothing leaves a case without an entry. */
async function noteInCustody(
  { writer }: OpenSession,
  { path, format, bytes, sha256, contentSha256, counts }: ReportReceipt,
  { runs, parts, title, asOf, zone }: ParamsOf<'report.start'>,
): Promise<void> {
  const asked = { runs, parts, title, asOf, zone };
  const detail = { path, format, bytes, sha256, contentSha256, counts, asked };
  try {
    await writer.call('append-custody', { action: 'report written', detail });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
