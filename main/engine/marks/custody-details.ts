import type { ViewParts } from '../../../shared/marks.ts';

/** Words that the custody log has for changes of marks, notes and views, and for secrets that were looked at. */
export const actions = {
  marked: 'marked',
  markUndone: 'mark undone',
  noteAdded: 'note added',
  noteChanged: 'note changed',
  noteRemoved: 'note removed',
  noteRestored: 'note restored',
  viewSaved: 'view saved',
  viewRemoved: 'view removed',
  secretRevealed: 'secret revealed',
} as const;

/** Records that an entry names; all of them stand in the steps of the change. */
export const mostListed = 100;

/** What the custody log says of a change of stars and tags. Its number is that of the entry. */
export interface MarkedDetail {
  /** The change that was taken back, where one was. */
  undone?: number;
  /** Records that are marked otherwise than before. */
  records: number;
  /** The first of them, at most `mostListed`. */
  ids: readonly number[];
  /** How many are not listed. */
  unlisted: number;
  /** `tag` is null for the star. */
  steps: readonly { tag: string | null; added: boolean; records: number }[];
  /** See `sealOfSteps`. */
  sha256: string;
}

/** What the custody log says of a note: the number of a new one is that of the entry. */
export interface NoteDetail {
  note?: number;
  record: number;
  /** What it says now; absent when it was removed. */
  text?: string;
  /** What it said before; absent when it is new, or was removed before. */
  old?: string;
}

/** What the custody log says of a saved view: the number of a new one is that of the entry. */
export interface ViewDetail {
  view?: number;
  name: string;
  kind: string | null;
  parts: ViewParts;
}

export interface ViewRemovedDetail {
  view: number;
  name: string;
}
