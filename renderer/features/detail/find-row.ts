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
 * The row of a record: the table's own where it has it at hand, else that of its result. Only where the result
 * does not have it the record is asked for by itself, which brings its whole text along.
 */
export async function findRow(view: ViewKey, id: number): Promise<FoundRow> {
  const known = atCursor(id) ?? answerOf(view).first.find((row) => row.id === id);
  const row = known ?? (await inResult(view, id));
  if (row !== null) return { row, isInTable: true };
  const { raw: _, ...alone } = await engine().call('record.get', { id });
  return { row: alone, isInTable: false };
}

function atCursor(id: number): RecordRow | undefined {
  const { row: position } = useOnScreen.getState();
  const row = position === null ? undefined : tableAtHand()?.rowAt(position);
  return row?.id === id ? row : undefined;
}

async function inResult(view: ViewKey, id: number): Promise<RecordRow | null> {
  const { result } = answerOf(view);
  if (result === null) return null;
  try {
    const place = { kind: 'record', record: id } as const;
    const from = await engine().call('result.place', { result, place });
    if (from === null) return null;
    const { rows } = await engine().call('result.window', { result, from, count: 1 });
    return rows.find((row) => row.id === id) ?? null;
  } catch (error) {
    if (error instanceof TrailcaseError && error.code === 'not-found') return null;
    throw error;
  }
}
