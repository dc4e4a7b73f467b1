import type { MarkChange, MarkedRecords, Note } from '../../shared/marks.ts';
import { engine } from '../engine/connection.ts';
import { answerInView, answerOf, useAnswered } from './answered.ts';
import { refreshMarks } from './case-session.ts';
import { changeWords } from './mark-words.ts';
import { viewKeys } from './view.ts';

/** A change that was made, and can be taken back and made again. */
interface Step {
  /** Id of the case in which it was made. */
  caseId: string;
  /** What was done: `Starred 3 records`. */
  words: string;
  /** Takes it back; called once more, makes it again. */
  flip: () => Promise<unknown>;
}

/** Changes that can be taken back, the latest last, and those that were. */
const done: Step[] = [];
const undone: Step[] = [];

/** What a change came to. */
export interface MarkedNow {
  /** Records that are marked otherwise than before. */
  records: number;
  words: string;
}

/** Stars or tags records; `undoMark` takes it back. */
export async function changeMarks(records: MarkedRecords, change: MarkChange): Promise<MarkedNow> {
  const made = await engine().call('mark.change', { records, ...change });
  const words = changeWords(change, made.records);
  let latest = made.change;
  if (made.records > 0) {
    remember(words, async () => {
      latest = (await engine().call('mark.undo', { change: latest })).change;
    });
  }
  await marksChanged();
  return { records: made.records, words };
}

/** Writes a note on a record; `undoMark` removes it. Answers with what was done, in words. */
export async function addNote(record: number, text: string): Promise<string> {
  const { id: note } = await engine().call('note.add', { record, text });
  let isThere = true;
  remember('Wrote a note', async () => {
    await engine().call('note.change', { note, text: isThere ? null : text });
    isThere = !isThere;
  });
  await marksChanged();
  return 'Wrote a note';
}

/** Gives a note another text, or with null removes it; `undoMark` takes it back. Answers with what was done. */
export async function changeNote({ id, text }: Note, next: string | null): Promise<string> {
  await engine().call('note.change', { note: id, text: next });
  const words = next === null ? 'Removed a note' : 'Changed a note';
  let isNext = true;
  remember(words, async () => {
    await engine().call('note.change', { note: id, text: isNext ? text : next });
    isNext = !isNext;
  });
  await marksChanged();
  return words;
}

/** Takes the last change of marks back; answers with what it was, null when there is none. */
export function undoMark(): Promise<string | null> {
  return flipLast(done, undone);
}

/** Makes the change again that was taken back last; answers with what it is, null when there is none. */
export function redoMark(): Promise<string | null> {
  return flipLast(undone, done);
}

function remember(words: string, flip: Step['flip']): void {
  const caseId = useAnswered.getState().caseInfo?.id ?? '';
  done.push({ caseId, words, flip });
  undone.length = 0;
}

async function flipLast(from: Step[], to: Step[]): Promise<string | null> {
  const caseId = useAnswered.getState().caseInfo?.id;
  const at = from.findLastIndex((step) => step.caseId === caseId);
  const [step] = at < 0 ? [] : from.splice(at, 1);
  if (step === undefined) return null;
  try {
    await step.flip();
  } catch (error) {
    from.push(step);
    throw error;
  }
  to.push(step);
  await marksChanged();
  return step.words;
}

/** Lets every table read its rows again, and the rail its counts. */
export async function marksChanged(): Promise<void> {
  for (const view of viewKeys) answerInView(view, { version: answerOf(view).version + 1 });
  await refreshMarks();
}
