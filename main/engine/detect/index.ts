export {
  checkFindings,
  decide,
  EarlierRuns,
  type FindingsAsked,
  hashWithParts,
  keepDetection,
  listFindings,
  type PreparedRun,
  readFinding,
} from './findings/index.ts';
export type { Found, RuleResult } from './found.ts';
export type { CorrelationRule, DetectionRule, EventRule, RuleHead } from './rule.ts';
