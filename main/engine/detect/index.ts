export { checkOptions, episodeGap, readSpan } from './correlate/index.ts';
export {
  checkFindings,
  decide,
  type FindingsAsked,
  findingTitles,
  keepDetection,
  listFindings,
  type PreparedRun,
  prepareRun,
  type RunOrder,
  readFinding,
  summariseRules,
} from './findings/index.ts';
export type { Found, RuleResult } from './found.ts';
export type {
  CorrelationRule,
  DetectionRule,
  EventRule,
  RuleHead,
  Threshold,
} from './rule.ts';
export { type RunAsked, type RunProgress, runRules } from './run-rules.ts';
export {
  type Placeholders,
  type ReadRules,
  type RuleSources,
  readRules,
  shippedRules,
} from './sigma/index.ts';
