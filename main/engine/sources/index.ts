export {
  candidateSources,
  describedBy,
  type StoredReading,
  sources,
  storedReading,
} from './all-sources.ts';
export { type FoundState, type FoundStates, findStates } from './found-states.ts';
export { mappingText, proposedSource, proposeMapping } from './propose/index.ts';
export { type Recognition, recogniseNames, recogniseRecord } from './recognise.ts';
export { cellsOf, columnsOf } from './record-cells.ts';
export { openSubject, type Reading, type RecordPlan, RecordPlans } from './record-plan.ts';
export { kindsOf } from './record-shape.ts';
export {
  allSystems,
  type Logsource,
  type SigmaPlace,
  type SigmaSystem,
  sigmaSystems,
} from './sigma-systems.ts';
export type { ParseJson, SourceDescription, Subject } from './source-description.ts';
export { summariseSources } from './summary.ts';
export { unwrapNode } from './unwrap-node.ts';
export { isKeyed, isPath, type Path, type Place, valueAt } from './value-at.ts';
