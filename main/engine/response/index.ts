export type {
  AnsweredDetail,
  AskedDetail,
  CallAtHand,
  KeptCall,
  StartedDetail,
  StateDetail,
} from './act-details.ts';
export { type CarriedOut, carriedOut, countWords } from './carried-out.ts';
export { addActions, changeAction, orderActions, removeActions } from './change-plan.ts';
export type { Evidence } from './evidence.ts';
export { exportPlan } from './export-plan.ts';
export { planActions } from './plan-details.ts';
export { readPlan } from './read-plan.ts';
export { type RadiusAsked, readRadius } from './read-radius.ts';
export { listRuns, type StoredRun, storedRun } from './read-runs.ts';
export { recordedOldState } from './recorded-old-state.ts';
export { resolveTarget } from './resolve-target.ts';
