export {
  type AnsweredDetail,
  type AskedDetail,
  keepAnswered,
  keepAsked,
  keepStart,
  keepState,
  type RestoreStart,
  type StateDetail,
} from './journal.ts';
export { manifestPlaces } from './manifest-place.ts';
export { listRuns } from './read-runs.ts';
export type { RestoreOrder } from './restore-thread.ts';
export { nothingToRestore, type Remaining } from './restore-work.ts';
export { writeReceipt } from './write-receipt.ts';
