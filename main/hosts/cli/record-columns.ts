import type { OneField, RecordRow, SortKey } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { fieldsOf } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { nearestField, resolveField } from '../../../shared/query/index.ts';

/** A column of an output. */
export interface RecordColumn {
  title: string;
  cell: (row: RecordRow) => string | number | null;
}

/** Columns that were named, and what must be asked for with the rows for them. */
export interface NamedColumns {
  columns: RecordColumn[];
  paths: string[][];
  raw: boolean;
}

/** What a timeline shows of each record beside its kind and time: what all kinds have. */
const timelineColumns = ['action', 'actor', 'target', 'status', 'ip'];

/**
 * Parts of a row beside its fields; `id` is the number of the record, which `show` takes, `note` the
 * number of its notes.
 */
const places: Readonly<Record<string, RecordColumn['cell']>> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  time: ({ time }) => time,
  outcome: ({ outcome }) => outcome,
  source: ({ source }) => source,
  offset: ({ offset }) => offset,
  length: ({ length }) => length,
  raw: ({ raw }) => raw ?? null,
  starred: ({ mark }) => (mark?.star === true ? 'true' : null),
  marked: ({ mark }) => (mark === undefined ? null : 'true'),
  superseded: ({ superseded }) => (superseded === true ? 'true' : null),
  tag: ({ mark }) => mark?.tags.join(', ') ?? null,
  note: ({ mark }) => mark?.notes || null,
};

/** The columns of a table when none are named. */
export function tableColumns(kind: Kind | null): RecordColumn[] {
  const time: RecordColumn = { title: 'time', cell: ({ time }) => time ?? 'undated' };
  const names = kind === null ? ['id', 'kind'] : ['id'];
  const fields = kind === null ? timelineColumns.map(canonicalColumn) : viewColumns(kind);
  return [...names.map(placeColumn), time, ...fields];
}

/** The columns of an exact list: all fields of a kind, or of all kinds, and the place of the record. */
export function allColumns(kind: Kind | null): RecordColumn[] {
  const fields = (kind === null ? Object.keys(fieldsOf) : [kind]).flatMap((each) =>
    viewColumns(each as Kind),
  );
  const distinct = new Map(fields.map((column) => [column.title, column]));
  return [
    ...['id', 'kind', 'time'].map(placeColumn),
    ...distinct.values(),
    ...['source', 'offset', 'length', 'raw'].map(placeColumn),
  ];
}

/**
 * `Email,IP Address,details.reason` → columns.
 * @throws TrailcaseError `bad-request` for a name that is no field of the view
 */
export function readColumns(text: string, kind: Kind | null): NamedColumns {
  const names = namesIn(text);
  const paths: string[][] = [];
  const columns = names.map((name): RecordColumn => {
    if (Object.hasOwn(places, name)) return placeColumn(name);
    const field = readField(name, kind);
    if (field.kind === 'field') return { ...canonicalColumn(field.name), title: name };
    const at = paths.push([...field.path]) - 1;
    return { title: name, cell: ({ values }) => values?.[at] ?? null };
  });
  return { columns, paths, raw: names.includes('raw') };
}

/** `Email:desc,Created On` → sort keys; ascending where nothing is said. */
export function readSort(text: string, kind: Kind | null): SortKey[] {
  return namesIn(text).map((part) => {
    const [, name = part, direction] = /^(.*):(asc|desc)$/i.exec(part) ?? [];
    return { field: readField(name.trim(), kind), descending: direction?.toLowerCase() === 'desc' };
  });
}

/**
 * The field that a name means in a view: a label in any case and spacing, another name of it, or a
 * path such as `details.reason`. A name that means several fields stands for the first.
 */
export function readField(name: string, kind: Kind | null): OneField {
  const found = resolveField(name, kind);
  if (found?.ref.kind === 'anyOf') return { kind: 'field', name: found.ref.names[0] ?? name };
  if (found !== null) return found.ref;
  const near = nearestField(name, kind);
  const hint = near === null ? 'A path is written as details.reason.' : `Did you mean "${near}"?`;
  throw new TrailcaseError(
    'bad-request',
    `There is no field "${name}" in ${kind === null ? 'the timeline' : `the ${kind} view`}. ${hint}`,
    { field: name },
  );
}

function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function placeColumn(name: string): RecordColumn {
  const cell = places[name];
  if (cell === undefined) throw new Error(`a row has no ${name}`);
  return { title: name, cell };
}

/** The columns of a kind's view that are stored with the record, by their names. */
function viewColumns(kind: Kind): RecordColumn[] {
  return fieldsOf[kind].flatMap(({ name, stored }) =>
    stored === undefined || stored === 'time'
      ? []
      : [{ title: name, cell: ({ fields }: RecordRow) => fields[name] ?? null }],
  );
}

/** A field that every kind calls by its own name. */
function canonicalColumn(name: string): RecordColumn {
  if (Object.hasOwn(places, name)) return placeColumn(name);
  return {
    title: name,
    cell: ({ kind, fields }) => {
      const field = fieldsOf[kind].find(({ stored }) => stored === name);
      return field === undefined ? null : (fields[field.name] ?? null);
    },
  };
}
