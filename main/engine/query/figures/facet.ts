import type { Facet, FacetValue, OneField } from '../../../../shared/case.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { bestOf } from './best-of.ts';

/** One value with its count and times in microseconds. */
export interface ValueCount {
  value: string | number;
  count: number;
  first: number | null;
  last: number | null;
}

/** What a facet counts: the field, and how many of its values are wanted. */
export interface FacetAsked {
  field: OneField;
  /** Most frequent values. */
  top: number;
  /** Rarest values. */
  rare: number;
}

/**
 * A facet out of counts. Values that are equally frequent stand in the order of `byValue`.
 * @param show the value of a count as it is shown
 */
export function makeFacet<T extends Omit<ValueCount, 'value'>>(
  counts: readonly T[],
  { records, missing, top, rare }: { records: number; missing: number; top: number; rare: number },
  byValue: (one: T, other: T) => number,
  show: (count: T) => string | number,
): Facet {
  const frequent = bestOf(counts, top, (a, b) => b.count - a.count || byValue(a, b));
  const shown = new Set(frequent);
  const rest = counts.length > frequent.length ? counts.filter((each) => !shown.has(each)) : [];
  const rarest = bestOf(rest, rare, (a, b) => a.count - b.count || byValue(a, b));
  const view = (each: T): FacetValue => ({
    value: show(each),
    count: each.count,
    first: each.first === null ? null : formatInstant(each.first),
    last: each.last === null ? null : formatInstant(each.last),
  });
  return {
    records,
    missing,
    distinct: counts.length,
    top: frequent.map(view),
    rare: rarest.map(view),
  };
}

/** Numbers by size, texts letter by letter, as SQLite compares them. */
export function compareValues(one: ValueCount, other: ValueCount): number {
  if (one.value === other.value) return 0;
  return one.value < other.value ? -1 : 1;
}

/** Counts of equal values as one: two sources may have one name, two sets share a path or a tag. */
export function mergeCounts(counts: readonly ValueCount[]): ValueCount[] {
  const byValue = new Map<string | number, ValueCount>();
  for (const { value, count, first, last } of counts) {
    const known = byValue.get(value);
    byValue.set(value, {
      value,
      count: count + (known?.count ?? 0),
      first: known?.first == null ? first : Math.min(known.first, first ?? known.first),
      last: known?.last == null ? last : Math.max(known.last, last ?? known.last),
    });
  }
  return [...byValue.values()];
}
