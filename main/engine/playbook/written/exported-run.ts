import type { RecordRow } from '../../../../shared/case.ts';
import type { PlaybookRun } from '../../../../shared/playbook.ts';
import type { RecordRows } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { FrozenRows } from '../runs/answer-rows.ts';
import { readRun } from '../runs/read-runs.ts';
import { readAnswerRecords, readStoredRun } from '../runs/stored-run.ts';

/** What a run is written from. */
export interface ExportedRun {
  run: PlaybookRun;
  /** Ids of the records of each frozen answer, in ranges, by step. */
  records: Record<string, string>;
  /** The newest rows of each answer, by step. */
  rows: Record<string, RecordRow[]>;
  /** The records that were kept as evidence, by step, in the order of their ids. */
  evidence: Record<string, RecordRow[]>;
}

/** Rows of an answer that are written beside its figures. */
export const mostRows = 20;
/** Records of evidence of one step that are written out; all are named. */
const mostEvidenceRows = 1_000;

/** Gathers what an export of a run says. */
export function gatherRun(
  db: ReadableCase,
  rows: RecordRows,
  frozen: FrozenRows,
  id: number,
  look: () => void,
): ExportedRun {
  const run = readRun(db, id);
  const stored = readStoredRun(db, id);
  const exported: ExportedRun = { run, records: {}, rows: {}, evidence: {} };
  for (const { step, answer, evidence } of run.all) {
    look();
    if (answer !== null) {
      exported.records[step.id] = readAnswerRecords(db, stored, step.id).ranges;
      exported.rows[step.id] = frozen.read(id, step.id, 0, mostRows).rows;
    }
    exported.evidence[step.id] = rows.rows(evidence.slice(0, mostEvidenceRows));
  }
  return exported;
}
