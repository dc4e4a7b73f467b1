import { chunkAt, type Found, type Reader, wordAt } from './reader.ts';
import { namedClocks } from './time-words.ts';
import { fixedUnits } from './zoned-calendar.ts';

/** A time of day. */
export interface ClockTime {
  /** Microseconds after midnight. */
  micros: number;
  /** How finely it was written: microseconds of its last place. */
  precision: number;
}

const written = /^(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?)?(am|pm)?$/;

/**
 * Reads `10:30`, `10:30:15.250`, `9am`, `9:30 pm`, `noon`, `midnight`. Null for anything else, an
 * hour without colon or half of the day included, and for times that do not exist.
 */
export function readClock(reader: Reader, at: number): Found<ClockTime> | null {
  const named = namedClocks.get(wordAt(reader, at));
  if (named !== undefined) {
    return { micros: named * fixedUnits.hour, precision: fixedUnits.minute, next: at + 1 };
  }
  const { text, next } = chunkAt(reader, at);
  const behind = wordAt(reader, next);
  const apart = /\d$/.test(text) && (behind === 'am' || behind === 'pm');
  const clock = clockOf(apart ? text + behind : text);
  return clock && { ...clock, next: apart ? next + 1 : next };
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
    Number((fraction ?? '').padEnd(6, '0'));
  return { micros, precision: precisionOf(seconds, fraction) };
}

function precisionOf(seconds: string | undefined, fraction: string | undefined): number {
  if (seconds === undefined) return fixedUnits.minute;
  return fraction === undefined ? fixedUnits.second : 10 ** (6 - fraction.length);
}
