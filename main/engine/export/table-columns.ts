import { TrailcaseError } from '../../../shared/errors.ts';
import { type CanonicalField, fieldsOf, foldName } from '../../../shared/fields.ts';
import type { Kind } from '../../../shared/kinds.ts';
import {
  isMarkField,
  nearestField,
  type QueryField,
  resolveField,
} from '../../../shared/query/index.ts';

/** What a column of an exported table shows. */
export type ColumnContent =
  | { show: 'field'; field: CanonicalField }
  /** The text that a time was read from. */
  | { show: 'timeText'; field: 'time' | 'updated' }
  /** A value of the original record. */
  | { show: 'path'; path: readonly string[] }
  /** What people marked on the record. */
  | { show: MarkShown }
  | { show: 'old' | 'new' | 'diff' | 'kind' | 'outcome' | 'source' | 'system' | 'record' };

type MarkShown = 'starred' | 'marked' | 'tag' | 'note';

export type TableColumn = { label: string } & ColumnContent;

/** Columns of records of several kinds together, where none are asked for. */
const timelineNames =
  'kind time action actor target subject client provider status ip username agent organization country protocol session message key updated httpStatus attempt duration'.split(
    ' ',
  );

/**
 * Both sides of a change among records of several kinds. Under the labels of the audit view such a
 * table would be taken for one of changes only when it is imported.
 */
const timelineStates: readonly TableColumn[] = [
  { label: 'Old State', show: 'old' },
  { label: 'New State', show: 'new' },
];

/** Leads back to the record in the case, and tells rows apart that are alike. */
const recordColumn: TableColumn = { label: 'Record', show: 'record' };

/** Values of an audit record that are worked out from its two states, wherever they stand. */
const workedOut: Readonly<Record<string, 'old' | 'new' | 'diff'>> = {
  oldEntity: 'old',
  newEntity: 'new',
  diff: 'diff',
};

/** What is added where marks are asked for. */
const markColumns: readonly TableColumn[] = [
  { label: 'Starred', show: 'starred' },
  { label: 'Tags', show: 'tag' },
  { label: 'Note', show: 'note' },
];

const marksShown: ReadonlySet<string> = new Set<MarkShown>(['starred', 'marked', 'tag', 'note']);

/** True for a column of what people marked. */
export function showsMarks({ show }: TableColumn): boolean {
  return marksShown.has(show);
}

const common: ReadonlySet<string> = new Set(['kind', 'outcome', 'source', 'system']);

/**
 * The columns of an exported table. A time is followed by the text that it was read from; the last
 * column is the number of the record in the case.
 * @param kind the view; null for records of several kinds
 * @param names what was asked for: names as in a question; without them what the view shows at first
 * @param marks stars, tags and notes behind them
 * @throws TrailcaseError `bad-request` for a name that means no field
 */
export function tableColumns(
  kind: Kind | null,
  names: readonly string[] | undefined,
  marks: boolean,
): readonly TableColumn[] {
  const chosen = names?.map((name) => columnNamed(kind, name)) ?? shownAtFirst(kind);
  const added = marks ? markColumns : [];
  return unique([...chosen.flatMap(withTimeText), ...added, recordColumn]);
}

function shownAtFirst(kind: Kind | null): readonly TableColumn[] {
  if (kind === null) {
    return [...timelineNames.map((name) => columnNamed(null, name)), ...timelineStates];
  }
  return fieldsOf[kind]
    .filter(({ hidden }) => hidden !== true)
    .map(({ label }) => columnNamed(kind, label));
}

function columnNamed(kind: Kind | null, name: string): TableColumn {
  const field = resolveField(name, kind);
  if (field !== null) return columnOf(field);
  if (foldName(name) === foldName(recordColumn.label)) return recordColumn;
  const near = nearestField(name, kind);
  throw new TrailcaseError(
    'bad-request',
    `There is no field "${name}". ${near === null ? 'Write a value of the original record as .name or details.name.' : `Did you mean ${near}?`}`,
  );
}

function columnOf({ ref, label }: QueryField): TableColumn {
  if (ref.kind === 'anyOf') {
    throw new TrailcaseError(
      'bad-request',
      `${label} stands for several fields. Name one of them: ${ref.names.join(', ')}.`,
    );
  }
  if (ref.kind === 'field') {
    if (marksShown.has(ref.name)) return { label, show: ref.name as MarkShown };
    if (isMarkField(ref.name)) {
      throw new TrailcaseError(
        'bad-request',
        `${label} is no value of a record, and no column of an export: ask for it in the question.`,
      );
    }
    if (common.has(ref.name)) return { label, show: ref.name } as TableColumn;
    return { label, show: 'field', field: ref.name as CanonicalField };
  }
  const [only] = ref.path;
  const show = ref.path.length === 1 && only !== undefined ? workedOut[only] : undefined;
  return show === undefined ? { label, show: 'path', path: ref.path } : { label, show };
}

function withTimeText(column: TableColumn): TableColumn[] {
  if (column.show !== 'field') return [column];
  const { label, field } = column;
  if (field !== 'time' && field !== 'updated') return [column];
  return [column, { label: `${label} (original)`, show: 'timeText', field }];
}

function unique(columns: readonly TableColumn[]): readonly TableColumn[] {
  const seen = new Set<string>();
  return columns.filter((column) => {
    const content = describeContent(column);
    if (seen.has(content)) return false;
    seen.add(content);
    return true;
  });
}

/** What a column shows, in a word: a canonical field, a path, or what else it is. */
export function describeContent(column: TableColumn): string {
  if (column.show === 'field') return column.field;
  if (column.show === 'timeText') return `${column.field}, original text`;
  return column.show === 'path' ? `original ${column.path.join('.')}` : column.show;
}
