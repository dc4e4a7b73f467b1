import type { MarkChange, MarkedRecords } from '../../shared/marks.ts';
import { engine } from '../engine/connection.ts';
import { answerInView, answerOf } from './answered.ts';
import { refreshMarks } from './case-session.ts';
import { viewKeys } from './view.ts';

/** Changes that can be taken back, the latest last, and those that were. */
const done: number[] = [];
const undone: number[] = [];

/** Stars or tags records; `undoMark` takes it back. Answers with how many were changed. */
export async function changeMarks(records: MarkedRecords, change: MarkChange): Promise<number> {
  const made = await engine().call('mark.change', { records, ...change });
  done.push(made.change);
  undone.length = 0;
  await marksChanged();
  return made.records;
}

/** Takes the last change of marks back; null when there is none. */
export function undoMark(): Promise<number | null> {
  return takeBack(done, undone);
}

/** Makes the change again that was taken back last; null when there is none. */
export function redoMark(): Promise<number | null> {
  return takeBack(undone, done);
}

async function takeBack(from: number[], to: number[]): Promise<number | null> {
  const change = from.pop();
  if (change === undefined) return null;
  const made = await engine().call('mark.undo', { change });
  to.push(made.change);
  await marksChanged();
  return made.records;
}

/** Lets every table read its rows again, and the rail its counts. */
export async function marksChanged(): Promise<void> {
  for (const view of viewKeys) answerInView(view, { version: answerOf(view).version + 1 });
  await refreshMarks();
}
