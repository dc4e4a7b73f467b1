import { makeZoneRule, readInstant } from '../time/index.ts';
import { dateOf, type Moment, pointOf } from './moment.ts';
import { readAmount, readCalendarAmount } from './read-amount.ts';
import { type ClockTime, readClock } from './read-clock.ts';
import { readDate } from './read-date.ts';
import { chunkAt, type Found, type Reader, wordAt } from './reader.ts';
import { namedDays, unitPlaces, units, weekdays } from './time-words.ts';
import {
  type CivilDate,
  compareDates,
  dateAt,
  fixedUnits,
  instantBefore,
  shiftDate,
  startOfDate,
  weekdayOf,
} from './zoned-calendar.ts';

/**
 * Reads one moment: a named day, weekday, calendar unit, `7 days ago`, written date, ISO time, time
 * of day, or a day and a time of day in either order.
 *
 * @param bare words before it say that a time is meant, so that `march`, `2025` and `10:30` count.
 */
export function readMoment(reader: Reader, at: number, bare: boolean): Found<Moment> | null {
  const start = wordAt(reader, at) === 'the' ? at + 1 : at;
  const clock = bare ? readClock(reader, start) : null;
  if (clock !== null) return withDayBehind(reader, clock);
  const day = readDay(reader, start, bare);
  if (day === null || day.form === 'trouble') return day;
  const date = dateOf(day, reader);
  if (date === null) return day;
  const isNumbers = /^\d{4}-\d{2}-\d{2}$/.test(chunkAt(reader, start).text);
  return withClockBehind(reader, day, date, isNumbers);
}

function withDayBehind(reader: Reader, clock: Found<ClockTime>): Found<Moment> {
  const at = wordAt(reader, clock.next) === 'on' ? clock.next + 1 : clock.next;
  const day = readDay(reader, at, false);
  const date = day === null ? null : dateOf(day, reader);
  if (day === null || date === null) return { form: 'clock', clock, next: clock.next };
  return { ...pointOf(date, clock, reader.context.zone), next: day.next };
}

function withClockBehind(
  reader: Reader,
  day: Found<Moment>,
  date: CivilDate,
  isNumbers: boolean,
): Found<Moment> {
  if (day.form === 'point') return day;
  const at = wordAt(reader, day.next) === 'at' ? day.next + 1 : day.next;
  const clock = readClock(reader, at, isNumbers);
  if (clock === null) return day;
  return { ...pointOf(date, clock, reader.context.zone), next: clock.next };
}

function readDay(reader: Reader, at: number, bare: boolean): Found<Moment> | null {
  const word = wordAt(reader, at).replace(/[.;]$/, '');
  const named = namedDays.get(word);
  if (named !== undefined) return calendarDay(named, at + 1);
  if (
    word === 'day' &&
    /^before yesterday$/.test(`${wordAt(reader, at + 1)} ${wordAt(reader, at + 2)}`)
  ) {
    return calendarDay(-2, at + 3);
  }
  return (
    readUnit(reader, at) ??
    readAgo(reader, at) ??
    readWeekday(reader, at) ??
    readIsoTime(reader, at) ??
    readWrittenDate(reader, at, bare)
  );
}

function calendarDay(offset: number, next: number): Found<Moment> {
  return { form: 'calendar', operand: { kind: 'calendar', unit: 'day', offset }, next };
}

/** `last week`, `this month`; an hour or less, and a past unit, is counted back from "as of". */
function readUnit(reader: Reader, at: number): Found<Moment> | null {
  const place = unitPlaces.get(wordAt(reader, at));
  const unit = units.get(wordAt(reader, at + 1));
  if (place === undefined || unit === undefined) return null;
  const next = at + 2;
  const short = unit === 'second' || unit === 'minute' || unit === 'hour';
  if (wordAt(reader, at) === 'past' || short || (unit === 'day' && place === -1)) {
    return place === -1 ? { form: 'last', amount: 1, unit, next } : null;
  }
  return { form: 'calendar', operand: { kind: 'calendar', unit, offset: place }, next };
}

/** `3 days ago` is that day, `2 months ago` that month, `5 hours ago` the hour that began then. */
function readAgo(reader: Reader, at: number): Found<Moment> | null {
  const calendar = wordAt(reader, at + 1) === 'calendar';
  const amount = calendar ? readCalendarAmount(reader, at) : readAmount(reader, at);
  if (amount === null) return null;
  const behind = wordAt(reader, amount.next).replace(/[.;]$/, '');
  const next = amount.next + 1;
  const { unit } = amount;
  if (unit === 'second' || unit === 'minute' || unit === 'hour') {
    if (behind !== 'ago') return null;
    const { asOf, zone } = reader.context;
    const from = instantBefore(asOf, amount.amount, unit, zone);
    return {
      form: 'point',
      date: dateAt(from, zone),
      stretch: { from, to: from + fixedUnits[unit] },
      next,
    };
  }
  const sign = behind === 'ago' ? -1 : behind === 'ahead' ? 1 : 0;
  if (sign === 0) return null;
  const offset = sign * amount.amount;
  if (unit === 'week' && !calendar) return calendarDay(7 * offset, next);
  return { form: 'calendar', operand: { kind: 'calendar', unit, offset }, next };
}

/** `monday` is the latest one, today included; `last monday` is before today. */
function readWeekday(reader: Reader, at: number): Found<Moment> | null {
  const place = unitPlaces.get(wordAt(reader, at));
  const named = place === 0 || place === -1 ? at + 1 : at;
  const weekday = weekdays.get(wordAt(reader, named).replace(/[.;]$/, ''));
  if (weekday === undefined) return null;
  const { today } = reader;
  const { zone } = reader.context;
  const past = (weekdayOf(today) - weekday + 7) % 7;
  const date = shiftDate(today, 'day', -(place === -1 && past === 0 ? 7 : past));
  const stretch = {
    from: startOfDate(date, zone),
    to: startOfDate(shiftDate(date, 'day', 1), zone),
  };
  const next = named + 1;
  if (place === -1) return { form: 'dates', stretch, date, next };
  return { form: 'weekday', weekday, stretch, date, next };
}

const isoTime =
  /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(:\d{2}(?:[.,](\d{1,9}))?)?(?:z|[+-]\d{2}(?::?\d{2})?)?$/;

function readIsoTime(reader: Reader, at: number): Found<Moment> | null {
  const { text, next } = chunkAt(reader, at);
  const match = isoTime.exec(text);
  if (match === null) return null;
  const { zone } = reader.context;
  const from = readInstant(text, makeZoneRule(zone))?.micros;
  if (from === undefined) {
    const trouble = `There is no such time: "${text}".`;
    const suggestion = 'Write a time as 2025-03-01T10:30Z.';
    return { form: 'trouble', trouble: { trouble, suggestion, at, next }, next };
  }
  const [, seconds, fraction] = match;
  const digits = Math.min(fraction?.length ?? 0, 6);
  const length = seconds === undefined ? fixedUnits.minute : fixedUnits.second / 10 ** digits;
  return { form: 'point', date: dateAt(from, zone), stretch: { from, to: from + length }, next };
}

function readWrittenDate(reader: Reader, at: number, bare: boolean): Found<Moment> | null {
  const found = readDate(reader, at, bare);
  if (found === null) return null;
  const { next } = found;
  if ('trouble' in found) return { form: 'trouble', trouble: found, next };
  const { zone } = reader.context;
  const stretch = { from: startOfDate(found.from, zone), to: startOfDate(found.to, zone) };
  const oneDay = compareDates(shiftDate(found.from, 'day', 1), found.to) === 0;
  return { form: 'dates', stretch, date: oneDay ? found.from : null, next };
}
