import type { FindingDetail, FindingList, TriageState } from '../../../shared/detection.ts';
import type {
  AnswerRows,
  PlaybookRun,
  ProposedAction,
  RunSummary,
} from '../../../shared/playbook.ts';
import type { ResponsePlan } from '../../../shared/response-plan.ts';
import type { ParsedRecords, RecordRows } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';

/** What a report is read from. */
export interface ReportReading {
  db: ReadableCase;
  rows: RecordRows;
  parsed: ParsedRecords;
  findings: {
    /** Those of a state, the worst first. */
    list(state: TriageState, limit: number): FindingList;
    get(id: number): FindingDetail;
  };
  runs: {
    /** The latest first. */
    list(): RunSummary[];
    get(run: number): PlaybookRun;
    /** The first rows of an answer, the newest first. */
    rows(run: number, step: string, count: number): AnswerRows;
    /** What a step that was judged proposes. */
    proposed(run: number, step: string): ProposedAction[];
  };
  plan(): ResponsePlan;
}
