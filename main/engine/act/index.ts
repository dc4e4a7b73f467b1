export { carryOut } from './carry-out.ts';
export { checkDetail, checkOf, chosenActions, preparePlan } from './check-plan.ts';
export { heldNow } from './held-now.ts';
export { keepAnswered, keepAsked, keepStart, keepState } from './keep-runs.ts';
export type { PreparedAction } from './prepare-action.ts';
