import type { CorrelationType, Level, RuleParameter } from '../../../shared/detection.ts';
import type { FieldRef, Question } from '../../../shared/query/index.ts';

/** What every rule says of itself, whatever it asks. */
export interface RuleHead {
  /** Sigma's id; that of a rule without one is its file and title. */
  id: string;
  /** By which correlations may name it, besides its id; null where it has none. */
  name: string | null;
  title: string;
  description: string;
  why: string;
  level: Level;
  status: string;
  author: string;
  tags: readonly string[];
  falsePositives: readonly string[];
  references: readonly string[];
  origin: 'shipped' | 'own';
  /** Path below its folder, with `/`. */
  file: string;
  /** Where its document begins in the file, from 1. */
  line: number;
  /** Its YAML document, and the SHA-256 of that and of the settings in force. */
  text: string;
  hash: string;
  /** With the values in force. */
  parameters: readonly RuleParameter[];
  /** How a finding is told in a sentence: `{{count}} failed sign-ins as {{actor}} {{within}}`; null leaves it to the type. */
  tells: string | null;
}

/** A rule about single records, ready to be asked. */
export interface EventRule extends RuleHead {
  type: 'event';
  logsource: string;
  /** Systems whose records it is asked of; empty where no source has its names, or all systems for rules of product `trailcase`. */
  systems: readonly string[];
  /** Null where no source has its names. */
  question: Question | null;
  /** Where a field of Sigma's stands: in each system that it is asked of. Several are tried in order. */
  placesOf(field: string): readonly FieldRef[];
  /** Fields that its findings are grouped by; those of the program's choice (actor, else address, else target) where empty. */
  groupBy: readonly string[];
  /** False where it only serves correlations. */
  reports: boolean;
}

/** What a number is compared with; all that are given hold. */
export interface Threshold {
  gt?: number;
  gte?: number;
  lt?: number;
  lte?: number;
  eq?: number;
  neq?: number;
  /** Fields that are counted, added or averaged. */
  fields: readonly string[];
  /** Of value_percentile, 0 to 100. */
  percentile: number | null;
}

/** A rule about several records. */
export interface CorrelationRule extends RuleHead {
  type: CorrelationType;
  /** Ids of the rules that it is made of; resolved, and in their order. */
  rules: readonly string[];
  groupBy: readonly string[];
  /** Group name → rule id → field of that rule. */
  aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Microseconds; null where the type needs none. */
  timespan: number | null;
  condition: Threshold | null;
  /** What types of ours ask besides, as written under `options`, with parameters filled in. */
  options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  reports: boolean;
}

export type DetectionRule = EventRule | CorrelationRule;
