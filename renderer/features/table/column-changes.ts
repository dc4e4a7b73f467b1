import { choiceOf, chooseInView } from '../../state/chosen.ts';
import type { SortChoice, ViewKey } from '../../state/view.ts';
import { cellValue } from './cell-value.ts';
import { savedColumns, type TableColumn, tableColumns } from './columns.ts';
import type { DropPlace } from './drop-place.ts';
import { tableAtHand } from './table-at-hand.ts';

/** Pixels of a letter and of a cell's edges, for fitting: near enough, and without measuring every cell. */
const letter = 7.4;
const edges = 26;

/** Changes one column of a view. */
export function changeColumn(view: ViewKey, name: string, change: Partial<TableColumn>): void {
  const columns = tableColumns(view, choiceOf(view).columns);
  put(
    view,
    columns.map((column) => (column.name === name ? { ...column, ...change } : column)),
  );
}

/** Moves a column past its neighbours that are shown. */
export function moveColumnBy(view: ViewKey, name: string, by: number): void {
  const columns = tableColumns(view, choiceOf(view).columns);
  const from = columns.findIndex((column) => column.name === name);
  let to = from + by;
  while (columns[to]?.hidden === true) to += by;
  const column = columns[from];
  if (column === undefined || columns[to] === undefined) return;
  put(view, columns.toSpliced(from, 1).toSpliced(to, 0, column));
}

/** Moves a column beside another one. */
export function moveColumnBeside(view: ViewKey, name: string, place: DropPlace): void {
  const columns = tableColumns(view, choiceOf(view).columns);
  const column = columns.find((each) => each.name === name);
  const others = columns.filter((each) => each !== column);
  const beside = others.findIndex((each) => each.name === place.name);
  if (column === undefined || beside < 0) return;
  put(view, others.toSpliced(place.side === 'before' ? beside : beside + 1, 0, column));
}

/** Adds a column by name: a field of the view, or a path of the original record. */
export function addColumn(view: ViewKey, name: string): void {
  const columns = savedColumns(tableColumns(view, choiceOf(view).columns));
  const rest = columns.filter((column) => column.name !== name);
  chooseInView(view, { columns: [...rest, { name }] });
}

/** The view's own columns again. */
export function resetColumns(view: ViewKey): void {
  chooseInView(view, { columns: null });
}

/** Makes a column as wide as what is in sight of it needs. */
export function fitColumn(view: ViewKey, name: string): void {
  const table = tableAtHand();
  const column = table?.columns.find((each) => each.name === name);
  if (table === null || column === undefined) return;
  let longest = column.label.length + 3;
  for (let position = 0; position < Math.min(table.total, 2_000); position++) {
    const row = table.rowAt(position);
    if (row === undefined) continue;
    const length =
      column.type === 'time' ? 28 : String(cellValue(row, column, table.paths) ?? '').length;
    longest = Math.max(longest, length);
  }
  changeColumn(view, name, { width: Math.min(900, Math.max(60, longest * letter + edges)) });
}

export function sortBy(view: ViewKey, sort: readonly SortChoice[]): void {
  chooseInView(view, { sort });
}

/** Adds a column as a further level of groups. */
export function groupByColumn(view: ViewKey, name: string): void {
  const { groupBy } = choiceOf(view);
  if (!groupBy.includes(name)) chooseInView(view, { groupBy: [...groupBy, name] });
}

export function ungroup(view: ViewKey): void {
  chooseInView(view, { groupBy: [] });
}

/**
 * The order after a click on a heading: descending, ascending, none. Alone it takes the place of the order
 * there was; as a further one it joins it.
 */
export function nextSort(
  sort: readonly SortChoice[],
  name: string,
  further: boolean,
): SortChoice[] {
  const before = sort.find((each) => each.name === name);
  const next: SortChoice[] =
    before === undefined
      ? [{ name, descending: true }]
      : before.descending
        ? [{ name, descending: false }]
        : [];
  if (!further) return next;
  if (before === undefined) return [...sort, ...next];
  return sort.flatMap((each) => (each.name === name ? next : [each]));
}

/** The order after a click on the heading of the marks: records with a star first, or not any more. */
export function starredFirst(sort: readonly SortChoice[], further: boolean): SortChoice[] {
  const rest = further ? sort.filter(({ name }) => name !== 'starred') : [];
  const isThere = sort.some(({ name }) => name === 'starred');
  return isThere ? rest : [{ name: 'starred', descending: true }, ...rest];
}

function put(view: ViewKey, columns: readonly TableColumn[]): void {
  chooseInView(view, { columns: savedColumns(columns) });
}
