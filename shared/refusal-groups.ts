import { needsMapping, type Refusal } from './import-receipt.ts';

/** What becomes of things that were not taken, by what a person can do about it. */
export const refusalGroups = [
  'trouble',
  'needs-mapping',
  'no-log',
  'already-imported',
  'left-out',
] as const;

export type RefusalGroup = (typeof refusalGroups)[number];

/** Groups in which nothing is to be done, behind a number: `12 no logs`. */
export const usualGroups: Readonly<Partial<Record<RefusalGroup, string>>> = {
  'already-imported': 'already in the case',
  'no-log': 'no logs',
  'left-out': 'left out',
};

/** The group of a refusal. `trouble`: something that could not be read and should be looked after. */
export function groupOf(refusal: Pick<Refusal, 'code' | 'columns'>): RefusalGroup {
  if (refusal.code === 'already-imported' || refusal.code === 'left-out') return refusal.code;
  if (refusal.code !== 'unknown-shape') return 'trouble';
  return needsMapping(refusal) ? 'needs-mapping' : 'no-log';
}
