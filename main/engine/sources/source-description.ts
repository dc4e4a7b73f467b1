import type { CanonicalField } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';

/** Where a field may stand in a record: dotted names, in the order in which they are tried. */
export type Names = readonly string[];

/** Canonical field → where it stands. Compared after dropping case, spaces, `_`, `-` and `.`. */
export type FieldNames = Partial<Record<CanonicalField, Names>>;

/** Where a record keeps the state of an entity before and after a change. */
export interface StateNames {
  old: Names;
  new: Names;
}

/** How the records of one system are recognised and read. One file a system. */
export interface SourceDescription {
  /** Short name, as in `--source`. */
  system: string;
  title: string;
  /** Made of the user's mapping: takes every record, whatever its keys. */
  takesAnyShape?: true;
  /**
   * Decides by the folded names of a record's keys whether it is ours and of which kind.
   * @returns the kind and the reason in words, or null
   */
  recognise(keys: ReadonlySet<string>): { kind: Kind; reason: string } | null;
  fields: Record<Kind, FieldNames>;
  /** Where old and new state stand; for kinds that have them. */
  states: Partial<Record<Kind, StateNames>>;
}
