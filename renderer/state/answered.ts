import { create } from 'zustand';
import type { CaseInfo, Explanation, RecordRow } from '../../shared/case.ts';
import type { Detection, FindingList } from '../../shared/detection.ts';
import type { ErrorData } from '../../shared/errors.ts';
import type { HostInfo, KeptMapping } from '../../shared/host.ts';
import type { JobEvent, JobProgress } from '../../shared/job.ts';
import type { MarkCounts, SavedView } from '../../shared/marks.ts';
import type { RunSummary } from '../../shared/playbook.ts';
import type { SourceSummary } from '../../shared/sources.ts';
import { type ViewKey, viewKeys } from './view.ts';

/** What the engine answered to the query of a view. */
export interface Answer {
  /** An answer is on its way; what is here is the one before. */
  asking: boolean;
  /** How the text in force was read; null before the first answer. */
  explanation: Explanation | null;
  /** Number of the open result; null before the first answer. */
  result: number | null;
  /** ISO UTC: what relative times count from. */
  asOf: string | null;
  /** Exact number of records; null while it is not known yet. */
  total: number | null;
  /** First rows of the result, from position 0. */
  first: readonly RecordRow[];
  /** `found` while a text search goes on: rows in the order in which they were found. */
  order: 'sorted' | 'found';
  /** A text search that goes on: its job, how far it is, and how many it found. */
  search: { job: number; progress: JobProgress; found: number } | null;
  error: ErrorData | null;
  /** Counts up with every answer and every change of marks: rows read before are to be read again. */
  version: number;
}

/** An engine that stopped by itself, and how the case that it had open was found. */
export interface Recovery {
  why: string;
  /** Name of the case's file; empty where none was open. */
  name: string;
  state: 'checking' | 'sound' | 'differs' | 'no-case' | 'not-opened' | 'not-verified';
  /** What was found, or why it could not be looked at. */
  found: readonly string[];
}

/** How far the response to an incident is: for the rail, the overview, and to know when something changed. */
export interface ResponseState {
  /** Findings by level and state. */
  findings: FindingList['counts'];
  /** Runs of the rules, the latest first. */
  detections: readonly Detection[];
  /** Runs of playbooks, the latest first. */
  runs: readonly RunSummary[];
  /** Actions of the response plan. */
  actions: number;
  /** Counts up whenever it was asked again. */
  version: number;
}

/** What the engine and the host answered. Written only by the files of this folder. */
export interface Answered {
  host: HostInfo | null;
  /** The open case; null when none is. */
  caseInfo: CaseInfo | null;
  views: Record<ViewKey, Answer>;
  /** Jobs of this session by number, as last told; kept until they are dismissed. */
  jobs: Record<number, JobEvent>;
  marks: MarkCounts | null;
  savedViews: readonly SavedView[];
  response: ResponseState | null;
  /** Systems that are recognised; null until they were asked for. */
  sources: readonly SourceSummary[] | null;
  /** Mappings that were kept under a name; null until they were asked for. */
  mappings: readonly KeptMapping[] | null;
  /** The line to the host broke. */
  gone: boolean;
  /** What became of a case whose engine stopped; null where none did, or the notice was put away. */
  recovery: Recovery | null;
}

export const nothingAnswered: Answer = {
  asking: false,
  explanation: null,
  result: null,
  asOf: null,
  total: null,
  first: [],
  order: 'sorted',
  search: null,
  error: null,
  version: 0,
};

/** The second of the three stores: what was answered. */
export const useAnswered = create<Answered>()(() => ({
  host: null,
  caseInfo: null,
  views: noAnswers(),
  jobs: {},
  marks: null,
  savedViews: [],
  response: null,
  sources: null,
  mappings: null,
  gone: false,
  recovery: null,
}));

/** Whether files are chosen in the system's own dialogs: on the desktop. */
export function hasDialogs(): boolean {
  return useAnswered.getState().host?.host === 'desktop';
}

/** A view nobody asked yet, for each. */
export function noAnswers(): Answered['views'] {
  return Object.fromEntries(viewKeys.map((view) => [view, nothingAnswered])) as Answered['views'];
}

/** Changes the answer of one view. */
export function answerInView(view: ViewKey, change: Partial<Answer>): void {
  useAnswered.setState(({ views }) => ({
    views: { ...views, [view]: { ...views[view], ...change } },
  }));
}

/** The answer of a view as it is now. */
export function answerOf(view: ViewKey): Answer {
  return useAnswered.getState().views[view];
}
