import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, keepDraft, useNoteDrafts } from '../../../renderer/features/marks/note-drafts.ts';

beforeEach(() => useNoteDrafts.setState({ drafts: {} }));

/** What stands in the field of a record. */
const shown = (caseId: string, record: number) =>
  draftOf(useNoteDrafts.getState().drafts, { caseId, record });

describe('a note that is being written', () => {
  it('is never shown under the same record of another case', () => {
    keepDraft({ caseId: 'a', record: 12 }, 'seen by Ana');
    expect(shown('b', 12)).toBe('');
    keepDraft({ caseId: 'b', record: 12 }, 'other');
    expect(shown('a', 12)).toBe('seen by Ana');
  });

  it('is there again when its case is, and forgotten once it is saved', () => {
    keepDraft({ caseId: 'a', record: 1 }, 'one');
    keepDraft({ caseId: 'a', record: 11 }, 'eleven');
    keepDraft({ caseId: 'a', record: 1 }, '');
    expect([shown('a', 1), shown('a', 11)]).toEqual(['', 'eleven']);
  });
});
