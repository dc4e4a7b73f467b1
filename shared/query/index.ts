export { countsBack, isAboutTime, isRelative } from './about-time.ts';
export type {
  All,
  And,
  Change,
  Comparison,
  FieldRef,
  Not,
  Operand,
  OperatorKey,
  Or,
  Query,
  Question,
  TextOperand,
  TextSearch,
  TimeOperand,
  TimeUnit,
} from './ast.ts';
export type { QueryField } from './catalogue.ts';
export {
  catalogueOf,
  fieldOfRef,
  isMarkField,
  nearestField,
  resolveField,
  typeByName,
  typeOfRef,
} from './catalogue.ts';
export type { Chip } from './chips.ts';
export { chips, queryOfChips } from './chips.ts';
export type { Completion } from './complete.ts';
export { complete } from './complete.ts';
export type { QueryType } from './field-names.ts';
export type { Network } from './network.ts';
export { isWithin, readNetwork } from './network.ts';
export type { OperandKind, Operator, Wording } from './operators.ts';
export { accepts, clauseOf, operatorList, operators, operatorsFor } from './operators.ts';
export type { ParseContext, Parsed } from './parse.ts';
export { isParseError, parse } from './parse.ts';
export { print } from './print.ts';
export type { ParseError } from './problem.ts';
export { quote } from './quote.ts';
export type { IgnoredWord } from './reader.ts';
export type { Stretch } from './resolve-time.ts';
export { resolveTime } from './resolve-time.ts';
export type { SentenceOptions } from './sentence.ts';
export { sentence } from './sentence.ts';
export { someCondition } from './some-condition.ts';
export { querySchema, questionSchema } from './validate.ts';
export type { Pattern } from './wildcard-pattern.ts';
export { readPattern } from './wildcard-pattern.ts';
export { readWrittenMoment } from './written-moment.ts';
export type { AsOf } from './zoned-calendar.ts';
