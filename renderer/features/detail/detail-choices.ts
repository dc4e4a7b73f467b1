import { create } from 'zustand';

/** How a difference is laid out. */
export type DiffLayout = 'inline' | 'sides' | 'notation';

/** A version that others are compared with. */
export interface Reference {
  record: number;
  /** The entity that it is a version of. */
  target: string;
  /** ISO UTC. */
  time: string | null;
}

/** What a person chose in the detail panel, for this session. */
export interface DetailChoices {
  layout: DiffLayout;
  /** Null: each change is compared with the state before it. */
  reference: Reference | null;
  isVersionListOpen: boolean;
  wrapsRaw: boolean;
}

/** Choices that stay while one goes from record to record. */
export const useDetailChoices = create<DetailChoices>()(() => ({
  layout: 'inline',
  reference: null,
  isVersionListOpen: false,
  wrapsRaw: true,
}));
