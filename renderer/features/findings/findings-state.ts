import { create } from 'zustand';
import type { Finding, FindingList, TriageState } from '../../../shared/detection.ts';
import { engine } from '../../engine/connection.ts';
import { refreshResponse } from '../../state/case-session.ts';
import { useChosen } from '../../state/chosen.ts';
import {
  everyFinding,
  type FindingFilter,
  type FindingSort,
  shownFindings,
} from './finding-order.ts';

/** Findings that are read at once: more are listed by asking for fewer. */
export const mostRead = 10_000;

/** What the screen of findings shows. */
export interface FindingsState {
  list: FindingList | null;
  filter: FindingFilter;
  sort: FindingSort;
  /** Ids of findings that are decided about together. */
  selected: ReadonlySet<number>;
  /** Playbooks are offered for the finding that is looked at. */
  isOffering: boolean;
  /** Asks why, before findings are decided about. */
  deciding: { state: TriageState; findings: readonly number[] } | null;
}

export const useFindings = create<FindingsState>()(() => ({
  list: null,
  filter: everyFinding,
  sort: { by: 'given', descending: false },
  selected: new Set(),
  isOffering: false,
  deciding: null,
}));

/** Reads the findings of the case. */
export async function readFindings(): Promise<FindingList> {
  const list = await engine().call('finding.list', { limit: mostRead });
  const there = new Set(list.findings.map(({ id }) => id));
  useFindings.setState(({ selected }) => ({
    list,
    selected: new Set([...selected].filter((id) => there.has(id))),
  }));
  return list;
}

/** The findings on the screen, in their order. */
export function findingsShown(): Finding[] {
  const { list, filter, sort } = useFindings.getState();
  return shownFindings(list?.findings ?? [], filter, sort);
}

/** The finding that is looked at; null where none is. */
export function findingAtHand(): Finding | null {
  const { place } = useChosen.getState();
  if (place.screen !== 'findings') return null;
  return useFindings.getState().list?.findings.find(({ id }) => id === place.finding) ?? null;
}

/** Looks at a finding; null looks at none. */
export function lookAt(finding: number | null): void {
  useChosen.setState({ place: { screen: 'findings', finding } });
}

/** Where the finding stood that was looked at last: what was decided may have left the list by its filter. */
let lastAt = 0;

/** Moves to the finding that stands so many rows below the one that is looked at. */
export function moveBy(rows: number): void {
  const shown = findingsShown();
  const hand = findingAtHand();
  const at = shown.findIndex(({ id }) => id === hand?.id);
  const from = hand === null ? 0 : at < 0 ? lastAt + Math.min(0, rows) : at + rows;
  const to = Math.max(0, Math.min(shown.length - 1, from));
  const next = shown[to];
  if (next === undefined) return;
  lastAt = to;
  lookAt(next.id);
}

/** Takes a finding into the selection, or out of it. */
export function toggleSelected(id: number): void {
  useFindings.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    return { selected: next };
  });
}

/** What is decided about now: the selection, else the finding that is looked at. */
export function findingsToDecide(): number[] {
  const { selected } = useFindings.getState();
  if (selected.size > 0) return [...selected];
  const finding = findingAtHand();
  return finding === null ? [] : [finding.id];
}

/** Decides about findings, and shows what became of them. */
export async function decide(
  findings: readonly number[],
  state: TriageState,
  reason: string,
): Promise<number> {
  const changed = await engine().call('finding.triage', { findings: [...findings], state, reason });
  useFindings.setState({ selected: new Set(), deciding: null });
  await refreshResponse();
  return changed;
}
