export { findPlaybook, listPlaybooks } from './files/library.ts';
export { FrozenRows } from './runs/answer-rows.ts';
export { type AskedStep, askStep } from './runs/ask-step.ts';
export { listCandidates } from './runs/candidates.ts';
export { actions as runActions } from './runs/custody-details.ts';
export {
  type GivenState,
  type GivenVerdict,
  keepAnswer,
  keepRun,
  keepState,
  keepVerdict,
} from './runs/keep-runs.ts';
export { type PreparedRun, prepareRun, prepareValues } from './runs/prepare-run.ts';
export { proposeActions } from './runs/proposed-actions.ts';
export { listRuns, readRun } from './runs/read-runs.ts';
export { gatherRun } from './written/exported-run.ts';
export { runJson } from './written/run-json.ts';
export { runMarkdown } from './written/run-markdown.ts';
