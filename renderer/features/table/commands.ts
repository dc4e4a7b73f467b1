import type { Query } from '../../../shared/query/index.ts';
import type { Command } from '../../app/command.ts';
import { tell } from '../../app/trouble-notice.ts';
import { viewAtHand } from '../../state/chosen.ts';
import { show, useOnScreen } from '../../state/on-screen.ts';
import { filterIn, filterOut } from '../../state/query-edits.ts';
import { microsOf } from '../../state/reading.ts';
import type { ViewKey } from '../../state/view.ts';
import { cellCondition } from './cell-condition.ts';
import { cellValue } from './cell-value.ts';
import { asTable } from './copied-rows.ts';
import { copyRows } from './copy-dialog.tsx';
import { asTsv } from './copy-formats.ts';
import {
  extendBy,
  goToNext,
  goToTime,
  invertSelection,
  moveBy,
  moveColumn,
  moveTo,
  selectAll,
  toggleRow,
} from './cursor.ts';
import { openDetail } from './open-detail.ts';
import { tableAtHand } from './table-at-hand.ts';

const hour = 3_600_000_000;

const hasTable = () => tableAtHand() !== null;

function command(id: string, title: string, keys: readonly string[], run: () => unknown): Command {
  return { id: `table.${id}`, title, group: 'Table', keys, canRun: hasTable, run };
}

/** Commands of the table: moving, selecting, filtering by a cell, copying. */
export const tableCommands: readonly Command[] = [
  command('down', 'Next row', ['j', 'ArrowDown'], () => moveBy(1)),
  command('up', 'Previous row', ['k', 'ArrowUp'], () => moveBy(-1)),
  command('page-down', 'One screen down', ['PageDown'], () => moveBy(tableAtHand()?.page ?? 1)),
  command('page-up', 'One screen up', ['PageUp'], () => moveBy(-(tableAtHand()?.page ?? 1))),
  command('first', 'First row', ['g', 'Home'], () => moveTo(0)),
  command('last', 'Last row', ['G', 'End'], () => moveTo((tableAtHand()?.total ?? 1) - 1)),
  command('left', 'Column to the left', ['ArrowLeft'], () => moveColumn(-1)),
  command('right', 'Column to the right', ['ArrowRight'], () => moveColumn(1)),
  command('open', 'Open the record', ['Enter'], openDetail),
  command('toggle', 'Select the row, or no more', ['Space'], toggleAtCursor),
  command('extend-down', 'Select one row further down', ['Shift+ArrowDown'], () => extendBy(1)),
  command('extend-up', 'Select one row further up', ['Shift+ArrowUp'], () => extendBy(-1)),
  command('select-all', 'Select everything that the filter leaves', ['Mod+a'], selectAll),
  command('invert', 'Select what is not selected', ['Mod+I'], invertSelection),
  command('filter-in', 'Filter in the value under the cursor', ['i'], () => filterByCell(filterIn)),
  command('filter-out', 'Filter out the value under the cursor', ['o'], () =>
    filterByCell(filterOut),
  ),
  command('menu', 'Menu of the cell', ['.', 'ContextMenu', 'Shift+F10'], () =>
    show({ kind: 'cell-menu', at: null }),
  ),
  command('copy', 'Copy…', ['c'], () => show({ kind: 'copy' })),
  command('copy-rows', 'Copy the rows with headings', ['Mod+c'], () =>
    copyRows((rows) => asTsv(asTable(rows)), false),
  ),
  command('columns', 'Columns…', ['C'], () => show({ kind: 'columns' })),
  command('go-to-time', 'Go to a time…', ['t'], () => show({ kind: 'go-to-time' })),
  command('next-marked', 'Next marked record', ['u'], () => next({ kind: 'marked' }, true)),
  command('previous-marked', 'Previous marked record', ['U'], () =>
    next({ kind: 'marked' }, false),
  ),
  command('next-gap', 'Next gap of an hour or more', ['}'], () =>
    next({ kind: 'gap', micros: hour }, true),
  ),
  command('previous-gap', 'Previous gap of an hour or more', ['{'], () =>
    next({ kind: 'gap', micros: hour }, false),
  ),
  command('hour-on', 'An hour on in time', ['>'], () => step(hour)),
  command('hour-back', 'An hour back in time', ['<'], () => step(-hour)),
  command('day-on', 'A day on in time', ['Shift+ArrowRight'], () => step(24 * hour)),
  command('day-back', 'A day back in time', ['Shift+ArrowLeft'], () => step(-24 * hour)),
];

function toggleAtCursor(): void {
  const { row } = useOnScreen.getState();
  if (row !== null) toggleRow(row);
}

function filterByCell(apply: (view: ViewKey, condition: Query) => void): void {
  const [view, table] = [viewAtHand(), tableAtHand()];
  const { row, column: name } = useOnScreen.getState();
  const record = row === null ? undefined : table?.rowAt(row);
  if (view === null || table === null || record === undefined) return;
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined) {
    tell('Choose a column first: left and right arrow, or a click on its cell.');
    return;
  }
  const condition = cellCondition(column, cellValue(record, column, table.paths));
  if (condition !== null) apply(view, condition);
}

async function next(sought: Parameters<typeof goToNext>[0], forward: boolean): Promise<void> {
  if (await goToNext(sought, forward)) return;
  tell(sought.kind === 'marked' ? 'No further record is marked.' : 'There is no further gap.');
}

/** Moves in time from the row under the cursor. */
async function step(micros: number): Promise<void> {
  const { row } = useOnScreen.getState();
  const time = row === null ? null : tableAtHand()?.rowAt(row)?.time;
  if (time === null || time === undefined) return;
  if (!(await goToTime(microsOf(time) + micros))) tell('The table ends before that.');
}
