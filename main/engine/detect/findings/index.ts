export { checkFindings } from './check-findings.ts';
export { EarlierRuns, hashWithParts } from './earlier-runs.ts';
export { keepDetection } from './keep-detection.ts';
export { type FindingsAsked, listFindings } from './list-findings.ts';
export { type PreparedRule, type PreparedRun, prepareFound, prepareRule } from './prepared.ts';
export { readFinding } from './read-finding.ts';
export { decide } from './triage.ts';
