import type { ActionKind } from '../../shared/response-plan.ts';

/** What an action is to be planned about: what can be done, and to whom or what. */
export interface PlanAbout {
  kinds: readonly [ActionKind, ...ActionKind[]];
  value: string;
}
