import type { StateChange } from '../../../../shared/entities.ts';
import { veilPath } from '../../../../shared/secret-keys.ts';
import { count } from '../../../components/numbers.ts';

/** Changes of values that stand side by side, under what they stand in. */
export interface ChangeGroup {
  /** Path of what they stand in, as `client › [id=7]`, without secrets; empty at the top. */
  within: string;
  changes: readonly StateChange[];
}

/** Groups changes by what they stand in, in their order. Only neighbours are brought together, so that the order stays. */
export function groupChanges(changes: readonly StateChange[]): ChangeGroup[] {
  const groups: { place: string; within: string; changes: StateChange[] }[] = [];
  for (const change of changes) {
    const path = change.path.slice(0, -1);
    const place = writePlace(path);
    const last = groups.at(-1);
    if (last?.place === place) last.changes.push(change);
    else groups.push({ place, within: writePlace(veilPath(path)), changes: [change] });
  }
  return groups;
}

/** A path as it is shown: `roles › [admin]`. */
export function writePlace(path: readonly string[]): string {
  return path.map((key) => (key === '' ? '""' : key)).join(' › ');
}

/** Sign and word of each kind of change: never the colour alone. */
export const changeSigns: Record<StateChange['kind'], { sign: string; word: string }> = {
  added: { sign: '+', word: 'added' },
  removed: { sign: '−', word: 'removed' },
  changed: { sign: '~', word: 'changed' },
  reordered: { sign: '↕', word: 'reordered' },
};

/** How many changes there are of each kind: `1 added, 2 changed`. */
export function tallyChanges(changes: readonly StateChange[]): string {
  const kinds = Object.keys(changeSigns) as StateChange['kind'][];
  return kinds
    .flatMap((kind) => {
      const number = changes.filter((change) => change.kind === kind).length;
      return number === 0 ? [] : [`${count(number)} ${changeSigns[kind].word}`];
    })
    .join(', ');
}
