/** Where a person stands in the queries that were asked before: -1 for what they are writing. */
export interface PastStep {
  at: number;
  /** What was being written when the past was entered. */
  written: string;
}

export const presentStep: PastStep = { at: -1, written: '' };

/**
 * One step into the past (`by` 1) or back (`by` -1).
 * @param asked queries that were asked, the latest first
 * @param shown what stands in the query bar now
 * @returns null at either end
 */
export function stepPast(
  asked: readonly string[],
  step: PastStep,
  shown: string,
  by: 1 | -1,
): { step: PastStep; text: string } | null {
  const written = step.at === -1 ? shown : step.written;
  // The latest query is mostly the one in force, which is on the screen already.
  const skips = step.at === -1 && by === 1 && asked[0] === shown;
  const at = step.at + by + (skips ? 1 : 0);
  if (at === -1 && step.at !== -1) return { step: presentStep, text: written };
  const text = asked[at];
  return text === undefined ? null : { step: { at, written }, text };
}
