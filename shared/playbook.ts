import type { FacetValue, RecordRow } from './case.ts';
import type { Kind } from './kinds.ts';
import type { ActionKind, ActionTarget } from './response-plan.ts';

/** What a parameter of a playbook stands for, and so what is offered for it. */
export const parameterTypes = [
  'user',
  'address',
  'resource',
  'job',
  'recipient',
  'client',
  'window',
  'text',
] as const;
export type ParameterType = (typeof parameterTypes)[number];

export interface PlaybookParameter {
  name: string;
  title: string;
  type: ParameterType;
  /** What it starts with; of a window such as `last 7 days`. */
  value: string;
  required: boolean;
}

/** What a step was judged to be. */
export const verdicts = ['normal', 'suspicious', 'malicious', 'inconclusive', 'skipped'] as const;
export type Verdict = (typeof verdicts)[number];

/** One step: a question with a purpose. */
export interface PlaybookStep {
  id: string;
  title: string;
  /** What it is to find out. */
  purpose: string;
  /** Template of a text of the query language, `{{user}}` for parameters; null of a step that is read and done. */
  query: string | null;
  kind: Kind | null;
  /** Columns to show, by name; those of the kind where empty. */
  columns: string[];
  /** Shows groups by this field first, where given. */
  groupBy: string | null;
  normal: string;
  suspicious: string;
  /** What to keep as evidence. */
  capture: string;
  /** Step to go to on a verdict; the next one where it says nothing. `end` ends the run. */
  branches: Partial<Record<Verdict, string>>;
  /** What is proposed for the response plan. */
  actions: PlaybookAction[];
}

/** An action that a step proposes. */
export interface PlaybookAction {
  kind: ActionKind;
  /**
   * What it is done to: a parameter by name; `record`, each record of the evidence (of the answer where none
   * is kept); or a canonical field, each of its values in these records.
   */
  for: string;
  when: Verdict[];
  why: string;
}

export interface Playbook {
  id: string;
  title: string;
  description: string;
  /** `incident`, `question`, `review`. */
  category: string;
  origin: 'shipped' | 'own';
  file: string;
  parameters: PlaybookParameter[];
  steps: PlaybookStep[];
}

export interface PlaybookList {
  playbooks: Playbook[];
  problems: { file: string; line: number | null; message: string }[];
}

/** A value that is offered for a parameter, and why. */
export interface Candidate {
  value: string;
  /** `finding: Success after failures`, `383 records`. */
  reason: string;
}

/** The values of the field that a step groups by, in the records of its answer. */
export interface AnswerGroups {
  /** As the playbook names it. */
  field: string;
  /** Records without the field. */
  missing: number;
  /** Distinct values, listed or not. */
  distinct: number;
  /** The most frequent ones, at most 50. */
  top: FacetValue[];
}

/** What the question of a step was answered with, frozen. Later imports do not change it. */
export interface StepAnswer {
  /** The text that was asked, its parameters filled in; and as a sentence. */
  query: string;
  sentence: string;
  kind: Kind | null;
  /** What relative times counted from, and the zone. */
  asOf: string;
  zone: string;
  count: number;
  first: string | null;
  last: string | null;
  /** SHA-256 over the numbers of the records, ascending, as `3-7,9`. */
  sha256: string;
  /** When and by whom it was asked. ISO UTC. */
  time: string;
  by: string;
  /** Highest record id of the case then: a case with more has had more imported since. */
  records: number;
  /** Null of a step that does not group. */
  groups: AnswerGroups | null;
}

/** Where a step of a run stands. */
export interface RunStep {
  step: PlaybookStep;
  /** The question as it will be asked, parameters filled in; null of a step without one. */
  query: string | null;
  /** Why it cannot be asked; null where it can. */
  problem: string | null;
  answer: StepAnswer | null;
  verdict: Verdict | null;
  note: string;
  /** Records kept as evidence of this step. */
  evidence: number[];
  judgedBy: string | null;
  judged: string | null;
}

export type RunState = 'running' | 'paused' | 'finished' | 'abandoned';

export interface RunSummary {
  /** Number of its entry in the custody log. */
  id: number;
  playbook: string;
  title: string;
  state: RunState;
  parameters: Record<string, string>;
  started: string;
  by: string;
  /** Last thing done in it. */
  changed: string;
  steps: number;
  answered: number;
  judged: number;
  /** What was concluded; empty until it is. */
  conclusion: string;
}

export interface PlaybookRun extends RunSummary {
  description: string;
  /** What relative times of its questions count from (ISO UTC), and the zone. */
  asOf: string;
  zone: string;
  /** Names and titles of its parameters. */
  asked: PlaybookParameter[];
  /** What else the case called its users when it was started, by parameter: `{{user.names}}` in a question. */
  names: Record<string, string[]>;
  all: RunStep[];
  /** Id of the step that comes next by the verdicts given; null when there is none. */
  next: string | null;
  /** Ids of steps that the verdicts lead past. */
  bypassed: string[];
}

/** Actions that a step proposes, with targets from the records of its answer. */
export interface ProposedAction {
  kind: ActionKind;
  target: ActionTarget;
  why: string;
  /** It stands in the plan already. */
  planned: boolean;
}

/** Rows of a frozen answer, in their order by time. */
export interface AnswerRows {
  rows: RecordRow[];
  total: number;
}

/** A run written into a file. */
export interface RunReceipt {
  path: string;
  format: 'markdown' | 'json';
  steps: number;
  bytes: number;
  sha256: string;
}
