import { create } from 'zustand';

/** Notes that are being written, by record: nobody loses one by looking at another record meanwhile. */
export const useNoteDrafts = create<{ drafts: Readonly<Record<number, string>> }>()(() => ({
  drafts: {},
}));

/** Keeps what is written so far; an empty text forgets it. */
export function keepDraft(record: number, text: string): void {
  useNoteDrafts.setState(({ drafts }) => {
    const { [record]: _, ...others } = drafts;
    return { drafts: text === '' ? others : { ...others, [record]: text } };
  });
}
