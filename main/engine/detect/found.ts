import type { FindingEntity } from '../../../shared/detection.ts';
import type { Kind } from '../../../shared/kinds.ts';

/** What a rule found, before it is kept: a finding without number and decisions. */
export interface Found {
  /**
   * What it is about, so that a later run knows it again: group fields with their values, as JSON. Several
   * findings of a rule may share it, at different times.
   */
  identity: string;
  entities: readonly FindingEntity[];
  /** In a sentence, with its numbers. */
  summary: string;
  /** Ids of its records, ascending. */
  records: readonly number[];
  /** Microseconds UTC; null where all are undated. */
  first: number | null;
  last: number | null;
  /** The question that finds its records, as a text of the query language, and the view to ask it in. */
  query: string;
  kind: Kind | null;
}

/** What one rule did. */
export interface RuleResult {
  rule: string;
  /** Records that its own condition matched; null of a correlation, and where it was only asked of new records. */
  matched: number | null;
  /**
   * `full`: `found` is everything that the rule finds now; what it found before and is not among it is gone.
   * `unchanged`: nothing that it looks at is new since the last run; its findings stay as they are, `found` is empty.
   */
  mode: 'full' | 'unchanged';
  found: readonly Found[];
  seconds: number;
  /** Why it was not asked; null where it was. */
  skipped: string | null;
  /** Records that could take no part, in a sentence: undated, or without what it groups by. Null where all could. */
  note: string | null;
}
