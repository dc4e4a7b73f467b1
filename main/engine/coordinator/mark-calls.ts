import type { Kind } from '../../../shared/kinds.ts';
import type { Mark, MarkChange, MarkCounts, Reveal, SavedView } from '../../../shared/marks.ts';
import {
  addNote,
  changeMarks,
  changeNote,
  countMarks,
  countTags,
  listViews,
  logReveal,
  readMark,
  removeView,
  saveView,
  undoMarks,
  type ViewGiven,
} from '../marks/index.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';

/** What a reader thread can be asked about marks and saved views. */
export function markCalls(reading: () => { db: ReadableCase }) {
  return {
    'mark.get': ({ record }: { record: number }): Mark => readMark(reading().db, record),
    'mark.counts': (): MarkCounts => countMarks(reading().db),
    /** Values for the field `tag`. */
    'tag.values': ({ kind }: { kind: Kind | null }) =>
      countTags(reading().db, kind).map(({ tag, count }) => ({ value: tag, count })),
    'view.list': (): SavedView[] => listViews(reading().db),
  };
}

/**
 * What the writer thread can be asked to mark or keep.
 * @param write runs work in a transaction of its own, in which the custody log is written too
 */
export function markWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    /** @param ids ascending, none twice */
    'mark.change': ({ ids, change }: { ids: readonly number[]; change: MarkChange }) =>
      write((db) => changeMarks(db, ids, change)),
    'mark.undo': ({ change }: { change: number }) => write((db) => undoMarks(db, change)),
    'note.add': ({ record, text }: { record: number; text: string }) =>
      write((db) => addNote(db, record, text)),
    'note.change': ({ note, text }: { note: number; text: string | null }) =>
      write((db) => changeNote(db, note, text)),
    'secret.reveal': async (reveal: Reveal) => {
      await write((db) => logReveal(db, reveal));
      return null;
    },
    'view.save': (given: ViewGiven) => write((db) => saveView(db, given)),
    'view.remove': ({ id }: { id: number }) => write((db) => removeView(db, id)),
  };
}
