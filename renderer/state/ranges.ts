import type { Ranges } from './on-screen.ts';

/** Positions in ranges. */
export function sizeOf(ranges: Ranges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** True for a position within a range. */
export function holds(ranges: Ranges, position: number): boolean {
  return ranges.some(([first, last]) => position >= first && position <= last);
}

/** The ranges with one more, merged where they meet. */
export function withRange(ranges: Ranges, from: number, to: number): Ranges {
  const all = [...ranges, [Math.min(from, to), Math.max(from, to)] as const];
  all.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of all) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The ranges without one position. */
export function without(ranges: Ranges, position: number): Ranges {
  return ranges.flatMap(([first, last]): (readonly [number, number])[] => {
    if (position < first || position > last) return [[first, last]];
    const left = position > first ? [[first, position - 1] as const] : [];
    const right = position < last ? [[position + 1, last] as const] : [];
    return [...left, ...right];
  });
}

/** Everything of `total` positions that is not in the ranges. */
export function inverse(ranges: Ranges, total: number): Ranges {
  const gaps: (readonly [number, number])[] = [];
  let next = 0;
  for (const [first, last] of ranges) {
    if (first > next) gaps.push([next, first - 1]);
    next = last + 1;
  }
  if (next < total) gaps.push([next, total - 1]);
  return gaps;
}
