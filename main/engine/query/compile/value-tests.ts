import { type JsonValue, stringifyExact } from '../../../../shared/json/index.ts';
import { foldCase, foldLoosely } from './fold-text.ts';
import { makeLetterTest } from './letter-forms.ts';
import { makeNetwork } from './network.ts';
import { makeRegularExpression } from './regular-expression.ts';
import type { Limit, NumberTest, TextTest } from './test-kinds.ts';
import { holdsParts } from './text-parts.ts';

const comparisons: Record<Limit['compare'], (value: number | bigint, to: number) => boolean> = {
  '<': (value, to) => value < to,
  '<=': (value, to) => value <= to,
  // A bigint is never identical to a number, and may well be equal to one.
  '=': (value, to) => value >= to && value <= to,
  '>=': (value, to) => value >= to,
  '>': (value, to) => value > to,
};

/** Makes the function that puts texts to a test. */
export function makeTextTest(test: TextTest): (text: string) => boolean {
  switch (test.kind) {
    case 'equal':
      return (text) => text === test.text;
    case 'parts':
      return (text) => holdsParts(test.loose ? foldLoosely(text) : foldCase(text), test);
    case 'oneOf':
      return makeOneOf(new Set(test.exact), new Set(test.loose));
    case 'letters':
      return makeLetterTest(test.text);
    case 'regex':
      return makeRegularExpression(test.pattern, test.mindsCase);
    case 'network':
      return makeNetwork(test.network);
  }
}

function makeOneOf(exact: ReadonlySet<string>, loose: ReadonlySet<string>) {
  return (text: string) => exact.has(text) || (loose.size > 0 && loose.has(foldLoosely(text)));
}

/** What can be asked of a value of a record's JSON. */
export type JsonTest = TextTest | NumberTest | { kind: 'exists' };

/** Makes the function that puts one value of a record's JSON to a test; arrays come member by member. */
export function makeJsonTest(test: JsonTest): (value: JsonValue) => boolean {
  if (test.kind === 'exists') return () => true;
  if (test.kind === 'number') return (value) => isWithin(numberOf(value), test.limits);
  const passes = makeTextTest(test);
  return (value) => passes(textOf(value));
}

function isWithin(value: number | bigint | null, limits: readonly Limit[]): boolean {
  return value !== null && limits.every(({ compare, to }) => comparisons[compare](value, to));
}

/** The number that a text writes in decimal digits; null when it writes none. */
function numberIn(text: string): number | null {
  const trimmed = text.trim();
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : null;
}

function numberOf(value: JsonValue): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'string' ? numberIn(value) : null;
}

/** A value as text: a text itself, everything else as JSON writes it. */
export function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  try {
    return stringifyExact(value);
  } catch (error) {
    // Nested too deep to be written; its parts can still be asked for.
    if (error instanceof RangeError) return '';
    throw error;
  }
}
