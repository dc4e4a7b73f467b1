export type { Found, RuleResult } from './found.ts';
export type {
  CorrelationRule,
  DetectionRule,
  EventRule,
  RuleHead,
  Threshold,
} from './rule.ts';
export {
  type Placeholders,
  type ReadRules,
  type RuleSources,
  readRules,
  shippedRules,
} from './sigma/index.ts';
