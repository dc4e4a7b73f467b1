import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { chooseInView } from '../../state/chosen.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import { holds, inverse, without, withRange } from '../../state/ranges.ts';
import { tableAtHand } from './table-at-hand.ts';

/** Puts the cursor on a row; the detail panel follows. */
export function moveTo(position: number): void {
  const table = tableAtHand();
  if (table === null || table.total === 0) return;
  const row = Math.min(Math.max(0, position), table.total - 1);
  useOnScreen.setState({ row });
  table.reveal(row);
  followRow(row);
}

/** Lets the detail panel follow the cursor, as soon as its row is there. */
export function followRow(row: number): void {
  const table = tableAtHand();
  const record = table?.rowAt(row)?.id;
  if (table !== null && record !== undefined) chooseInView(table.view, { record });
}

/** Moves the cursor by some rows. */
export function moveBy(rows: number): void {
  const { row } = useOnScreen.getState();
  moveTo(row === null ? 0 : row + rows);
}

/** Moves the cursor, selecting what lies between the anchor and it. */
export function extendBy(rows: number): void {
  const { row, anchor } = useOnScreen.getState();
  const from = anchor ?? row ?? 0;
  moveBy(rows);
  const to = useOnScreen.getState().row ?? from;
  useOnScreen.setState({ anchor: from, selected: withRange([], from, to) });
}

/** A click on a row: alone, with Shift from the anchor on, with Control or Command one more or less. */
export function clickRow(
  position: number,
  event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean },
): void {
  const { anchor, row, selected } = useOnScreen.getState();
  if (event.shiftKey) {
    const from = anchor ?? row ?? position;
    useOnScreen.setState({ anchor: from, selected: withRange([], from, position) });
  } else if (event.ctrlKey || event.metaKey) {
    toggleRow(position);
    useOnScreen.setState({ anchor: position });
  } else if (selected.length > 0 || anchor !== position) {
    useOnScreen.setState({ anchor: position, selected: [] });
  }
  moveTo(position);
}

/** Selects a row, or no more. */
export function toggleRow(position: number): void {
  const { selected } = useOnScreen.getState();
  useOnScreen.setState({
    selected: holds(selected, position)
      ? without(selected, position)
      : withRange(selected, position, position),
  });
}

/** Selects everything that the filter leaves, loaded or not. */
export function selectAll(): void {
  const table = tableAtHand();
  if (table !== null && table.total > 0) {
    useOnScreen.setState({ selected: [[0, table.total - 1]], anchor: 0 });
  }
}

export function invertSelection(): void {
  const table = tableAtHand();
  if (table === null) return;
  const { selected } = useOnScreen.getState();
  useOnScreen.setState({ selected: inverse(selected, table.total) });
}

/** Goes to the next marked row, or the next gap in time, in a direction; false when there is none. */
export async function goToNext(
  sought: { kind: 'marked' } | { kind: 'gap'; micros: number },
  forward: boolean,
): Promise<boolean> {
  const table = tableAtHand();
  if (table === null) return false;
  const { result } = answerOf(table.view);
  if (result === null) return false;
  const from = useOnScreen.getState().row ?? 0;
  const position = await engine().call('result.place', {
    result,
    place: { ...sought, from, forward },
  });
  if (position !== null) moveTo(position);
  return position !== null;
}

/** Moves the cursor to the first row at a moment (microseconds UTC) or beyond it. */
export async function goToTime(time: number): Promise<boolean> {
  const table = tableAtHand();
  if (table === null) return false;
  const { result } = answerOf(table.view);
  if (result === null) return false;
  const position = await engine().call('result.place', { result, place: { kind: 'time', time } });
  if (position !== null) moveTo(position);
  return position !== null;
}

/** Moves the cursor's column. */
export function moveColumn(by: number): void {
  const table = tableAtHand();
  if (table === null) return;
  const { column } = useOnScreen.getState();
  const at = table.columns.findIndex(({ name }) => name === column);
  const next = table.columns[Math.min(Math.max(0, at + by), table.columns.length - 1)];
  if (next !== undefined) useOnScreen.setState({ column: next.name });
}
