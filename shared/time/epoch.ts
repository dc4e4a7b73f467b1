import type { Instant } from './instant.ts';
import { knownInstant } from './instant.ts';

const secondsBelow = 1e11;
const millisecondsBelow = 1e14;
const microsecondsBelow = 1e17;

/**
 * Reads a count since 1970 UTC. Its unit follows from its size, sign apart:
 *
 * | below | unit | where that bound lies |
 * |---|---|---|
 * | 1e11 | seconds | the year 5138 |
 * | 1e14 | milliseconds | from 1973 to 5138 |
 * | 1e17 | microseconds | from 1973 to 5138 |
 * | else | nanoseconds | from 1973 |
 *
 * So milliseconds of the first three years after 1970 read as seconds. Digits below the
 * microsecond are cut off. Null for values without a plain decimal form.
 */
export function readEpochNumber(value: number | bigint): Instant | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    const size = Math.abs(value);
    if (size < secondsBelow) return knownInstant(value * 1_000_000);
    return knownInstant(size < millisecondsBelow ? value * 1000 : value);
  }
  // Below a microsecond numbers print with an exponent.
  if (typeof value === 'number' && Math.abs(value) < 1e-6) return knownInstant(0);
  return readEpochText(String(value));
}

/** Reads the same from text: digits, perhaps with a sign and a fraction. */
export function readEpochText(text: string): Instant | null {
  const match = /^([+-]?)(\d{1,25})(?:\.(\d{0,25}))?$/.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = ''] = match;
  const micros = microsOf(whole, fraction);
  return knownInstant(sign === '-' ? -micros : micros);
}

/** Reads a count of milliseconds, whatever its size, for formats that say that it is one. */
export function readMilliseconds(text: string): Instant | null {
  return /^-?\d{1,16}$/.test(text) ? knownInstant(Number(text) * 1000) : null;
}

/** Shifts the decimal point in the text, because a double would lose the last digits. */
function microsOf(whole: string, fraction: string): number {
  const size = Number(whole);
  if (size < secondsBelow) return Number(whole + fraction.slice(0, 6).padEnd(6, '0'));
  if (size < millisecondsBelow) return Number(whole + fraction.slice(0, 3).padEnd(3, '0'));
  return size < microsecondsBelow ? Number(whole) : Number(whole.slice(0, -3));
}
