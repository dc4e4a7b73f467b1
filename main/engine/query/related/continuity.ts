import { changedPaths, rootPath } from '../../../../shared/diff/index.ts';
import type { EntityVersion } from '../../../../shared/entities.ts';
import type { FoundState } from '../../sources/index.ts';

/** Paths that are given of a break. */
const mostBreaks = 20;

/** A change as it was read again. */
export interface ReadVersion {
  version: Omit<EntityVersion, 'continues' | 'breaks'>;
  /** Microseconds UTC; null when undated. */
  time: number | null;
  /** Id of the entity by the states; null where they hold none. */
  entity: string | null;
  old: FoundState;
  new: FoundState;
  /** Each state is the whole entity, and not only what the change touched. */
  areWhole: boolean;
}

/**
 * Says of each version whether its old state is the new state of the one before, by value; the order
 * of keys does not matter. Only two versions are held at a time.
 *
 * That they differ is said only where their order is known: of changes at the same time, and of undated
 * ones, nobody can say which came first.
 *
 * @param versions oldest first
 */
export function linkVersions(versions: Iterable<ReadVersion>): EntityVersion[] {
  const linked: EntityVersion[] = [];
  const times: (number | null)[] = [];
  let before: ReadVersion | null = null;
  for (const each of versions) {
    const breaks = before === null ? null : differencesOf(before, each);
    const continues = breaks === null ? null : breaks.length === 0;
    linked.push({ ...each.version, continues, breaks: breaks ?? [] });
    times.push(each.time);
    before = each;
  }
  return linked.map((version, at) =>
    version.continues === false && !isOrderKnown((place) => times[place], at)
      ? { ...version, continues: null, breaks: [] }
      : version,
  );
}

/** Null where there is nothing to compare. */
function differencesOf(before: ReadVersion, after: ReadVersion): string[] | null {
  if (before.new.state !== 'whole' || after.old.state !== 'whole') return null;
  if (before.entity !== after.entity) return null;
  if (!before.areWhole || !after.areWhole) return null;
  return statesBreakAt(before.new, after.old);
}

/** The paths at which a change found another state than the one before had left, 20 at most. */
export function statesBreakAt(left: FoundState, found: FoundState): string[] {
  if (left.state !== 'whole' || found.state !== 'whole') return [];
  return changedPaths(left.value, found.value)
    .slice(0, mostBreaks)
    .map((path) => (path === '' ? rootPath : path));
}

/**
 * True when neither a change nor the one before shares its time with another: then it is known which came first.
 * @param timeAt the time at a place in their order; null for an undated one, undefined outside of it
 */
export function isOrderKnown(
  timeAt: (place: number) => number | null | undefined,
  at: number,
): boolean {
  const [twoBefore, before, own, next] = [at - 2, at - 1, at, at + 1].map(timeAt);
  return own !== null && before !== twoBefore && before !== own && own !== next;
}
