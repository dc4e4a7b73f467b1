import type { RecordRow } from '../../../shared/case.ts';
import { engine } from '../../engine/connection.ts';
import { markedQuestion } from './marked-question.ts';

/** Records that the screen of marks lists. */
export const mostListed = 100;

/** A marked record, with the beginning of its first note. */
export interface MarkedRecord {
  row: RecordRow;
  /** Null: it has no note. */
  note: string | null;
}

/** Longest piece of a note in a list, in characters. */
const excerpt = 200;

/** The newest marked records of the case. */
export async function listMarked(): Promise<MarkedRecord[]> {
  const { rows, result } = await engine().call('result.open', {
    question: markedQuestion,
    sort: [{ field: { kind: 'field', name: 'time' }, descending: true }],
    rows: mostListed,
  });
  await engine().call('result.close', { result });
  return Promise.all(
    rows.map(async (row) => ({ row, note: row.mark?.notes ? await firstNote(row.id) : null })),
  );
}

async function firstNote(record: number): Promise<string | null> {
  const { notes } = await engine().call('mark.get', { record });
  return notes[0]?.text.slice(0, excerpt) ?? null;
}
