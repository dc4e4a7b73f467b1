import { create } from 'zustand';
import { useAnswered } from '../../state/answered.ts';

/** How a difference is laid out. */
export type DiffLayout = 'inline' | 'sides' | 'notation';

/** A version that others are compared with. */
export interface Reference {
  /** The case that it is in: numbers of records begin anew in every case. */
  caseId: string;
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

/** The pinned version, where it is one of this case. */
export function pinnedIn(
  caseId: string | undefined,
  reference: Reference | null,
): Reference | null {
  return reference?.caseId === caseId ? reference : null;
}

/** The pinned version of the case that is open. */
export function usePinned(): Reference | null {
  const caseId = useAnswered(({ caseInfo }) => caseInfo?.id);
  return pinnedIn(
    caseId,
    useDetailChoices((choices) => choices.reference),
  );
}
