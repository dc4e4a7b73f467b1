export { AskedSources } from './asked-sources.ts';
export { CaseColumns } from './case-columns.ts';
export { FieldReader } from './field-reader.ts';
export { RuleMatcher } from './match-rules.ts';
export { pseudoField } from './pseudo-fields.ts';
export { restsOnMoment } from './rests-on.ts';
export { Texts } from './texts.ts';
