import type { CustodyEntry } from '../../../shared/case.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import type { ReadableCase } from '../store/index.ts';
import {
  actions,
  type NoteDetail,
  type ViewDetail,
  type ViewRemovedDetail,
} from './custody-details.ts';

/** What a note or view consists of, as one text to compare, by its number. */
type Rows = Map<number, string>;

const noteActions: ReadonlySet<string> = new Set([
  actions.noteAdded,
  actions.noteChanged,
  actions.noteRemoved,
  actions.noteRestored,
]);

/** Compares the notes with what the custody log says that was written. */
export function checkNotes(db: ReadableCase, entries: readonly CustodyEntry[]): string[] {
  const expected: Rows = new Map();
  for (const { id, time, action, detail } of entries) {
    if (!noteActions.has(action)) continue;
    const { note = id, record, text = null } = detail as NoteDetail;
    const edited = action === actions.noteAdded ? null : time;
    expected.set(note, JSON.stringify([record, text, edited]));
  }
  const rows = db.prepare('SELECT id, record, text, edited FROM note').raw().all() as [
    number,
    number,
    string | null,
    number | null,
  ][];
  const found: Rows = new Map(
    rows.map(([id, record, text, edited]) => [
      id,
      JSON.stringify([record, text, edited === null ? null : formatInstant(edited)]),
    ]),
  );
  return compare('note', expected, found);
}

/** Compares the saved views with what the custody log says that was saved. */
export function checkViews(db: ReadableCase, entries: readonly CustodyEntry[]): string[] {
  const expected: Rows = new Map();
  for (const { id, action, detail } of entries) {
    if (action === actions.viewSaved) {
      const { view = id, name, kind, parts } = detail as ViewDetail;
      expected.set(view, JSON.stringify([name, kind, JSON.stringify(parts)]));
    } else if (action === actions.viewRemoved) {
      expected.delete((detail as ViewRemovedDetail).view);
    }
  }
  const rows = db.prepare('SELECT id, name, kind, parts FROM saved_view').raw().all() as [
    number,
    ...(string | null)[],
  ][];
  return compare(
    'saved view',
    expected,
    new Map(rows.map(([id, ...row]) => [id, JSON.stringify(row)])),
  );
}

function compare(what: string, expected: Rows, found: Rows): string[] {
  const numbers = [...new Set([...expected.keys(), ...found.keys()])];
  return numbers.flatMap((number) => {
    const [then, now] = [expected.get(number), found.get(number)];
    if (then === now) return [];
    if (then === undefined) return [`${what} ${number} is not in the custody log`];
    return [`${what} ${number} was ${now === undefined ? 'removed' : 'altered'} outside Trailcase`];
  });
}
