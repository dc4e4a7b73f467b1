import { TrailcaseError } from '../../../shared/errors.ts';
import type { Note } from '../../../shared/marks.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import {
  appendCustody,
  checkRecords,
  cleanText,
  type ReadableCase,
  type WritableCase,
} from '../store/index.ts';
import { actions, type NoteDetail } from './custody-details.ts';

interface NoteRow {
  id: number;
  record: number;
  text: string | null;
  edited: number | null;
}

/**
 * Writes a note on a record, within the caller's transaction.
 * @throws TrailcaseError `not-found` for a record that is not in the case, `bad-request` for an empty text
 */
export function addNote(db: WritableCase, record: number, given: string): Note {
  const text = noteText(given);
  checkRecords(db, [record]);
  const detail: NoteDetail = { record, text };
  const { id, time, actor } = appendCustody(db, actions.noteAdded, detail);
  db.prepare('INSERT INTO note (id, record, text) VALUES (?, ?, ?)').run(id, record, text);
  return { id, record, text, author: actor, created: formatInstant(time), edited: null };
}

/**
 * Changes a note, removes it where `given` is null, or brings it back, within the caller's transaction.
 * @returns the note; null when it is removed
 * @throws TrailcaseError `not-found` for a number that no note has, `bad-request` for an empty text
 */
export function changeNote(db: WritableCase, note: number, given: string | null): Note | null {
  const text = given === null ? null : noteText(given);
  const before = db.prepare('SELECT id, record, text, edited FROM note WHERE id = ?').get(note) as
    | NoteRow
    | undefined;
  if (before === undefined) {
    throw new TrailcaseError('not-found', `There is no note ${note} in this case.`);
  }
  if (text !== before.text) {
    const detail: NoteDetail = {
      note,
      record: before.record,
      ...(text === null ? {} : { text }),
      ...(before.text === null ? {} : { old: before.text }),
    };
    const { time } = appendCustody(db, actionOf(before.text, text), detail);
    db.prepare('UPDATE note SET text = ?, edited = ? WHERE id = ?').run(text, time, note);
  }
  return readNotes(db, before.record).find(({ id }) => id === note) ?? null;
}

function actionOf(before: string | null, after: string | null): string {
  if (after === null) return actions.noteRemoved;
  return before === null ? actions.noteRestored : actions.noteChanged;
}

function noteText(given: string): string {
  const text = cleanText(given);
  if (text.trim() !== '') return text;
  throw new TrailcaseError('bad-request', 'A note needs a text.');
}

/** The notes of a record, oldest first. Who wrote them, and when, is what the custody log says. */
export function readNotes(db: ReadableCase, record: number): Note[] {
  const rows = db
    .prepare(
      `SELECT n.id, n.record, n.text, c.actor AS author, c.time AS created, n.edited
       FROM note n JOIN custody c ON c.id = n.id
       WHERE n.record = ? AND n.text IS NOT NULL ORDER BY n.id`,
    )
    .all(record) as (Omit<Note, 'created' | 'edited'> & {
    created: number;
    edited: number | null;
  })[];
  return rows.map(({ created, edited, ...note }) => ({
    ...note,
    created: formatInstant(created),
    edited: edited === null ? null : formatInstant(edited),
  }));
}
