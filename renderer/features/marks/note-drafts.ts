import { create } from 'zustand';

/** A record, and the case that it is in: numbers of records begin anew in every case. */
export interface DraftPlace {
  caseId: string;
  record: number;
  /** The note that is changed; null for one that is new. */
  note: number | null;
}

/** A note as it is written so far. */
export interface NoteDraft extends DraftPlace {
  text: string;
  /** What the note said when its change was begun; empty for a new one. */
  before: string;
}

type Drafts = Readonly<Record<string, NoteDraft>>;

/** Notes that are being written: nobody loses one by looking at another record or case meanwhile. */
export const useNoteDrafts = create<{ drafts: Drafts }>()(() => ({ drafts: {} }));

/** What is written so far; null where nothing is. */
export function draftAt(drafts: Drafts, place: DraftPlace): NoteDraft | null {
  return drafts[keyOf(place)] ?? null;
}

/** Keeps what is written so far. */
export function keepDraft({ caseId, record, note, text, before }: NoteDraft): void {
  const draft = { caseId, record, note, text, before };
  useNoteDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [keyOf(draft)]: draft } }));
}

/**
 * Forgets what is written: it was saved, or is not wanted.
 * @param saved what was saved of it: what was written meanwhile stays
 */
export function forgetDraft(place: DraftPlace, saved?: string): void {
  useNoteDrafts.setState(({ drafts }) => {
    const { [keyOf(place)]: written, ...others } = drafts;
    if (saved !== undefined && written?.text !== saved) return { drafts };
    return { drafts: others };
  });
}

/** Changes of notes of a record that are not among those that it has: they were removed meanwhile. */
export function draftsOfRemoved(
  drafts: Drafts,
  { caseId, record }: Omit<DraftPlace, 'note'>,
  notes: readonly number[],
): NoteDraft[] {
  return Object.values(drafts).filter(
    (draft) =>
      draft.caseId === caseId &&
      draft.record === record &&
      draft.note !== null &&
      !notes.includes(draft.note),
  );
}

/**
 * Drafts that say something which is not in the case.
 * @param caseId only those of this case; of every case where none is given
 */
export function unsavedNotes(drafts: Drafts, caseId?: string): NoteDraft[] {
  return Object.values(drafts).filter(
    (draft) =>
      (caseId === undefined || draft.caseId === caseId) &&
      draft.text.trim() !== '' &&
      draft.text !== draft.before,
  );
}

function keyOf({ caseId, record, note }: DraftPlace): string {
  return `${caseId} ${record} ${note ?? 'new'}`;
}
