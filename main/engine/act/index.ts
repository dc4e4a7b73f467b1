export type { AnsweredDetail, AskedDetail, StartedDetail, StateDetail } from './act-details.ts';
export { type CallAtHand, carryOut } from './carry-out.ts';
export { checkDetail, checkOf, chosenActions, preparePlan } from './check-plan.ts';
export { noteOf } from './connection-note.ts';
export { heldNow } from './held-now.ts';
export { keepAnswered, keepAsked, keepStart, keepState } from './keep-runs.ts';
export { listRuns, type StoredRun, storedRun } from './read-runs.ts';
