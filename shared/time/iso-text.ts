import { civilMicros, offsetMicros } from './civil-time.ts';
import type { Instant } from './instant.ts';
import { assumedInstant, knownInstant } from './instant.ts';
import type { ZoneRule } from './zone-rule.ts';

const zero = 48;
const dash = 45;
const plus = 43;
const colon = 58;
const dot = 46;
const comma = 44;
const space = 32;
const upperT = 84;
const lowerT = 116;
const upperZ = 90;
const lowerZ = 122;

/**
 * Reads `YYYY-MM-DD`, or that and `T`, `t` or a space, `HH:MM[:SS[.fraction]]`, and perhaps a zone:
 * `Z`, `z`, `±hh:mm`, `±hhmm` or `±hh`. The fraction has one to nine digits, behind a dot or comma.
 * Null for anything else, white space around it included.
 *
 * Nearly every time of every archive is in this form, so it is read by character codes.
 */
export function readIso(text: string, zone: ZoneRule): Instant | null {
  const length = text.length;
  if (length < 10 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return null;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  if (century < 0 || yearOfCentury < 0) return null;
  const year = century * 100 + yearOfCentury;
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (length === 10) return assumedInstant(civilMicros(year, month, day, 0, 0, 0, 0), zone);

  const separator = text.charCodeAt(10);
  if (separator !== upperT && separator !== space && separator !== lowerT) return null;
  if (text.charCodeAt(13) !== colon) return null;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  let second = 0;
  let micro = 0;
  let at = 16;
  if (text.charCodeAt(at) === colon) {
    second = twoDigits(text, 17);
    at = 19;
    const mark = text.charCodeAt(at);
    if (mark === dot || mark === comma) {
      const start = at + 1;
      at = endOfDigits(text, start);
      if (at === start || at - start > 9) return null;
      micro = microsBetween(text, start, at);
    }
  }
  const clockMicros = civilMicros(year, month, day, hour, minute, second, micro);
  if (at === length) return assumedInstant(clockMicros, zone);
  return knownInstant(clockMicros - offsetAt(text, at));
}

/** The number that two digits make, or -1 when one of them is not a digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const ones = text.charCodeAt(at + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) break;
  }
  return at;
}

function microsBetween(text: string, start: number, end: number): number {
  let micros = 0;
  for (let at = start; at < start + 6; at++) {
    micros = micros * 10 + (at < end ? text.charCodeAt(at) - zero : 0);
  }
  return micros;
}

/** The offset written from here to the end of the text, NaN when that is no offset. */
function offsetAt(text: string, at: number): number {
  const mark = text.charCodeAt(at);
  const rest = text.length - at;
  if (mark === upperZ || mark === lowerZ) return rest === 1 ? 0 : Number.NaN;
  if (mark !== plus && mark !== dash) return Number.NaN;
  const sign = mark === dash ? -1 : 1;
  const hours = twoDigits(text, at + 1);
  if (rest === 3) return offsetMicros(sign, hours, 0);
  if (rest === 5) return offsetMicros(sign, hours, twoDigits(text, at + 3));
  if (rest === 6 && text.charCodeAt(at + 3) === colon) {
    return offsetMicros(sign, hours, twoDigits(text, at + 4));
  }
  return Number.NaN;
}
