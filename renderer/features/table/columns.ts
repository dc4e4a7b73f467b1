import type { OneField, RecordRow } from '../../../shared/case.ts';
import type { EntityType } from '../../../shared/entities.ts';
import { entityOfField } from '../../../shared/entity-of-field.ts';
import { type Field, type FieldType, fieldsOf } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import type { SavedColumn } from '../../../shared/marks.ts';
import { resolveField } from '../../../shared/query/index.ts';
import { ownColumns } from '../../state/shown-columns.ts';
import { fieldNamed } from '../../state/sort-keys.ts';
import { kindOf, type ViewKey } from '../../state/view.ts';

/** What a column of a table shows, and where it gets it from. */
export interface TableColumn {
  name: string;
  label: string;
  type: FieldType | 'kind' | 'outcome' | 'source';
  /** As it is asked for; null for what cannot be filtered or sorted by. */
  field: OneField | null;
  /** Path in the original record, where the row does not have the value by itself. */
  path: readonly string[] | null;
  width: number;
  hidden: boolean;
  pinned: boolean;
}

const widths: Readonly<Record<string, number>> = {
  time: 212,
  duration: 120,
  integer: 96,
  json: 180,
  kind: 104,
  outcome: 96,
};

/** Labels of the timeline's columns. */
const timelineLabels: Readonly<Record<string, string>> = {
  time: 'Time',
  kind: 'Kind',
  action: 'Action',
  actor: 'Actor',
  target: 'Target',
  outcome: 'Outcome',
  status: 'Status',
  client: 'Client',
  ip: 'IP Address',
  message: 'Message',
  session: 'Session',
  source: 'Source',
};

/** All columns of a view, shown or not, pinned ones first; names that mean nothing are paths of the original. */
export function tableColumns(view: ViewKey, chosen: readonly SavedColumn[] | null): TableColumn[] {
  const own = ownColumns(view);
  const listed = chosen ?? own;
  const missing = own.filter(({ name }) => !listed.some((each) => each.name === name));
  const columns = [...listed, ...missing.map((column) => ({ ...column, hidden: true }))].map(
    (column) => describe(view, column),
  );
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)];
}

/** The columns as they are kept. */
export function savedColumns(columns: readonly TableColumn[]): SavedColumn[] {
  return columns.map(({ name, width, hidden, pinned }) => ({
    name,
    width: Math.round(width),
    ...(hidden ? { hidden } : {}),
    ...(pinned ? { pinned } : {}),
  }));
}

/** The field of a record's kind that a canonical field is shown in. */
export function ownField(row: RecordRow, stored: string): Field | undefined {
  return fieldsOf[row.kind].find((field) => field.stored === stored);
}

/** What the value of a column is an entity of, in a row of a kind. */
export function entityOf(column: TableColumn, kind: Kind): EntityType | null {
  const { field } = column;
  return field?.kind === 'field' ? entityOfField(kind, field.name) : null;
}

function describe(view: ViewKey, saved: SavedColumn): TableColumn {
  const { name, hidden = false, pinned } = saved;
  const own = view === 'timeline' ? undefined : fieldsOf[view].find((each) => each.name === name);
  const field = fieldNamed(name, view);
  const known = resolveField(name, kindOf(view));
  const type = typeOf(name, own, known?.type);
  const isStored = field?.kind === 'field';
  const stored = isStored ? field.name : null;
  return {
    name,
    label:
      own?.label ??
      (view === 'timeline' ? timelineLabels[name] : undefined) ??
      known?.label ??
      name,
    type,
    field,
    path: isStored ? null : field === null ? name.split('.') : field.path,
    width: saved.width ?? widths[type] ?? 168,
    hidden,
    pinned: pinned ?? (type === 'time' && stored === 'time'),
  };
}

function typeOf(
  name: string,
  own: Field | undefined,
  known: string | undefined,
): TableColumn['type'] {
  if (own !== undefined) return own.type;
  if (name === 'kind' || name === 'outcome' || name === 'source') return name;
  if (known === 'time' || known === 'integer' || known === 'duration') return known;
  return 'text';
}
