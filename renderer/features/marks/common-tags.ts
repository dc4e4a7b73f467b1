import type { MarkSummary } from '../../../shared/marks.ts';

/** A tag, and how many of the records that were looked at have it. */
export interface CommonTag {
  tag: string;
  count: number;
}

/** The tags of records, those that most of them have first, then by name. */
export function commonTags(rows: readonly { mark?: MarkSummary }[]): CommonTag[] {
  const counts = new Map<string, number>();
  for (const { mark } of rows) {
    for (const tag of mark?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1));
}

/** Whether a star is to be set: unless every record has one already. */
export function wantsStar(rows: readonly { mark?: MarkSummary }[]): boolean {
  return !rows.every(({ mark }) => mark?.star === true);
}
