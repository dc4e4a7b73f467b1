import type { PlaybookStep, Verdict } from '../../../../shared/playbook.ts';

/** Where a run stands by its verdicts. */
export interface PathOfRun {
  /** The first step on the way without a verdict; null where the way is at its end. */
  next: string | null;
  /** Steps that the way leads past. */
  bypassed: string[];
}

/**
 * Follows the verdicts from the first step on: each leads to where its branch says, else to the step behind it.
 * Branches lead forward, so that the way ends.
 */
export function pathOfRun(
  steps: readonly Pick<PlaybookStep, 'id' | 'branches'>[],
  verdictOf: (step: string) => Verdict | null,
): PathOfRun {
  const bypassed: string[] = [];
  let at = 0;
  for (;;) {
    const step = steps[at];
    if (step === undefined) return { next: null, bypassed };
    const verdict = verdictOf(step.id);
    if (verdict === null) return { next: step.id, bypassed };
    const to = step.branches[verdict];
    const found = to === 'end' ? steps.length : steps.findIndex(({ id }) => id === to);
    const after = to === undefined || found <= at ? at + 1 : found;
    bypassed.push(...steps.slice(at + 1, after).map(({ id }) => id));
    at = after;
  }
}
