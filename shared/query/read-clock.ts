import { chunkAt, type Found, type Reader, wordAt } from './reader.ts';
import { namedClocks } from './time-words.ts';
import { fixedUnits } from './zoned-calendar.ts';

/** A time of day. */
export interface ClockTime {
  /** Microseconds after midnight. */
  micros: number;
  /** How finely it was written: microseconds of its last place. */
  precision: number;
  /** The zone that is written behind it; null where it is that of the question. */
  zone: string | null;
}

const written = /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(am|pm)?$/;
const zoned = /^(.*\d)(z|\+\d{2}(?::?\d{2})?)$/;
const zonedBehindDate = /^(.*\d)(z|[+-]\d{2}(?::?\d{2})?)$/;

/**
 * Reads `10:30`, `10:30:15.250`, `9am`, `9:30 pm`, `noon`, `midnight`, and `10:30Z`, `10:30 UTC`, `10:30+02:00`. Null for
 * anything else, an hour without colon or half of the day included, and for times that do not exist.
 *
 * @param behindDate it stands behind `2025-03-01`, so that `10:30-05:00` is a clock with its offset. Elsewhere it may as
 * well be a range, and is not read.
 */
export function readClock(reader: Reader, at: number, behindDate = false): Found<ClockTime> | null {
  const named = namedClocks.get(wordAt(reader, at));
  if (named !== undefined) {
    const micros = named * fixedUnits.hour;
    return { micros, precision: fixedUnits.minute, zone: null, next: at + 1 };
  }
  const { text, next } = chunkAt(reader, at);
  const [, local, offset] = (behindDate ? zonedBehindDate : zoned).exec(text) ?? [];
  if (local !== undefined && offset !== undefined) {
    const clock = clockOf(local);
    const zone = readZone(offset);
    return clock && zone === null ? null : clock && { ...clock, zone, next };
  }
  const behind = wordAt(reader, next);
  const apart = /\d$/.test(text) && (behind === 'am' || behind === 'pm');
  const clock = clockOf(apart ? text + behind : text);
  return clock && withZoneBehind(reader, { ...clock, next: apart ? next + 1 : next });
}

/** `10:30 UTC`, `10:30 Z`, `10:30 +02:00`: the zone as a word of its own. */
function withZoneBehind(reader: Reader, clock: Found<ClockTime>): Found<ClockTime> {
  const word = wordAt(reader, clock.next);
  if (/^(?:z|utc|gmt)$/.test(word)) return { ...clock, zone: 'UTC', next: clock.next + 1 };
  const { text, next } = chunkAt(reader, clock.next);
  const zone = /^[+-]\d{2}:?\d{2}$/.test(text) ? readZone(text) : null;
  return zone === null ? clock : { ...clock, zone, next };
}

/** Null for an offset that no zone has. */
function readZone(text: string): string | null {
  if (text === 'z') return 'UTC';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 18 || Number(minutes) > 59) return null;
  return `${sign}${hours}:${minutes}`;
}

/** The time of day that a text in lower case is; null for none. */
function clockOf(text: string): ClockTime | null {
  const match = written.exec(text);
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction, half] = match;
  if (minutes === undefined && half === undefined) return null;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  const minute = Number(minutes ?? 0);
  const second = Number(seconds ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const micros =
    hour * fixedUnits.hour +
    minute * fixedUnits.minute +
    second * fixedUnits.second +
    Number((fraction ?? '').slice(0, 6).padEnd(6, '0'));
  return { micros, precision: precisionOf(seconds, fraction), zone: null };
}

function precisionOf(seconds: string | undefined, fraction: string | undefined): number {
  if (seconds === undefined) return fixedUnits.minute;
  return fraction === undefined ? fixedUnits.second : 10 ** (6 - Math.min(fraction.length, 6));
}
