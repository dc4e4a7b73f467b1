import { create } from 'zustand';
import type { RuleSettings } from '../../shared/detection.ts';
import type { Place } from './place.ts';
import { newView, type ViewChoice, type ViewKey, viewKeys } from './view.ts';

export const detailTabs = ['fields', 'diff', 'old', 'new', 'raw', 'related', 'notes'] as const;
export type DetailTab = (typeof detailTabs)[number];

/** `utc`, `case` (the zone that the case was given) or `record` (as each record wrote it). */
export type ClockChoice = 'utc' | 'case' | 'record';

/** What people chose. Everything here can be chosen again; nothing here was answered by the engine. */
export interface Chosen {
  place: Place;
  views: Record<ViewKey, ViewChoice>;
  detail: { open: boolean; tab: DetailTab };
  clock: ClockChoice;
  /** IANA name of the zone that `case` stands for. */
  caseZone: string;
  scheme: 'light' | 'dark' | 'auto';
  facets: { open: boolean; fields: Partial<Record<ViewKey, readonly string[]>> };
  /** `by` is for the timeline; a view of one kind is always divided by outcome. */
  histogram: { open: boolean; by: 'outcome' | 'kind'; log: boolean };
  /** Sizes of panes in per cent, by group and pane. */
  panes: Record<string, Record<string, number>>;
  /** For rules and playbooks: folders of own ones, and values that differ from those of the rules. */
  detection: { rules: readonly string[]; playbooks: readonly string[]; settings: RuleSettings };
  /** Queries that were asked, the latest first, by view. */
  asked: Partial<Record<ViewKey, readonly string[]>>;
}

export const initiallyChosen: Chosen = {
  place: { screen: 'overview' },
  views: Object.fromEntries(viewKeys.map((view) => [view, newView(view)])) as Chosen['views'],
  detail: { open: true, tab: 'fields' },
  clock: 'utc',
  caseZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  scheme: 'auto',
  facets: { open: false, fields: {} },
  histogram: { open: true, by: 'kind', log: false },
  panes: {},
  detection: { rules: [], playbooks: [], settings: {} },
  asked: {},
};

/** The first of the three stores: what people chose. */
export const useChosen = create<Chosen>()(() => initiallyChosen);

/** Changes what was chosen for one view. */
export function chooseInView(view: ViewKey, change: Partial<ViewChoice>): void {
  useChosen.setState(({ views }) => ({
    views: { ...views, [view]: { ...views[view], ...change } },
  }));
}

/** The choices of a view as they are now. */
export function choiceOf(view: ViewKey): ViewChoice {
  return useChosen.getState().views[view];
}

/** The view whose table is on the screen; null where another screen is. */
export function viewAtHand(): ViewKey | null {
  const { place } = useChosen.getState();
  return place.screen === 'table' ? place.view : null;
}
