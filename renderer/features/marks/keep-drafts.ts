import * as z from 'zod/mini';
import { keepInTab } from '../../state/keep-in-tab.ts';
import { keepDraft, useNoteDrafts } from './note-drafts.ts';

const number = z.int().check(z.nonnegative());

const draft = z.object({
  caseId: z.string(),
  record: number,
  note: z.nullable(number),
  text: z.string(),
  before: z.string(),
});

/** Keeps the notes that are being written over a reload and a crash of the page. */
export function keepDrafts(
  storage: Parameters<typeof keepInTab>[0],
  trouble: (error: unknown) => void,
): () => void {
  const drafts = {
    name: 'trailcase-note-drafts',
    schema: draft,
    all: () => Object.values(useNoteDrafts.getState().drafts),
    takeUp: keepDraft,
    subscribe: useNoteDrafts.subscribe,
  };
  return keepInTab(storage, drafts, trouble);
}
