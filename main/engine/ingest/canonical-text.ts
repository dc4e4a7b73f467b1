import { nestingExceeds, stringifyExact } from '../../../shared/json/index.ts';
import { type Place, type Subject, valueAt } from '../sources/index.ts';

/** Longest text that a column keeps; the whole stands in the raw record. */
export const columnTextLimit = 8_192;

const microsPerMilli = 1_000;

/** Deepest value that is written as JSON: writing recurses, and overflows some thousands deep. */
const deepestWritten = 200;

/**
 * The text of a canonical field. Numbers and objects are written as JSON; null, absent, empty and
 * what is nested too deep are null. Integers beyond 2^53 stay exact: the record is read again, digit
 * by digit, when one is met.
 * @param exact gives the same subject with its integers exact
 */
export function canonicalText(
  subject: Subject,
  places: readonly Place[],
  exact: () => Subject | null,
): string | null {
  for (const place of places) {
    const value = valueAt(subject, place);
    if (value === undefined || value === null || value === '') continue;
    if (typeof value === 'string') return shorten(value);
    if (nestingExceeds(value, deepestWritten)) continue;
    return shorten(textOf(value, place, exact));
  }
  return null;
}

function textOf(value: unknown, place: Place, exactSubject: () => Subject | null): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  const subject = exactSubject();
  const exact = subject === null ? undefined : valueAt(subject, place);
  if (exact === undefined) return JSON.stringify(value);
  return typeof exact === 'string' ? exact : stringifyExact(exact as never);
}

function shorten(text: string): string {
  return text.length <= columnTextLimit ? text : `${text.slice(0, columnTextLimit)}…`;
}

/** A whole number from a number or its text; null for anything else. */
export function canonicalInteger(subject: Subject, places: readonly Place[]): number | null {
  return safeInteger(firstNumber(subject, places));
}

/** Microseconds from a number of milliseconds or its text; null for anything else. */
export function canonicalMicros(subject: Subject, places: readonly Place[]): number | null {
  return safeInteger(Math.round(firstNumber(subject, places) * microsPerMilli));
}

function firstNumber(subject: Subject, places: readonly Place[]): number {
  for (const place of places) {
    const value = valueAt(subject, place);
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
