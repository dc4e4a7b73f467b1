import type { Question } from '../../../../shared/query/index.ts';
import type { Found } from '../found.ts';
import type { AskedSources, CaseColumns, FieldReader } from '../match/index.ts';
import type { DetectionRule, EventRule } from '../rule.ts';
import type { LocalClock } from './local-clock.ts';
import type { AskedPart } from './query-text.ts';

/** What a correlation found, also as what correlations over it take for records. */
export interface Outcome {
  found: readonly Found[];
  /** Where its condition held, for each: the record at that moment, and the number of the finding. */
  moments: Uint32Array;
  foundOfMoment: Int32Array;
  /** The rule about single records that the record at that moment comes from. */
  leaves: readonly EventRule[];
  leafOfMoment: Int32Array;
  /** Numbers of texts of fields that its findings are about, beside `moments`. */
  fields: ReadonlyMap<string, Int32Array>;
  /** What finds the records of each finding. */
  parts: ReadonlyMap<Found, readonly AskedPart[]>;
}

/** A run of rules over a case, as far as it has come. */
export interface RunContext {
  columns: CaseColumns;
  reader: FieldReader;
  clock: LocalClock;
  sources: AskedSources;
  /** Microseconds UTC. */
  asOf: number;
  scope: Question | null;
  rules: ReadonlyMap<string, DetectionRule>;
  matches: ReadonlyMap<string, Uint32Array>;
  outcomes: Map<string, Outcome>;
}
