import type { RuleProblem } from '../../../../shared/detection.ts';
import type { Spot } from './located.ts';

/** Why one rule cannot be read: caught where the rule's file and title are known. */
export class RuleTrouble extends Error {
  readonly spot: Spot | null;

  /** @param message what is wrong and what to do */
  constructor(spot: Spot | null, message: string) {
    super(message);
    this.name = 'RuleTrouble';
    this.spot = spot;
  }
}

/** A problem as it is listed. */
export function problemAt(
  file: string,
  rule: string | null,
  spot: Spot | null,
  message: string,
): RuleProblem {
  return { file, line: spot?.line ?? null, column: spot?.column ?? null, rule, message };
}
