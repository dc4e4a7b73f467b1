import type { CanonicalField } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { Outcome } from '../../../shared/record.ts';
import type { Confidence } from '../../../shared/sources.ts';

/** What the fields of a record are read from: the record, or what its shape opens of it. */
export type Subject = Readonly<Record<string, unknown>>;

/** Reads JSON text; exact where it matters, fast where it does not. */
export type ParseJson = (text: string) => unknown;

/** A value that no single path leads to. */
export interface Derived {
  /** Where it comes from, in words. */
  from: string;
  read(subject: Subject): unknown;
  /** How a time is written in the record, where `read` adds to it. */
  written?(subject: Subject): unknown;
}

/**
 * A place where a value may stand: a dotted name, of which the first step is compared after dropping
 * case, spaces, `_`, `-` and `.`, and a step in digits is a position in a list; or a small function.
 */
export type Name = string | Derived;

/** The places where a field may stand, in the order in which they are tried. */
export type Names = readonly Name[];

/** Canonical field → where it stands. */
export type FieldNames = Partial<Record<CanonicalField, Names>>;

/** Where a record keeps the state of an entity before and after a change. */
export interface StateNames {
  old: Names;
  new: Names;
  /** A difference that the record brings along, in json-diff's or the tenant's notation. */
  diff?: Names;
  /**
   * The system tells the new state only, whole or those parts that were set. The old one is then taken
   * from earlier records about the same target, and said to be.
   */
  after?: 'whole' | 'part';
  /**
   * Each side is the whole entity, so that the new state of a change is the old one of the next. Not where
   * records tell only what a change touched.
   */
  isWhole?: true;
}

export type SigmaAliases = Readonly<Record<string, string | readonly string[]>>;

/** Sigma's names for what a shape's records hold, so that its rules can be asked of them. */
export interface SigmaLogsource {
  product: string;
  service?: string;
  /**
   * Sigma field → path in the record as it is opened; several where each may hold it. What begins with
   * `=` is the same text for all records, with `@` a canonical field, `outcome` among them.
   */
  aliases: SigmaAliases;
}

/** One form in which a system's records come: how it is told, and what stands where. */
export interface Shape {
  /** What such a record is called: "directory audit (Graph)". */
  title: string;
  /** Names that a record has; dotted ones may lead inside. */
  all: readonly string[];
  /** At least one of these as well. */
  any?: readonly string[];
  /** What else must hold, told by values; `tells` says it in words. */
  test?(record: Subject): boolean;
  tells?: string;
  /** `certain`: nothing else looks so. `likely`: others may. */
  confidence: Confidence;
  /** Taken only in files that another shape of the system told: for records that lack what tells. */
  rest?: true;
  /** The object in the record from which everything is read; null where it is not there after all. */
  open?(record: Subject, parse: ParseJson): object | null;
  kind: Kind | KindRule;
  fields: FieldNames;
  /** Fields that stand elsewhere in records of one of its kinds. */
  fieldsOf?: Partial<Record<Kind, FieldNames>>;
  states?: StateNames;
  /** How it ended, where the words of its status do not tell. Null leaves it to these. */
  outcome?(subject: Subject): Outcome | null;
  sigma?: readonly SigmaLogsource[];
}

/** The kind is told by each record. */
export interface KindRule {
  /** The kinds that there can be; the first is the usual one. */
  kinds: readonly [Kind, ...Kind[]];
  /** In words. */
  rule: string;
  of(subject: Subject): Kind;
}

/** A record of our own making and what it is read as: documentation, and the test of its source. */
export interface Sample {
  title: string;
  /** A JSON record, or the text of a table with its header. */
  record: object | string;
  kind: Kind;
  outcome: Outcome;
  /** All canonical fields that it has: times ISO UTC with microseconds, durations in microseconds. */
  fields: Partial<Record<CanonicalField, string | number>>;
  old?: unknown;
  new?: unknown;
}

/** How the records of one system are recognised and read. One file a system. */
export interface SourceDescription {
  /** Short name, as in `--source`. */
  system: string;
  title: string;
  /** Made of the user's mapping: takes every record, whatever its keys. */
  mapped?: { kind: Kind; map: Readonly<Record<string, string>> };
  /** In the order in which they are tried. */
  shapes: readonly Shape[];
  samples: readonly Sample[];
}
