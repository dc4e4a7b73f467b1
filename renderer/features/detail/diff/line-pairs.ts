import type { DiffLine } from './line-diff.ts';

/** Lines that stand beside each other; null where one side has none. */
export interface LinePair {
  old: DiffLine | null;
  now: DiffLine | null;
}

/** Lines of a comparison for two columns: what was removed stands beside what was added in its place. */
export function pairLines(lines: readonly DiffLine[]): LinePair[] {
  const pairs: LinePair[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++) {
      pairs.push({ old: removed[at] ?? null, now: added[at] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line);
    else if (line.kind === 'added') added.push(line);
    else {
      flush();
      pairs.push({ old: line, now: line });
    }
  }
  flush();
  return pairs;
}
