import { Temporal } from 'temporal-polyfill';
import { makeZoneRule } from '../time/index.ts';
import type { TimeUnit } from './ast.ts';

/** A date of the calendar: month 1 to 12. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** What relative times are counted from: microseconds UTC, and the zone whose calendar counts. */
export interface AsOf {
  asOf: number;
  /** `UTC`, an offset such as `+02:00`, or an IANA name. */
  zone: string;
}

const dayMicros = 86_400_000_000;
/** Microseconds of the units that have always the same length. */
export const fixedUnits = { second: 1_000_000, minute: 60_000_000, hour: 3_600_000_000 } as const;

/**
 * The zone's usual name.
 * @throws TrailcaseError `bad-zone` when there is no such zone.
 */
export function zoneName(zone: string): string {
  return zone === 'UTC' ? zone : makeZoneRule(zone).name;
}

/** True when the calendar has this date. */
export function isRealDate({ year, month, day }: CivilDate): boolean {
  const date = midnight(year, month, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The date a number of days, months or years later or, below 0, earlier; by months and years only
 * from the first of a month.
 */
export function shiftDate(date: CivilDate, unit: 'day' | 'month' | 'year', by: number): CivilDate {
  const { year, month, day } = date;
  return civil(
    unit === 'day'
      ? midnight(year, month, day + by)
      : midnight(unit === 'year' ? year + by : year, unit === 'month' ? month + by : month, day),
  );
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf({ year, month, day }: CivilDate): number {
  return midnight(year, month, day).getUTCDay() || 7;
}

/** Months and days beyond their range count on. */
function midnight(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function civil(date: Date): CivilDate {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Below 0 when the first date is the earlier one. */
export function compareDates(one: CivilDate, other: CivilDate): number {
  return one.year - other.year || one.month - other.month || one.day - other.day;
}

/** The date that clocks of a zone show at an instant. */
export function dateAt(micros: number, zone: string): CivilDate {
  const { year, month, day } = zoned(micros, zone);
  return { year, month, day };
}

/** What clocks of a zone show at an instant: date, microseconds after midnight, `+01:00`. */
export function clocksAt(
  micros: number,
  zone: string,
): { date: CivilDate; clock: number; offset: string } {
  const { year, month, day, hour, minute, second, millisecond, microsecond, offset } = zoned(
    micros,
    zone,
  );
  const seconds = hour * 3600 + minute * 60 + second;
  const clock = seconds * 1_000_000 + millisecond * 1000 + microsecond;
  return { date: { year, month, day }, clock, offset };
}

/** The first instant of a date in a zone, microseconds UTC. */
export function startOfDate(date: CivilDate, zone: string): number {
  if (zone === 'UTC') return utcMidnight(date);
  return microsOf(Temporal.PlainDate.from(date).toZonedDateTime(zone).startOfDay());
}

/**
 * The instant at which clocks of a zone show a time of a date. A time that the clocks skip is read
 * with the offset before the change; a time that they show twice is the first of the two.
 *
 * @param clock microseconds after midnight, below a day.
 */
export function instantAt(date: CivilDate, clock: number, zone: string): number {
  if (zone === 'UTC') return utcMidnight(date) + clock;
  const time = Temporal.PlainTime.from('00:00').add({ microseconds: clock });
  return microsOf(Temporal.PlainDate.from(date).toPlainDateTime(time).toZonedDateTime(zone));
}

/**
 * The instant so many units earlier: hours and less are counted on a stopwatch, days and more on
 * the calendar of the zone, at the same time of day.
 */
export function instantBefore(
  micros: number,
  amount: number,
  unit: TimeUnit,
  zone: string,
): number {
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    return micros - amount * fixedUnits[unit];
  }
  if (zone === 'UTC' && (unit === 'day' || unit === 'week')) {
    return micros - amount * (unit === 'week' ? 7 * dayMicros : dayMicros);
  }
  return microsOf(zoned(micros, zone).subtract({ [`${unit}s`]: amount }));
}

function utcMidnight({ year, month, day }: CivilDate): number {
  return midnight(year, month, day).getTime() * 1000;
}

function zoned(micros: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n).toZonedDateTimeISO(zone);
}

function microsOf({ epochNanoseconds }: Temporal.ZonedDateTime): number {
  const micros = epochNanoseconds / 1000n;
  return Number(epochNanoseconds % 1000n < 0n ? micros - 1n : micros);
}
