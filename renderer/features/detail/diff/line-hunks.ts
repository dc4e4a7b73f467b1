import type { DiffLine } from './line-diff.ts';

/** Lines that stand together, and how many equal ones were left out before them. */
export interface Hunk {
  /** Equal lines between the hunk before and this one. */
  skipped: number;
  lines: DiffLine[];
}

/** The stretches of a comparison in which something changed. */
export interface Hunks {
  hunks: Hunk[];
  /** Equal lines behind the last hunk. */
  skipped: number;
}

/** Cuts a comparison by lines into hunks. @param context equal lines that are shown on either side of a change */
export function cutHunks(lines: readonly DiffLine[], context: number): Hunks {
  const shown = new Uint8Array(lines.length);
  for (const [at, { kind }] of lines.entries()) {
    if (kind !== 'same') shown.fill(1, Math.max(0, at - context), at + context + 1);
  }
  const hunks: Hunk[] = [];
  let skipped = 0;
  let isOpen = false;
  for (const [at, line] of lines.entries()) {
    if (shown[at] === 0) {
      skipped += 1;
      isOpen = false;
      continue;
    }
    if (!isOpen) hunks.push({ skipped, lines: [] });
    hunks.at(-1)?.lines.push(line);
    skipped = 0;
    isOpen = true;
  }
  return { hunks, skipped };
}
