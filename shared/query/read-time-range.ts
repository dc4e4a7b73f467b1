import { during, type TimeResult } from './bound-moment.ts';
import { boundsOf, dateOf, type Moment, pointOf } from './moment.ts';
import { readClock } from './read-clock.ts';
import { readMoment } from './read-moment.ts';
import { type Found, type Reader, wordAt } from './reader.ts';
import { type CivilDate, shiftDate, startOfDate } from './zoned-calendar.ts';

/** `between A and B`, `from A to B`: both ends written out; a last day or month counts whole. */
export function readRange(reader: Reader, at: number): TimeResult {
  const lead = wordAt(reader, at);
  if (lead !== 'between' && lead !== 'from') return null;
  const first = readMoment(reader, at + 1, true);
  if (first === null) return null;
  if (first.form === 'trouble') return first.trouble;
  const joined = wordAt(reader, first.next);
  const joins = lead === 'between' ? joined === 'and' : /^(?:to|until|till|through)$/.test(joined);
  if (!joins) return null;
  const second = readMoment(reader, first.next + 1, true);
  if (second === null) return null;
  if (second.form === 'trouble') return second.trouble;
  const day = first.form === 'clock' ? dayBehind(reader, second) : null;
  const next = day?.next ?? second.next;
  const start = boundsOf(onDate(reader, first, day?.date ?? null), reader);
  const sameDay = day?.date ?? (first.form === 'point' ? first.date : null);
  const last = onDate(reader, second, sameDay);
  const end = boundsOf(last, reader);
  if (start === null || end === null) return null;
  const pointed = last.form === 'point' || last.form === 'clock';
  return range(start.from, pointed ? end.from : end.to, at + 1, next);
}

function range(from: number, to: number, at: number, next: number): TimeResult {
  if (from < to) return during({ kind: 'span', from, to }, next);
  const trouble = 'The end is not after the start.';
  return { trouble, suggestion: 'Write the earlier time first.', at, next };
}

/** The day of `between 10:00 and 11:00 yesterday`. */
function dayBehind(reader: Reader, moment: Found<Moment>) {
  if (moment.form === 'point') return { date: moment.date, next: moment.next };
  const at = wordAt(reader, moment.next) === 'on' ? moment.next + 1 : moment.next;
  const day = readMoment(reader, at, false);
  const date = day === null ? null : dateOf(day, reader);
  return day === null || date === null ? null : { date, next: day.next };
}

function onDate(reader: Reader, moment: Moment, date: CivilDate | null): Moment {
  if (moment.form !== 'clock' || date === null) return moment;
  return pointOf(date, moment.clock, reader.context.zone);
}

/** `yesterday after 22:00`, `on monday before 9am`: hours of a day that stands in front. */
export function readHoursOfDay(reader: Reader, day: Found<Moment>): TimeResult {
  const date = day.form === 'point' ? null : dateOf(day, reader);
  const lead = wordAt(reader, day.next);
  if (date === null || !/^(?:before|after|between|from)$/.test(lead)) return null;
  const clock = readClock(reader, day.next + 1);
  if (clock === null) return null;
  const { zone } = reader.context;
  const point = pointOf(date, clock, zone).stretch;
  const start = startOfDate(date, zone);
  const end = startOfDate(shiftDate(date, 'day', 1), zone);
  if (lead === 'before') return range(start, point.from, day.next, clock.next);
  if (lead === 'after') return range(point.from + 1, end, day.next, clock.next);
  const second = readClock(reader, clock.next + 1);
  if (second === null) return null;
  const to = pointOf(date, second, zone).stretch.from;
  return range(point.from, to, day.next, second.next);
}
