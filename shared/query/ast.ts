import type { Kind } from '../kinds.ts';

/**
 * A question to a case, as plain JSON: the one form behind the search bar, chips, saved views,
 * detections, playbooks and exports. `kind` is the view that it is asked in, null for the timeline.
 */
export interface Question {
  kind: Kind | null;
  where: Query;
}

/** A condition on a record. Nodes are data without behaviour, told apart by `kind`. */
export type Query = All | And | Or | Not | Comparison | TextSearch | Change;

/** Every record. */
export interface All {
  kind: 'all';
}

/** All of two or more conditions. */
export interface And {
  kind: 'and';
  of: readonly Query[];
}

/** At least one of two or more conditions. */
export interface Or {
  kind: 'or';
  of: readonly Query[];
}

export interface Not {
  kind: 'not';
  of: Query;
}

/** A field compared with something. "is not", "does not contain" and the like are a `Not` around one. */
export interface Comparison {
  kind: 'compare';
  field: FieldRef;
  operator: OperatorKey;
  /** As the operator's row in the table asks for; absent for `exists`. */
  operand?: Operand;
}

/** The original text of a record, anywhere in it. */
export interface TextSearch {
  kind: 'text';
  operator: 'contains' | 'matches';
  text: string;
}

/**
 * What an audit record says of a change. `changed`: a path of the diff differs between old and new
 * state. `was`, `became`: a value in the old or the new state, at a path or (path null) anywhere.
 */
export type Change =
  | { kind: 'change'; verb: 'changed'; path: string }
  | { kind: 'change'; verb: 'was' | 'became'; path: string | null; value: TextOperand };

/** What is compared. */
export type FieldRef =
  /**
   * A field of the catalogue by its canonical name: `actor`, `time`, … and `kind`, `outcome`,
   * `source` (name of the source), `system` (its system).
   */
  | { kind: 'field'; name: string }
  /** A value of the original record, or of what its shape opens of it: `details.reason`. */
  | { kind: 'path'; path: readonly string[] }
  /** Any of several fields: true when one of them is. */
  | { kind: 'anyOf'; names: readonly string[] };

/** Keys of the operator table. */
export type OperatorKey =
  | 'is'
  | 'contains'
  | 'like'
  | 'startsWith'
  | 'endsWith'
  | 'matches'
  | 'in'
  | 'exists'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'between'
  | 'before'
  | 'after'
  | 'during'
  | 'olderThan'
  | 'newerThan'
  | 'within';

export type Operand =
  | TextOperand
  | { kind: 'list'; items: readonly TextOperand[] }
  /** In the unit that the field is stored in: a duration in microseconds. */
  | { kind: 'number'; value: number }
  /** Both ends included. */
  | { kind: 'numbers'; low: number; high: number }
  | { kind: 'age'; amount: number; unit: TimeUnit }
  /** An address block as it was written: `10.0.0.0/8`, `2001:db8::/32`; see `readNetwork`. */
  | { kind: 'network'; network: string }
  /** What another field of the same record holds: letters count in either case, unless `exact`. */
  | { kind: 'field'; field: FieldRef; exact: boolean }
  | TimeOperand;

/**
 * A text. `exact`: compared letter by letter. Otherwise letters count in either case, and spaces,
 * hyphens and underscores as one. For `matches` the text is a regular expression: `exact` minds the
 * case of letters, otherwise it does not; nothing else is folded. For `like` it is a pattern, see
 * `readPattern`: without wildcards it is found anywhere, and where `exact` it is the whole text, in
 * either case of letters.
 */
export interface TextOperand {
  kind: 'text';
  text: string;
  exact: boolean;
}

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** A time or a stretch of time; relative forms are resolved against the stated "as of" and zone. */
export type TimeOperand =
  /** From `from` up to, not including, `to`: microseconds UTC; null is open. */
  | { kind: 'span'; from: number | null; to: number | null }
  /** An instant, microseconds UTC. */
  | { kind: 'instant'; at: number }
  /** The last N units up to and including "as of". */
  | { kind: 'last'; amount: number; unit: TimeUnit }
  /** A whole calendar unit: 0 is the one that "as of" lies in, -1 the one before. Weeks begin on Monday. */
  | { kind: 'calendar'; unit: 'day' | 'week' | 'month' | 'year'; offset: number }
  /** From the start of the latest such weekday (1 Monday … 7 Sunday) up to and including "as of". */
  | { kind: 'sinceWeekday'; weekday: number }
  /** A time of day, microseconds after midnight, on the day that "as of" lies in. */
  | { kind: 'clock'; micros: number };
