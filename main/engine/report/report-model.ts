import type { Histogram, KindSummary } from '../../../shared/case.ts';
import type { FindingDetail, Level, TriageState } from '../../../shared/detection.ts';
import type { ExportedSource } from '../../../shared/export.ts';
import type { SourceReceipt } from '../../../shared/import-receipt.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { MarkCounts, Note } from '../../../shared/marks.ts';
import type {
  PlaybookRun,
  PlaybookStep,
  ProposedAction,
  RunStep,
} from '../../../shared/playbook.ts';
import type { Outcome } from '../../../shared/record.ts';
import type { ReportPart } from '../../../shared/report.ts';
import type { PlannedAction } from '../../../shared/response-plan.ts';
import type { CarriedOut } from '../response/index.ts';

/** A list that may end before its end: what is shown, how many there are, and where the rest is found. */
export interface Cut<T> {
  shown: T[];
  total: number;
  /** In words; null where nothing is left out. */
  rest: string | null;
}

/** A record in a line. Long cells are cut and say how long they were. */
export interface RecordLine {
  id: number;
  kind: Kind;
  /** ISO UTC. */
  time: string | null;
  outcome: Outcome;
  who: string;
  what: string;
  target: string;
  from: string;
  /** Session, client, message, HTTP status: what else it tells, in words. */
  besides: string;
  /** Paths that it changed. */
  changed: Cut<string>;
}

/** One value that a change touched. */
export interface ChangeLine {
  /** As it is shown: `roles › [admin]`. */
  path: string;
  kind: 'added' | 'removed' | 'changed' | 'reordered';
  /** Null on the side where it is not there. */
  old: string | null;
  new: string | null;
  /** Characters that the longest side had, when it was cut. */
  cutFrom: number | null;
  /** A secret stands there, and dots in place of it. */
  masked: boolean;
}

/** What a record changed. */
export interface RecordChanges {
  note: string;
  /** Record that the old state was taken from, where this one does not tell it. */
  derivedFrom: number | null;
  changes: Cut<ChangeLine>;
}

/** A record with what it changed; null where it tells of no states. */
export interface RecordEntry extends RecordLine {
  changes: RecordChanges | null;
}

export interface ScopePart {
  case: { id: string; created: string };
  /** What of the case the report is about, in words. */
  question: string;
  records: number;
  sources: number;
  kinds: KindSummary[];
  first: string | null;
  last: string | null;
  undated: number;
  /** How times are written and where zones were assumed, in sentences. */
  zoneStatement: string[];
}

/** A source as a manifest names it, with what came of reading it and when. */
export type SourceEntry = Omit<ExportedSource, 'file' | 'written'> &
  Pick<
    SourceReceipt,
    'kinds' | 'differing' | 'undated' | 'first' | 'last' | 'warnings' | 'imported'
  > & {
    file: ExportedSource['file'] & { modified: string };
    /** Of those stored: other states of what the case knew already. */
    states: number;
    /** Address of the first request, where a pull brought it; null for a file. */
    pulled: string | null;
  };

export interface IntegrityPart {
  /** The custody log up to the last entry that changed what a report says, and that entry's hash. */
  custody: { entries: number; head: string; time: string | null };
  imports: number;
  /** The last full verification; null where there was none. */
  verified: {
    time: string;
    by: string;
    ok: boolean;
    checks: number;
    /** Those that found a difference. */
    failed: { subject: string; findings: string[] }[];
    /** Imports since then. */
    importsSince: number;
  } | null;
}

/** Records over time, with findings and marked records where they fall. */
export interface TimelinePart {
  histogram: Histogram;
  /** One for each bucket of the histogram: findings that begin in it, and marked records in it. */
  ticks: { findings: number; marked: number }[];
}

/** A finding with its rule and its first records. Long texts are cut and say how long they were. */
export interface FindingEntry
  extends Pick<
    FindingDetail,
    | 'id'
    | 'title'
    | 'level'
    | 'state'
    | 'tags'
    | 'summary'
    | 'entities'
    | 'first'
    | 'last'
    | 'records'
    | 'reason'
    | 'decidedBy'
    | 'decided'
    | 'changedSince'
    | 'gone'
    | 'ruleGone'
    | 'query'
    | 'kind'
  > {
  rule: Pick<FindingDetail, 'description' | 'why' | 'falsePositives' | 'references'> & {
    id: string;
  };
  lines: Cut<RecordLine>;
}

/** A finding that was dismissed, in a line. */
export type DismissedEntry = Pick<
  FindingEntry,
  'id' | 'title' | 'level' | 'summary' | 'records' | 'reason' | 'decidedBy' | 'decided'
>;

export interface FindingsPart {
  /** The last run of the rules; null where there was none. */
  detection: { id: number; time: string; by: string; rules: number; newRecords: number } | null;
  counts: { level: Level; state: TriageState; count: number }[];
  confirmed: Cut<FindingEntry>;
  open: Cut<FindingEntry>;
  dismissed: Cut<DismissedEntry>;
}

/** What the records of a run have in common, by what it is. */
export interface NamedGroup {
  /** `Accounts`, `Addresses`, `Sessions`, … */
  title: string;
  values: Cut<{ value: string; records: number; first: string | null; last: string | null }>;
}

/** A step of a run with the records that it points at. */
export interface StepEntry
  extends Pick<PlaybookStep, 'id' | 'title' | 'purpose'>,
    Pick<RunStep, 'answer' | 'verdict' | 'note' | 'judgedBy' | 'judged'> {
  /** The verdicts led past it. */
  bypassed: boolean;
  evidence: Cut<RecordEntry>;
  /** Of a step with suspicious or malicious records and no evidence of its own: the records of its answer. */
  answered: Cut<RecordEntry> | null;
}

/** A run with its steps, what occurs in them and what came of them. */
export interface RunEntry
  extends Pick<
    PlaybookRun,
    'id' | 'title' | 'description' | 'state' | 'started' | 'by' | 'changed' | 'conclusion'
  > {
  parameters: { title: string; value: string }[];
  steps: StepEntry[];
  /** Who and what occurs in the records that its steps point at, and in how many. */
  named: { records: Cut<number>; groups: NamedGroup[] };
  /** Actions of the plan that it proposed. */
  actions: Cut<PlannedAction>;
  /** What its steps propose and nobody has put into the plan, with the step. */
  proposed: Cut<Omit<ProposedAction, 'planned'> & { step: string }>;
}

export interface RunsPart {
  runs: Cut<RunEntry>;
}

export interface MarkedEntry extends RecordEntry {
  star: boolean;
  tags: string[];
  notes: Cut<Note>;
}

export interface MarkedPart {
  counts: Omit<MarkCounts, 'tags'> & { tags: Cut<{ tag: string; count: number }> };
  records: Cut<MarkedEntry>;
}

export interface PlanPart {
  actions: Cut<PlannedAction & { carriedOut: CarriedOut[] }>;
}

/** A question that something of the report rests on. */
export interface QueryEntry {
  /** Where it was asked: `finding 3`, `run 5, step sign-ins`. */
  of: string;
  /** Canonical text; as it was written where it cannot be read any more. */
  query: string;
  sentence: string;
  kind: Kind | null;
  count: number;
  asOf: string;
  zone: string;
}

/** Everything that a report says, as plain data: what is written as JSON, and what HTML is made of. */
export interface ReportModel {
  report: 'trailcase report';
  version: 1;
  title: string;
  /** Name and version of the program. */
  tool: string;
  /** ISO UTC that relative times count back from, and where it comes from, in words. */
  asOf: string;
  asOfFrom: string;
  /** Zone that times are written in. */
  zone: string;
  /** Parts that were asked for, in their order; the others are null. */
  parts: ReportPart[];
  scope: ScopePart | null;
  sources: Cut<SourceEntry> | null;
  integrity: IntegrityPart | null;
  timeline: TimelinePart | null;
  findings: FindingsPart | null;
  runs: RunsPart | null;
  marked: MarkedPart | null;
  plan: PlanPart | null;
  queries: Cut<QueryEntry> | null;
}

/** What is told of the making of a report, and is no part of what it says. */
export interface Made {
  /** ISO UTC. */
  at: string;
  by: string;
  /** Name of the case file and of the report. */
  case: string;
  file: string;
  /** The checks of opening the case, in words. */
  opening: string[];
  /** The custody log before the entry of this report. */
  custody: { entries: number; head: string };
  /** SHA-256 over the lines of the report outside of this block. */
  contentSha256: string;
}
