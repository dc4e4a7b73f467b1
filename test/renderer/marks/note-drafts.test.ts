import { beforeEach, describe, expect, it } from 'vitest';
import { keepDrafts } from '../../../renderer/features/marks/keep-drafts.ts';
import {
  draftAt,
  draftsOfRemoved,
  forgetDraft,
  keepDraft,
  unsavedNotes,
  useNoteDrafts,
} from '../../../renderer/features/marks/note-drafts.ts';

beforeEach(() => useNoteDrafts.setState({ drafts: {} }));

const drafts = () => useNoteDrafts.getState().drafts;

/** What stands in the field for a new note of a record, or in that of a note. */
const shown = (caseId: string, record: number, note: number | null = null) =>
  draftAt(drafts(), { caseId, record, note })?.text;

const write = (caseId: string, record: number, text: string) =>
  keepDraft({ caseId, record, note: null, text, before: '' });

describe('a note that is being written', () => {
  it('is never shown under the same record of another case', () => {
    write('a', 12, 'seen by Ana');
    expect(shown('b', 12)).toBeUndefined();
    write('b', 12, 'other');
    expect(shown('a', 12)).toBe('seen by Ana');
  });

  it('is there again when its case is, and forgotten once it is saved', () => {
    write('a', 1, 'one');
    write('a', 11, 'eleven');
    forgetDraft({ caseId: 'a', record: 1, note: null });
    expect([shown('a', 1), shown('a', 11)]).toEqual([undefined, 'eleven']);
  });

  it('stays with what was written while it was saved', () => {
    write('a', 1, 'one');
    write('a', 1, 'one, and more');
    forgetDraft({ caseId: 'a', record: 1, note: null }, 'one');
    expect(shown('a', 1)).toBe('one, and more');
    forgetDraft({ caseId: 'a', record: 1, note: null }, 'one, and more');
    expect(shown('a', 1)).toBeUndefined();
  });

  it('is another than the change of a note of the same record', () => {
    write('a', 1, 'new');
    keepDraft({ caseId: 'a', record: 1, note: 7, text: 'changed', before: 'old' });
    expect([shown('a', 1), shown('a', 1, 7), shown('a', 1, 8)]).toEqual([
      'new',
      'changed',
      undefined,
    ]);
  });

  it('is unsaved while it says something that is not in the case', () => {
    write('a', 1, ' \n');
    keepDraft({ caseId: 'a', record: 2, note: 7, text: 'same', before: 'same' });
    keepDraft({ caseId: 'a', record: 3, note: 8, text: 'changed', before: 'old' });
    write('b', 4, 'new');
    expect(unsavedNotes(drafts()).map(({ record }) => record)).toEqual([3, 4]);
    expect(unsavedNotes(drafts(), 'a').map(({ record }) => record)).toEqual([3]);
  });

  it('is found where its note was removed meanwhile', () => {
    write('a', 1, 'new');
    for (const note of [7, 8]) {
      keepDraft({ caseId: 'a', record: 1, note, text: `changed ${note}`, before: 'old' });
    }
    keepDraft({ caseId: 'b', record: 1, note: 9, text: 'other case', before: 'old' });
    const found = draftsOfRemoved(drafts(), { caseId: 'a', record: 1 }, [8]);
    expect(found.map(({ text }) => text)).toEqual(['changed 7']);
  });
});

describe('the notes of a page that is loaded anew', () => {
  /** The storage of one tab. */
  function tab(room = Number.POSITIVE_INFINITY) {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      removeItem: (key: string) => void kept.delete(key),
      setItem(key: string, value: string) {
        if (value.length > room) throw new Error('QuotaExceededError');
        kept.set(key, value);
      },
    };
  }
  const fail = (error: unknown) => {
    throw error;
  };
  /** The page goes, and with it what is not kept. */
  const reload = (storage: ReturnType<typeof tab>) => {
    useNoteDrafts.setState({ drafts: {} });
    keepDrafts(storage, fail)();
  };

  it('are there again, new ones and changed ones', () => {
    const storage = tab();
    const stop = keepDrafts(storage, fail);
    write('a', 1, 'line\n\u202eone');
    keepDraft({ caseId: 'a', record: 1, note: 7, text: 'changed', before: 'old' });
    const before = drafts();
    stop();
    reload(storage);
    expect(drafts()).toEqual(before);
  });

  it('leave nothing behind once they are saved', () => {
    const storage = tab();
    const stop = keepDrafts(storage, fail);
    write('a', 1, 'one');
    expect(storage.kept.size).toBe(1);
    forgetDraft({ caseId: 'a', record: 1, note: null });
    expect(storage.kept.size).toBe(0);
    stop();
  });

  it.each(['no json', '{}', '[1, {"caseId": "a"}, {"caseId":"a","record":-1,"note":null}]'])(
    'are none where what was kept cannot be understood: %s',
    (text) => {
      const storage = tab();
      const stop = keepDrafts(storage, fail);
      write('a', 1, 'one');
      stop();
      for (const key of storage.kept.keys()) storage.kept.set(key, text);
      reload(storage);
      expect(drafts()).toEqual({});
    },
  );

  it('are told to be too long, once, and stay on the page', () => {
    const told: unknown[] = [];
    const stop = keepDrafts(tab(200), (error) => told.push(error));
    write('a', 1, 'x'.repeat(300));
    write('a', 1, 'x'.repeat(301));
    stop();
    expect(told).toMatchObject([{ code: 'limit-reached' }]);
    expect(shown('a', 1)).toHaveLength(301);
  });
});
