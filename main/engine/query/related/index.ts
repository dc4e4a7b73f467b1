export { findBrokenChains } from './broken-chains.ts';
export { ChangeReader } from './change-marks.ts';
export { statesBreakAt } from './continuity.ts';
export { readVersions } from './record-versions.ts';
export { findRelated } from './related-records.ts';
