import * as z from 'zod/mini';
import { TrailcaseError } from '../../../shared/errors.ts';
import { keepDraft, useNoteDrafts } from './note-drafts.ts';

const name = 'trailcase-note-drafts';

const number = z.int().check(z.nonnegative());

const draft = z.object({
  caseId: z.string(),
  record: number,
  note: z.nullable(number),
  text: z.string(),
  before: z.string(),
});

/**
 * Takes up the notes that were being written when this page was loaded anew, and keeps from now on what is written.
 * @param storage of this page alone; it outlives a reload and a crash of the page, and ends with its window or tab
 */
export function keepDrafts(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  trouble: (error: unknown) => void,
): () => void {
  for (const found of read(storage.getItem(name))) {
    const kept = draft.safeParse(found);
    if (kept.success) keepDraft(kept.data);
  }
  let isFull = false;
  return useNoteDrafts.subscribe(({ drafts }) => {
    try {
      const all = Object.values(drafts);
      if (all.length === 0) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(all));
      isFull = false;
    } catch {
      if (!isFull) trouble(full());
      isFull = true;
    }
  });
}

function read(text: string | null): unknown[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

function full(): TrailcaseError {
  return new TrailcaseError(
    'limit-reached',
    'What is written in notes is too long to outlive a reload of the page. Save the notes that are being written.',
  );
}
