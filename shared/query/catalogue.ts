import type { Field } from '../fields.ts';
import { defaultSearch, fieldsOf, foldName } from '../fields.ts';
import { type Kind, kinds } from '../kinds.ts';
import type { FieldRef } from './ast.ts';
import { nearest } from './edit-distance.ts';
import type { QueryType } from './field-names.ts';
import { canonicalNames, columnAliases, markNames, ownNames } from './field-names.ts';

/** A field that can be asked for in a view. */
export interface QueryField {
  ref: FieldRef;
  type: QueryType;
  /** How the view calls it; resolves to this very field. */
  label: string;
  /** Other names that are worth proposing. */
  names: readonly string[];
  /** It is a column of the view. In the timeline every canonical field is. */
  own: boolean;
}

/** Everything that can be asked for by name in a view. */
export interface Catalogue {
  /** Columns of the view first. */
  fields: readonly QueryField[];
  /** By folded name, see `foldName`. */
  byName: ReadonlyMap<string, QueryField>;
  /** Where bare words are looked for. */
  search: FieldRef;
}

/** The types of canonical fields, by name: what a tree may name. */
export const typeByName: ReadonlyMap<string, QueryType> = new Map(
  canonicalNames.map(({ name, type }) => [name, type]),
);

const marks: readonly QueryField[] = markNames.map(({ name, label, type }) => ({
  ref: { kind: 'field', name },
  type,
  label,
  names: [],
  own: true,
}));

const timelineSearch = ['action', 'actor', 'target', 'subject', 'client', 'ip', 'message'];
const catalogues = new Map<Kind | null, Catalogue>();

/** The fields of a kind's view; of the timeline for null. */
export function catalogueOf(kind: Kind | null): Catalogue {
  const known = catalogues.get(kind);
  if (known !== undefined) return known;
  const built = kind === null ? buildTimeline() : buildView(kind);
  catalogues.set(kind, built);
  return built;
}

/** The field that a name means in a view, in any case and spacing; null when there is none. */
export function resolveField(name: string, kind: Kind | null): QueryField | null {
  return catalogueOf(kind).byName.get(foldName(name)) ?? pathField(name);
}

/**
 * The label of the field that a mistyped name most likely meant; null when none is near.
 *
 * @param limit mistakes that are forgiven; if not given, as many as fit the name's length.
 */
export function nearestField(name: string, kind: Kind | null, limit?: number): string | null {
  const { byName } = catalogueOf(kind);
  const found = nearest(foldName(name), byName.keys(), limit);
  return found === null ? null : (byName.get(found)?.label ?? null);
}

/** The field of the view that a tree's reference means; null for one without a name there. */
export function fieldOfRef(ref: FieldRef, kind: Kind | null): QueryField | null {
  return catalogueOf(kind).fields.find((field) => sameRef(field.ref, ref)) ?? null;
}

/** True for what stands beside records, as marks of people do: no column holds it. */
export function isMarkField(name: string): boolean {
  return markNames.some((mark) => mark.name === name);
}

/** How a reference is compared. Fields that the catalogue does not know have no type. */
export function typeOfRef(ref: FieldRef): QueryType | null {
  if (ref.kind === 'field') return typeByName.get(ref.name) ?? null;
  return ref.kind === 'path' ? 'raw' : 'text';
}

const dottedPath = /^(?:\.[A-Za-z_$][\w$-]*|[A-Za-z_$][\w$-]*\.[\w$-]+)(?:\.[\w$-]+)*$/;

/** A value of the original record: `details.reason`; `.reason` for one at the top. */
export function pathField(name: string): QueryField | null {
  if (!dottedPath.test(name)) return null;
  const path = (name.startsWith('.') ? name.slice(1) : name).split('.');
  return rawField(path, name);
}

/** A field for a path that has no name. */
export function rawField(path: readonly string[], label: string): QueryField {
  return { ref: { kind: 'path', path }, type: 'raw', label, names: [], own: false };
}

/** A column as it is asked for: by its canonical field, or by path where it has none. */
function columnField(column: Field, names: readonly string[]): QueryField {
  const { label, stored, path, name } = column;
  const ref: FieldRef =
    stored === undefined
      ? { kind: 'path', path: (path ?? name).split('.') }
      : { kind: 'field', name: stored };
  return { ref, type: typeOfRef(ref) ?? 'raw', label, names, own: true };
}

function buildView(kind: Kind): Catalogue {
  const columns = fieldsOf[kind].map((column) =>
    columnField(column, columnAliases[kind][column.label] ?? []),
  );
  const beside = ownNames[kind].map(({ also, ...own }) => ({ ...own, names: also, own: true }));
  const search = defaultSearch[kind].map((name) => {
    const ref = columns.find(({ label }) => foldName(label) === foldName(name))?.ref;
    return ref?.kind === 'field' ? ref.name : name;
  });
  const [only] = search;
  return build(
    [...columns, ...beside, ...marks],
    search.length === 1 && only !== undefined
      ? { kind: 'field', name: only }
      : { kind: 'anyOf', names: search },
    [],
  );
}

function buildTimeline(): Catalogue {
  const beside = ownNames.timeline.map(({ also, ...own }) => ({ ...own, names: also, own: true }));
  const columns = kinds.flatMap((kind) =>
    fieldsOf[kind].map((column) => columnField(column, columnAliases[kind][column.label] ?? [])),
  );
  return build(beside, { kind: 'anyOf', names: timelineSearch }, columns);
}

/**
 * Names are claimed in this order: the view's own labels, canonical names, the view's other names,
 * labels of other kinds (in the timeline), general other names. So every canonical name means its
 * field unless a column of the view bears it.
 */
function build(
  own: readonly QueryField[],
  search: FieldRef,
  foreign: readonly QueryField[],
): Catalogue {
  const byName = new Map<string, QueryField>();
  const claim = (name: string, field: QueryField) => {
    const folded = foldName(name);
    if (!byName.has(folded)) byName.set(folded, field);
  };
  for (const field of own) claim(field.label, field);
  const rest = canonicalNames
    .filter(({ name }) => !own.some(({ ref }) => ref.kind === 'field' && ref.name === name))
    .map(({ name, label, type }): QueryField => {
      const free = !byName.has(foldName(label));
      const ref: FieldRef = { kind: 'field', name };
      return { ref, type, label: free ? label : name, names: [], own: foreign.length > 0 };
    });
  const added = foreign.filter(
    (field, at) =>
      field.ref.kind === 'path' &&
      foreign.findIndex(({ ref }) => sameRef(ref, field.ref)) === at &&
      !own.some(({ ref }) => sameRef(ref, field.ref)),
  );
  const fields = [...own, ...rest, ...added];
  const byRef = (ref: FieldRef) => fields.find((field) => sameRef(field.ref, ref));
  for (const { name, label } of canonicalNames) {
    const field = byRef({ kind: 'field', name });
    if (field === undefined) continue;
    claim(name, field);
    claim(label, field);
  }
  for (const field of own) for (const name of field.names) claim(name, field);
  for (const column of foreign) {
    const field = byRef(column.ref);
    if (field === undefined) continue;
    claim(column.label, field);
    for (const name of column.names) claim(name, field);
  }
  for (const { name, also } of canonicalNames) {
    const field = byRef({ kind: 'field', name });
    for (const other of also) if (field !== undefined) claim(other, field);
  }
  return { fields, byName, search };
}

/** True for references to the same field, path, or set of fields. */
export function sameRef(one: FieldRef, other: FieldRef): boolean {
  if (one.kind === 'field') return other.kind === 'field' && one.name === other.name;
  if (one.kind === 'path') return other.kind === 'path' && sameList(one.path, other.path);
  return other.kind === 'anyOf' && sameList(one.names, other.names);
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}
