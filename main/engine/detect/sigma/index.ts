export { type ReadRules, type RuleSources, readRules } from './read-rules.ts';
export { shippedRules } from './rule-files.ts';
