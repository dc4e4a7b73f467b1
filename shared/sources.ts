import type { CanonicalField } from './fields.ts';
import type { Kind } from './kinds.ts';

/** How sure it is that records of a shape are of that system: nothing else looks so, or others may. */
export type Confidence = 'certain' | 'likely';

/** One form in which a system's records come, in words. */
export interface ShapeSummary {
  title: string;
  kinds: Kind[];
  confidence: Confidence;
  /** What tells such a record. */
  tells: string;
  /** Where each field stands: paths, or what it is made of; the first that has a value counts. */
  fields: { field: CanonicalField; from: string[] }[];
  /** Where old and new state of a change stand; null where records have none. */
  states: { old: string[]; new: string[] } | null;
}

/** A system that is recognised, in words. */
export interface SourceSummary {
  /** Short name, as in `--source`. */
  system: string;
  title: string;
  shapes: ShapeSummary[];
}
