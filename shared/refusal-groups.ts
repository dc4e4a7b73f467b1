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

/** Groups in which nothing is to be done where many files are given at once. */
export const usualGroups: readonly RefusalGroup[] = ['no-log', 'already-imported', 'left-out'];

const words: Record<RefusalGroup, string> = {
  trouble: 'cannot be read',
  'needs-mapping': 'of a shape that no source describes',
  'no-log': 'no logs',
  'already-imported': 'already in the case',
  'left-out': 'left out',
};

/** How many are in a group: `12 no logs`. @param written the number as it is to be read */
export function groupWords(group: RefusalGroup, number: number, written: string): string {
  return `${written} ${group === 'no-log' && number === 1 ? 'no log' : words[group]}`;
}

/** The group of a refusal. `trouble`: something that could not be read and should be looked after. */
export function groupOf(refusal: Pick<Refusal, 'code' | 'columns'>): RefusalGroup {
  if (refusal.code === 'already-imported' || refusal.code === 'left-out') return refusal.code;
  if (refusal.code !== 'unknown-shape') return 'trouble';
  return needsMapping(refusal) ? 'needs-mapping' : 'no-log';
}

/** Why something was not taken, with the file in front where the message names only a member of it. */
export function reasonWords({ file, name, message }: Refusal): string {
  const own = file.split(/[\\/]/).at(-1) ?? file;
  return name.endsWith(own) || message.includes(own) ? message : `${own}: ${message}`;
}
