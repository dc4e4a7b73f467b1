import type { TextParts } from './text-parts.ts';

/**
 * What a condition asks of a value, whatever field it stands in: operator and operand brought to few
 * forms. Plain JSON, since it is also handed to the SQL functions as a bound text.
 */
export type ValueTest = TextTest | NumberTest | TimeTest | { kind: 'exists' };

/** A test that a text passes or does not. */
export type TextTest =
  /** The same, letter by letter. */
  | { kind: 'equal'; text: string }
  | TextParts
  /** One of many: `exact` letter by letter, `loose` folded by `foldLoosely`. */
  | { kind: 'oneOf'; exact: readonly string[]; loose: readonly string[] }
  /** Anywhere in the text; only the case of letters does not matter, see `makeLetterTest`. */
  | { kind: 'letters'; text: string }
  /** Found anywhere, see `makeRegularExpression`. */
  | { kind: 'regex'; pattern: string; mindsCase: boolean }
  | { kind: 'network'; network: string };

/** Limits that all hold. In an original record a text counts as the number that it writes. */
export interface NumberTest {
  kind: 'number';
  limits: readonly Limit[];
}

/** Limits in microseconds UTC that all hold. */
export interface TimeTest {
  kind: 'time';
  limits: readonly Limit[];
}

export interface Limit {
  compare: '<' | '<=' | '=' | '>=' | '>';
  to: number;
}

/** True for tests that a text can be put to. */
export function isTextTest(test: ValueTest): test is TextTest {
  return test.kind !== 'number' && test.kind !== 'time' && test.kind !== 'exists';
}
