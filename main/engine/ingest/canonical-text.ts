import { nestingExceeds, parseExact, stringifyExact } from '../../../shared/json/index.ts';
import { type Path, valueAt } from '../sources/index.ts';

/** Longest text that a column keeps; the whole stands in the raw record. */
export const columnTextLimit = 8_192;

const microsPerMilli = 1_000;

/** Deepest value that is written as JSON: writing recurses, and overflows some thousands deep. */
const deepestWritten = 200;

/**
 * The text of a canonical field. Numbers and objects are written as JSON; null, absent, empty and
 * what is nested too deep are null. Integers beyond 2^53 stay exact: the record is read again, digit
 * by digit, when one is met.
 * @param rawText gives the record's original text
 */
export function canonicalText(
  record: unknown,
  paths: readonly Path[],
  rawText: () => string | null,
): string | null {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'string') return shorten(value);
    if (nestingExceeds(value, deepestWritten)) continue;
    return shorten(textOf(value, path, rawText));
  }
  return null;
}

function textOf(value: unknown, path: Path, rawText: () => string | null): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  const text = rawText();
  if (text === null) return JSON.stringify(value);
  const exact = valueAt(parseExact(text), path);
  if (exact === undefined) return JSON.stringify(value);
  return typeof exact === 'string' ? exact : stringifyExact(exact as never);
}

function shorten(text: string): string {
  return text.length <= columnTextLimit ? text : `${text.slice(0, columnTextLimit)}…`;
}

/** A whole number from a number or its text; null for anything else. */
export function canonicalInteger(record: unknown, paths: readonly Path[]): number | null {
  return safeInteger(firstNumber(record, paths));
}

/** Microseconds from a number of milliseconds or its text; null for anything else. */
export function canonicalMicros(record: unknown, paths: readonly Path[]): number | null {
  return safeInteger(Math.round(firstNumber(record, paths) * microsPerMilli));
}

function firstNumber(record: unknown, paths: readonly Path[]): number {
  for (const path of paths) {
    const value = valueAt(record, path);
    if (value === undefined || value === null || value === '') continue;
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' ? number : Number.NaN;
  }
  return Number.NaN;
}

/** Adding zero makes -0 a plain 0: the case stores no other, and its hashes are over what is stored. */
function safeInteger(number: number): number | null {
  return Number.isSafeInteger(number) ? number + 0 : null;
}
