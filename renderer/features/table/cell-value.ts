import type { RecordRow } from '../../../shared/case.ts';
import { isMarkField } from '../../../shared/query/index.ts';
import { ownField, type TableColumn } from './columns.ts';

/** What stands in a cell: a text or number as stored, times as ISO UTC; null for nothing. */
export type CellValue = string | number | null;

/**
 * The value of a cell.
 * @param paths paths that the row's `values` were asked for, in their order
 */
export function cellValue(
  row: RecordRow,
  column: TableColumn,
  paths: readonly (readonly string[])[],
): CellValue {
  if (column.type === 'kind') return row.kind;
  if (column.type === 'outcome') return row.outcome;
  if (column.type === 'source') return row.source;
  if (column.field?.kind === 'field' && isMarkField(column.field.name)) {
    return markValue(row, column.field.name);
  }
  if (column.name === 'oldEntity') return row.written?.old || null;
  if (column.name === 'newEntity') return row.written?.new || null;
  if (column.name === 'diff') return row.changed?.join(', ') ?? null;
  if (column.path !== null) {
    const at = paths.findIndex((path) => samePath(path, column.path ?? []));
    return at < 0 ? null : (row.values?.[at] ?? null);
  }
  const stored = column.field?.kind === 'field' ? column.field.name : column.name;
  if (stored === 'time') return row.time;
  const own = ownField(row, stored);
  return own === undefined ? null : (row.fields[own.name] ?? null);
}

/** Tags beside each other, the number of notes; findings do not come with rows. */
function markValue({ mark, superseded }: RecordRow, name: string): CellValue {
  if (name === 'superseded') return superseded === true ? 'true' : null;
  if (mark === undefined) return null;
  if (name === 'starred') return mark.star ? 'true' : null;
  if (name === 'marked') return 'true';
  if (name === 'tag') return mark.tags.length === 0 ? null : mark.tags.join(', ');
  return name === 'note' && mark.notes > 0 ? mark.notes : null;
}

/** Columns that rows carry by themselves, whatever the original calls them. */
const states: ReadonlySet<string> = new Set(['oldEntity', 'newEntity', 'diff']);

/** Paths of the original that the columns need, each once. */
export function pathsFor(columns: readonly TableColumn[]): string[][] {
  const paths = new Map<string, string[]>();
  for (const { path, hidden, name } of columns) {
    if (path !== null && !hidden && !states.has(name)) paths.set(JSON.stringify(path), [...path]);
  }
  return [...paths.values()];
}

/** `1.204 s`, `85 ms`: a duration in microseconds. */
export function writeDuration(micros: number): string {
  if (micros >= 1_000_000) return `${(micros / 1_000_000).toFixed(3)} s`;
  return micros >= 1_000 ? `${Number((micros / 1_000).toFixed(1))} ms` : `${micros} µs`;
}

function samePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, at) => key === other[at]);
}
