import type { EntityType } from './entities.ts';
import type { Kind } from './kinds.ts';

/** How much a finding matters: Sigma's five words, the least first. */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof levels)[number];

/**
 * What a correlation asks of the records that its rules match. The first seven are Sigma's (correlation
 * specification 2.1.0); the others are ours, described in `assets/help/rules.md`.
 */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'first_seen',
  'impossible_travel',
  'outside_hours',
  'spike',
  'missed_run',
  'lingering',
  'without',
  'missing_change',
] as const;
export type CorrelationType = (typeof correlationTypes)[number];

/** A number or a text of a rule that may be set otherwise for a run: a threshold, hours of work, a list. */
export interface RuleParameter {
  name: string;
  /** What it means, with its unit. */
  title: string;
  /** As it is written in the rule: `5`, `30m`, `07:00`. */
  value: string;
}

/** What a rule says of itself. */
export interface RuleSummary {
  /** Sigma's id; that of a rule without one is its file and title. */
  id: string;
  title: string;
  description: string;
  /** Why it matters; empty where the rule does not say. */
  why: string;
  level: Level;
  status: string;
  author: string;
  /** `attack.t1110.003`. */
  tags: string[];
  falsePositives: string[];
  references: string[];
  origin: 'shipped' | 'own';
  /** Path below its folder, with `/`. */
  file: string;
  line: number;
  /** `event`: every record that it matches. */
  type: 'event' | CorrelationType;
  /** Ids of the rules that a correlation is made of. */
  rules: string[];
  /** `okta/okta`; empty where it names none. */
  logsource: string;
  /** Systems of ours whose records it is asked of; empty where no source has its names. */
  systems: string[];
  parameters: RuleParameter[];
  /** What it asks of single records, as a text of the workbench's query language; null where it cannot be asked. */
  query: string | null;
  /** The kind whose view the query is asked in; null is the timeline. */
  kind: Kind | null;
  /** False where it is there for others only (`generate: false`, or used by a correlation). */
  reports: boolean;
}

/** Why a rule, or a whole file, is not run. */
export interface RuleProblem {
  file: string;
  /** From 1; null where it is about the file as a whole. */
  line: number | null;
  column: number | null;
  /** Title of the rule; null where none could be read. */
  rule: string | null;
  /** What is wrong and what to do. */
  message: string;
}

export interface RuleList {
  /** By level, the worst first, then by title. */
  rules: RuleSummary[];
  problems: RuleProblem[];
}

/** Values for parameters, by rule id and parameter name. */
export type RuleSettings = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const triageStates = ['open', 'confirmed', 'dismissed'] as const;
export type TriageState = (typeof triageStates)[number];

/** What the records of a finding have in common. */
export interface FindingEntity {
  /** Canonical field, or dotted path of the original record. */
  field: string;
  value: string;
  /** Where it has a page of its own. */
  type: EntityType | null;
}

/** What a rule found: some records that belong together, and why. */
export interface Finding {
  id: number;
  rule: string;
  title: string;
  level: Level;
  tags: string[];
  /** What was found, in a sentence with its numbers: `17 failed sign-ins within 4 min 10 s`. */
  summary: string;
  /** What its records have in common, the main one first. */
  entities: FindingEntity[];
  /** ISO UTC; null where all its records are undated. */
  first: string | null;
  last: string | null;
  /** How many records it points at. For what is missing: the records around the place. */
  records: number;
  /** The question that its records were found with, as a text of the query language. */
  query: string;
  kind: Kind | null;
  state: TriageState;
  /** Why it was decided so; null while nobody decided. */
  reason: string | null;
  decidedBy: string | null;
  /** ISO UTC. */
  decided: string | null;
  /** It has other records now than when it was decided. */
  changedSince: boolean;
  /** The latest run did not find it again, though it asked for it. */
  gone: boolean;
  /** That is so because the latest run over all rules did not have its rule: it was removed, or its folder not given. */
  ruleGone: boolean;
  /** Number of the detection that found it first, and of the one that saw it last. */
  detection: number;
  latest: number;
}

export interface FindingList {
  /** Open ones first, by level, the worst first, then newest first; those that are gone behind the others of their state. */
  findings: Finding[];
  /** Findings there are under the filter, listed or not. */
  total: number;
  /** How many of these the latest run did not find again; they are not in the counts. */
  gone: number;
  counts: { level: Level; state: TriageState; count: number }[];
  /** The runs of rules over this case, newest first. */
  detections: Detection[];
}

/** One run of the rules over a case. Its number is that of its entry in the custody log. */
export interface Detection {
  id: number;
  /** ISO UTC. */
  time: string;
  by: string;
  rules: number;
  findings: number;
  /** Highest record id that it saw. */
  records: number;
}

/** Everything about one finding. */
export interface FindingDetail extends Finding {
  description: string;
  why: string;
  falsePositives: string[];
  references: string[];
  /** The rule as it is written in its file. */
  ruleText: string;
  /** Ids of its records, oldest first, at most 1 000. */
  recordIds: number[];
  /** Every decision, oldest first. */
  history: { state: TriageState; reason: string; by: string; time: string }[];
}

/** What one rule did in a run. */
export interface RuleOutcome {
  rule: string;
  title: string;
  level: Level;
  /** Records that its own condition matched; null of a correlation. */
  matched: number | null;
  findings: number;
  seconds: number;
  /** Why it was not run; null where it was. `no records of okta/okta` is no fault. */
  skipped: string | null;
  /** Records that could take no part, in a sentence; null where all could. */
  note: string | null;
}

/** What a run of the rules did. */
export interface DetectionReceipt {
  detection: number;
  /** ISO UTC that ages count back from, and the zone of hours and days. */
  asOf: string;
  zone: string;
  records: number;
  rules: number;
  ran: number;
  outcomes: RuleOutcome[];
  problems: RuleProblem[];
  findings: { total: number; new: number; changed: number; same: number; gone: number };
  /** Findings of the run by level. */
  levels: Record<Level, number>;
  seconds: number;
}
