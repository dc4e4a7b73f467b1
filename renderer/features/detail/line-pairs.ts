import type { DiffLine } from './line-diff.ts';

/** Lines that stand beside each other; null where one side has none. */
export interface LinePair {
  old: DiffLine | null;
  now: DiffLine | null;
}

/** Lines of a comparison for two columns: what was removed stands beside what was added in its place. */
export function pairLines(lines: readonly DiffLine[]): LinePair[] {
  const pairs: LinePair[] = [];
  let open = 0;
  for (const line of lines) {
    if (line.kind === 'same') {
      pairs.push({ old: line, now: line });
      open = pairs.length;
    } else if (line.kind === 'removed') {
      const beside = pairs[open];
      if (beside !== undefined && beside.old === null) {
        beside.old = line;
        open += 1;
      } else pairs.push({ old: line, now: null });
    } else {
      const at = pairs.findIndex((pair, index) => index >= open && pair.now === null);
      const beside = pairs[at];
      if (beside === undefined) pairs.push({ old: null, now: line });
      else beside.now = line;
    }
  }
  return pairs;
}
