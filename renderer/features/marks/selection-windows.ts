import type { Ranges } from '../../state/on-screen.ts';

/** Rows and ranges of a selection that are read to see how they are marked. */
const mostRows = 1_000;
const mostRanges = 50;

/** The windows by which the first rows of a selection are read. */
export function windowsOf(ranges: Ranges): [from: number, count: number][] {
  const windows: [number, number][] = [];
  let left = mostRows;
  for (const [first, last] of ranges.slice(0, mostRanges)) {
    if (left <= 0) break;
    const count = Math.min(left, last - first + 1);
    windows.push([first, count]);
    left -= count;
  }
  return windows;
}
