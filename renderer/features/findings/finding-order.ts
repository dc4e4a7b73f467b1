import { type Finding, type Level, levels, type TriageState } from '../../../shared/detection.ts';

/** What is asked of the list: empty lists and texts ask nothing. */
export interface FindingFilter {
  levels: readonly Level[];
  states: readonly TriageState[];
  rule: string | null;
  text: string;
}

/** By what the list is ordered; `given` is the worst first, then the newest: what is decided stays in its place. */
export type FindingOrder = 'given' | 'level' | 'state' | 'title' | 'entity' | 'time' | 'records';

export interface FindingSort {
  by: FindingOrder;
  descending: boolean;
}

export const everyFinding: FindingFilter = { levels: [], states: [], rule: null, text: '' };

/** The findings that a filter lets through, in an order; those that are the same in it stay as they were. */
export function shownFindings(
  findings: readonly Finding[],
  filter: FindingFilter,
  { by, descending }: FindingSort,
): Finding[] {
  const through = findings.filter((finding) => isThrough(finding, filter));
  if (by === 'given') {
    return through.sort(
      (one, other) => comparisons.level(other, one) || comparisons.time(other, one),
    );
  }
  const compare = comparisons[by];
  return through.sort((one, other) => (descending ? compare(other, one) : compare(one, other)));
}

/** What a click on a heading makes of the order: its own, the other way about, then the given one again. */
export function nextSort(now: FindingSort, by: FindingOrder): FindingSort {
  const first = by === 'level' || by === 'time' || by === 'records';
  if (now.by !== by) return { by, descending: first };
  return now.descending === first ? { by, descending: !first } : { by: 'given', descending: false };
}

/** Values of the main entity; empty where a finding has none. */
export function mainEntity({ entities: [first] }: Finding): string {
  return first?.value ?? '';
}

/** How many findings of a list have each value of something. */
export function countBy<K>(findings: readonly Finding[], of: (finding: Finding) => K) {
  const counts = new Map<K, number>();
  for (const finding of findings) counts.set(of(finding), (counts.get(of(finding)) ?? 0) + 1);
  return counts;
}

function isThrough(finding: Finding, { levels, states, rule, text }: FindingFilter): boolean {
  if (levels.length > 0 && !levels.includes(finding.level)) return false;
  if (states.length > 0 && !states.includes(finding.state)) return false;
  if (rule !== null && finding.rule !== rule) return false;
  const sought = text.trim().toLowerCase();
  if (sought === '') return true;
  const { title, summary, entities, tags } = finding;
  return [title, summary, ...entities.map(({ value }) => value), ...tags].some((each) =>
    each.toLowerCase().includes(sought),
  );
}

const comparisons: Record<
  Exclude<FindingOrder, 'given'>,
  (one: Finding, other: Finding) => number
> = {
  level: (one, other) => levels.indexOf(one.level) - levels.indexOf(other.level),
  state: (one, other) => compareTexts(one.state, other.state),
  title: (one, other) => compareTexts(one.title, other.title),
  entity: (one, other) => compareTexts(mainEntity(one), mainEntity(other)),
  time: (one, other) => compareTexts(one.first ?? '', other.first ?? ''),
  records: (one, other) => one.records - other.records,
};

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
