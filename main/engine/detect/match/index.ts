export { AskedSources } from './asked-sources.ts';
export { CaseColumns } from './case-columns.ts';
export { FieldReader } from './field-reader.ts';
export { type MatchProgress, RuleMatcher, type RuleMatches } from './match-rules.ts';
export { type PseudoField, pseudoField, pseudoFields } from './pseudo-fields.ts';
export { restsOnMoment } from './rests-on.ts';
export { Texts } from './texts.ts';
