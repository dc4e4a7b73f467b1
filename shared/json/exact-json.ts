import type { JsonValue } from './json-value.ts';
import { nestingExceeds } from './nesting.ts';

/**
 * The parts of JSON that Node 24 and current Chromium have and TypeScript's library does not know:
 * https://tc39.es/proposal-json-parse-with-source/
 */
interface SourceAwareJson {
  parse(
    text: string,
    reviver: (key: string, value: JsonValue, context: { source?: string }) => JsonValue,
  ): JsonValue;
  stringify(
    value: JsonValue,
    replacer: (key: string, value: JsonValue) => unknown,
    indent?: number,
  ): string;
  rawJSON(text: string): unknown;
}

const sourceAware = JSON as unknown as SourceAwareJson;

/** A reviver recurses and overflows the stack somewhere above 2 000 levels. */
const deepestRevived = 1_000;

/** Longer integers stay text: turning a million digits into a bigint and back takes a quarter second. */
const mostDigits = 10_000;

/**
 * Reads JSON as `JSON.parse` does, and keeps the large numbers that a double would change:
 *
 * - an integer written in digits beyond ±(2^53 - 1) becomes a `bigint`;
 * - a number that a double makes infinite (`1e400`, `-2.5E999`, an integer of more than 10 000
 *   digits) becomes its source text, a string;
 * - everything else, fractions and `1e20` among it, is the double that `JSON.parse` gives.
 *
 * `__proto__` becomes an own key like any other. In a value nested more than 1 000 levels deep
 * numbers stay doubles, because the engine cannot revive it.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExact(text: string): JsonValue {
  const value: JsonValue = JSON.parse(text);
  if (!holdsChangedNumber(value, 0) || nestingExceeds(value, deepestRevived)) return value;
  return sourceAware.parse(text, (_key, member, { source }) =>
    isChangedNumber(member) && source !== undefined ? exactNumber(source, member) : member,
  );
}

/**
 * Writes JSON as `JSON.stringify` does, and a `bigint` as the digits of that number.
 *
 * @param indent spaces a level; without it everything stands on one line.
 * @throws RangeError for values nested some thousands of levels deep.
 */
export function stringifyExact(value: JsonValue, indent?: number): string {
  return sourceAware.stringify(
    value,
    (_key, member) => (typeof member === 'bigint' ? sourceAware.rawJSON(String(member)) : member),
    indent,
  );
}

/** Looking through the parsed value costs a tenth of parsing it; a reviver would cost six times. */
function holdsChangedNumber(value: JsonValue, level: number): boolean {
  if (typeof value !== 'object' || value === null) return isChangedNumber(value);
  if (level > deepestRevived) return false;
  if (Array.isArray(value)) {
    for (const member of value) {
      if (holdsChangedNumber(member, level + 1)) return true;
    }
    return false;
  }
  for (const key in value) {
    const member = value[key];
    if (member !== undefined && holdsChangedNumber(member, level + 1)) return true;
  }
  return false;
}

/** True for doubles that may stand for another number than the one that was written. */
function isChangedNumber(value: JsonValue): value is number {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return false;
  return Number.isInteger(value) || !Number.isFinite(value);
}

function exactNumber(source: string, double: number): JsonValue {
  if (source.length <= mostDigits && /^-?\d+$/.test(source)) return BigInt(source);
  return Number.isFinite(double) ? double : source;
}
