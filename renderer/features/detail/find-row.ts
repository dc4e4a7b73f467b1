import type { RecordRow } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { engine } from '../../engine/connection.ts';
import { answerOf } from '../../state/answered.ts';
import { useOnScreen } from '../../state/on-screen.ts';
import type { ViewKey } from '../../state/view.ts';
import { tableAtHand } from '../table/table-at-hand.ts';

/** A record as a row, and whether the table's result has it. */
export interface FoundRow {
  row: RecordRow;
  isInTable: boolean;
}

/**
 * The row of a record with its time as it is written, read from the table's result. Only where that does not have
 * the record it is asked for by itself, which brings its whole text along.
 */
export async function findRow(view: ViewKey, id: number): Promise<FoundRow> {
  const row = await inResult(view, id);
  if (row !== null) return { row, isInTable: true };
  const { raw: _, ...alone } = await engine().call('record.get', { id });
  return { row: alone, isInTable: false };
}

async function inResult(view: ViewKey, id: number): Promise<RecordRow | null> {
  const { result } = answerOf(view);
  if (result === null) return null;
  try {
    const row = await readAt(result, atCursor(id), id);
    return row ?? (await readAt(result, await placeOf(result, id), id));
  } catch (error) {
    if (error instanceof TrailcaseError && error.code === 'not-found') return null;
    throw error;
  }
}

/** The row at a position, when it is that of the record. */
async function readAt(result: number, from: number | null, id: number): Promise<RecordRow | null> {
  if (from === null) return null;
  const asked = { result, from, count: 1, written: true };
  const { rows } = await engine().call('result.window', asked);
  return rows.find((row) => row.id === id) ?? null;
}

/** The cursor's position, when its row is that record. */
function atCursor(id: number): number | null {
  const { row: position } = useOnScreen.getState();
  if (position === null) return null;
  return tableAtHand()?.rowAt(position)?.id === id ? position : null;
}

function placeOf(result: number, record: number): Promise<number | null> {
  return engine().call('result.place', { result, place: { kind: 'record', record } });
}
