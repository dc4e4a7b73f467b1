import { create } from 'zustand';

/** A record, and the case that it is in: numbers of records begin anew in every case. */
export interface DraftPlace {
  caseId: string;
  record: number;
}

type Drafts = Readonly<Record<string, string>>;

/** Notes that are being written: nobody loses one by looking at another record or case meanwhile. */
export const useNoteDrafts = create<{ drafts: Drafts }>()(() => ({ drafts: {} }));

/** What is written so far; empty where nothing is. */
export function draftOf(drafts: Drafts, place: DraftPlace): string {
  return drafts[keyOf(place)] ?? '';
}

/** Keeps what is written so far; an empty text forgets it. */
export function keepDraft(place: DraftPlace, text: string): void {
  useNoteDrafts.setState(({ drafts }) => {
    const { [keyOf(place)]: _, ...others } = drafts;
    return { drafts: text === '' ? others : { ...others, [keyOf(place)]: text } };
  });
}

function keyOf({ caseId, record }: DraftPlace): string {
  return `${caseId} ${record}`;
}
