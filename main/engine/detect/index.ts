export {
  checkFindings,
  decide,
  findingTitles,
  keepDetection,
  listFindings,
  type PreparedRun,
  prepareRun,
  readFinding,
  summariseRules,
} from './findings/index.ts';
export type { RuleResult } from './found.ts';
export type { CorrelationRule, DetectionRule, EventRule } from './rule.ts';
export { type RunAsked, runRules } from './run-rules.ts';
export {
  type ReadRules,
  type RuleSources,
  readRules,
  shippedRules,
} from './sigma/index.ts';
