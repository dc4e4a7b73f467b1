import { readDayFirst, undecidedDate } from './day-first.ts';
import { readEpochNumber, readEpochText, readMilliseconds } from './epoch.ts';
import type { Instant } from './instant.ts';
import { readIso } from './iso-text.ts';
import { readLocal } from './local-text.ts';
import { readWritten } from './written-text.ts';
import type { ZoneRule } from './zone-rule.ts';

/**
 * Reads a time in any form that an archive may hold; null when it is none that is known, names no
 * real date, or lies outside the years 1684 to 2255, which microseconds in a number can hold.
 *
 * - ISO 8601 and RFC 3339, see `readIso`; `24:00` does not exist, a date alone is its midnight
 * - an epoch count as number, bigint or text, see `readEpochNumber`
 * - RFC 2822, US and other written forms, see `readWritten`
 * - dates with dots or with names of months in other languages, see `readLocal`
 * - `/Date(1768906920000)/` (Microsoft's JSON; milliseconds, the offset behind them means nothing)
 * - `{"$date": …}` (MongoDB Extended JSON: text, or milliseconds as number or `{"$numberLong": "…"}`)
 *
 * `1/2/2026` is 2 January, or 1 February where the zone's rule says that the day comes first.
 *
 * White space around a text does not matter.
 *
 * @param zone applied to texts that name no zone; such an instant is marked as assumed.
 */
export function readInstant(value: unknown, zone: ZoneRule): Instant | null {
  if (typeof value === 'string') return readText(value.trim(), zone);
  if (typeof value === 'number' || typeof value === 'bigint') return readEpochNumber(value);
  if (typeof value === 'object' && value !== null) return readMongoDate(value, zone);
  return null;
}

function readText(text: string, zone: ZoneRule): Instant | null {
  if (zone.dayFirst && undecidedDate(text) !== null) return readDayFirst(text, zone);
  return (
    readIso(text, zone) ??
    readEpochText(text) ??
    readMicrosoftDate(text) ??
    readWritten(text, zone) ??
    readLocal(text, zone)
  );
}

function readMicrosoftDate(text: string): Instant | null {
  const milliseconds = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/.exec(text)?.[1];
  return milliseconds === undefined ? null : readMilliseconds(milliseconds);
}

/** Source: https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/ (Date). */
function readMongoDate(value: object, zone: ZoneRule): Instant | null {
  const date = ownValue(value, '$date');
  if (typeof date === 'string') return readText(date.trim(), zone);
  if (typeof date === 'number' || typeof date === 'bigint') return readMilliseconds(String(date));
  if (typeof date !== 'object' || date === null) return null;
  const long = ownValue(date, '$numberLong');
  return typeof long === 'string' ? readMilliseconds(long) : null;
}

function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
