import { formatInstant } from '../../../shared/time/index.ts';

/** How often something was seen, and when first and last; times in microseconds UTC. */
export interface Seen {
  count: number;
  first: number | null;
  last: number | null;
}

/** Counts one more sighting. */
export function see(seen: Seen, time: number | null): void {
  seen.count += 1;
  if (time === null) return;
  if (seen.first === null || time < seen.first) seen.first = time;
  if (seen.last === null || time > seen.last) seen.last = time;
}

/** Joins what was seen in another place. */
export function joinSeen(seen: Seen, other: Seen): void {
  seen.count += other.count;
  for (const time of [other.first, other.last]) {
    if (time === null) continue;
    if (seen.first === null || time < seen.first) seen.first = time;
    if (seen.last === null || time > seen.last) seen.last = time;
  }
}

/** Nothing seen yet. */
export function unseen(): Seen {
  return { count: 0, first: null, last: null };
}

/** First and last time as ISO UTC. */
export function spanOf({ first, last }: Seen): { first: string | null; last: string | null } {
  return {
    first: first === null ? null : formatInstant(first),
    last: last === null ? null : formatInstant(last),
  };
}
