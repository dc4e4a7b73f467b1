import type { Operand, TimeOperand } from './ast.ts';
import { boundsOf, dateOf, type Moment, pointOf } from './moment.ts';
import { indexPhrases, findPhrase } from './phrase-index.ts';
import { readAmount } from './read-amount.ts';
import { readClock } from './read-clock.ts';
import type { TimeTrouble } from './read-date.ts';
import { readMoment } from './read-moment.ts';
import { type Found, type Reader, tokenAt, wordAt } from './reader.ts';
import { months, namedClocks, namedDays, numberWords, unitPlaces, weekdays } from './time-words.ts';
import { shiftDate, startOfDate } from './zoned-calendar.ts';

/** How a time field is compared, as one comparison or its opposite. */
export interface TimeReading {
  operator: 'before' | 'after' | 'during' | 'olderThan' | 'newerThan';
  operand: Operand;
  negated: boolean;
}

/** A time that was read, trouble with one, or null: no time stands here. */
export type TimeResult = Found<TimeReading> | TimeTrouble | null;

/** How a moment bounds: what the words in front of it say. */
export type TimeLead = 'during' | 'last' | 'before' | 'after' | 'since' | 'until' | 'between' | 'older' | 'newer' | 'over' | 'under';

const leads = indexPhrases<TimeLead>([
  ...['in', 'on', 'at', 'from', 'of', 'for', 'during', 'within', 'in the', 'from the'].map(
    (words) => [words, 'during'] as const,
  ),
  ['before', 'before'],
  ['earlier than', 'before'],
  ['prior to', 'before'],
  ['after', 'after'],
  ['later than', 'after'],
  ['since', 'since'],
  ['starting', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['up to', 'until'],
  ['between', 'between'],
  ['older than', 'older'],
  ['newer than', 'newer'],
  ['younger than', 'newer'],
  ['more recent than', 'newer'],
  ['more than', 'over'],
  ['longer than', 'over'],
  ['over', 'over'],
  ['at least', 'over'],
  ['less than', 'under'],
  ['under', 'under'],
]);

/** Words that let nothing but a time follow: without one they are trouble. */
const firmLeads: ReadonlySet<TimeLead> = new Set(['before', 'after', 'since', 'until', 'older', 'newer']);

/** True when words stand here that only make sense in front of a time. */
export function startsTime(reader: Reader, at: number): Found<object> | null {
  const lead = findPhrase(reader, at, leads);
  return lead !== null && firmLeads.has(lead.value) ? { next: lead.next } : null;
}

const openings: ReadonlySet<string> = new Set([
  ...leads.keys(),
  ...namedDays.keys(),
  ...unitPlaces.keys(),
  ...weekdays.keys(),
  ...months.keys(),
  ...numberWords.keys(),
  ...namedClocks.keys(),
  'the',
  'day',
]);

/** False where no time can begin with a word, which is cheaper to know than to read it. */
export function mayOpenTime(word: string): boolean {
  return /^\d/.test(word) || openings.has(word.replace(/[.;]$/, ''));
}

/**
 * Reads a time with the words that say how it bounds: `yesterday`, `in the last 7 days`,
 * `since monday`, `before 10:30`, `between 2025-03-01 and 2025-03-08`, `older than 30 days`, …
 *
 * @param asked the place is one for a time, so that `2025` or `march` alone is one.
 * @param lead how a moment bounds, where a symbol in front says it.
 */
export function readTime(
  reader: Reader,
  at: number,
  asked: boolean,
  lead?: TimeLead,
): TimeResult {
  if (lead !== undefined) return readBehindLead(reader, at, lead, true);
  if (!mayOpenTime(wordAt(reader, at))) return null;
  const found = readAge(reader, at) ?? readRange(reader, at) ?? readBound(reader, at, asked);
  return found === null || isGlued(reader, found.next) ? null : found;
}

/** True inside a word such as `1d::0` or `mon:1`, of which only the start looks like a time. */
function isGlued(reader: Reader, at: number): boolean {
  const { type, spaced, text } = tokenAt(reader, at);
  return !spaced && (type === 'word' || (type === 'symbol' && text !== '&&' && text !== '||'));
}

/** `older than 30 days`, `over 90 days ago`, `newer than 1 hour`, `older than 2025-03-01`. */
function readAge(reader: Reader, at: number): TimeResult {
  const lead = findPhrase(reader, at, leads);
  if (lead === null || !/^(?:older|newer|over|under)$/.test(lead.value)) return null;
  const firm = lead.value === 'older' || lead.value === 'newer';
  const operator = lead.value === 'older' || lead.value === 'over' ? 'olderThan' : 'newerThan';
  const amount = readAmount(reader, lead.next);
  if (amount === null) return firm ? readAgeOfMoment(reader, lead.next, operator) : null;
  const behind = wordAt(reader, amount.next);
  const tail = behind === 'ago' || behind === 'old' ? 1 : 0;
  if (!firm && tail === 0) return null;
  return {
    operator,
    operand: { kind: 'age', amount: amount.amount, unit: amount.unit },
    negated: false,
    next: amount.next + tail,
  };
}

function readAgeOfMoment(reader: Reader, at: number, operator: 'olderThan' | 'newerThan'): TimeResult {
  const moment = readMoment(reader, at, true);
  return moment && bound(reader, moment, operator === 'olderThan' ? 'before' : 'after');
}

/** `between A and B`, `from A to B`: both ends written out; a last day or month counts whole. */
function readRange(reader: Reader, at: number): TimeResult {
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

function onDate(
  reader: Reader,
  moment: Moment,
  date: Parameters<typeof pointOf>[0] | null,
): Moment {
  if (moment.form !== 'clock' || date === null) return moment;
  return pointOf(date, moment.clock, reader.context.zone);
}

function readBound(reader: Reader, at: number, asked: boolean): TimeResult {
  const lead = findPhrase(reader, at, leads);
  const named = lead?.value ?? 'during';
  const start = lead?.next ?? at;
  if (lead !== null && /^(?:between|older|newer|under)$/.test(named)) return null;
  return readBehindLead(reader, start, named, asked || lead !== null);
}

function readBehindLead(reader: Reader, at: number, lead: TimeLead, bare: boolean): TimeResult {
  const rolling = readRolling(reader, at, lead);
  if (rolling !== null) return rolling;
  const moment = readMoment(reader, at, bare);
  if (moment === null) return null;
  if (moment.form === 'trouble') return moment.trouble;
  // `over the last month` is a time, `over 2025` is none.
  if (lead === 'over') return moment.form === 'calendar' ? bound(reader, moment, 'during') : null;
  if (lead === 'during') return readHoursOfDay(reader, moment) ?? bound(reader, moment, lead);
  return bound(reader, moment, lead);
}

/** `the last 7 days`, `past 24 hours`, `within 2 hours`, `since 3 hours ago`. */
function readRolling(reader: Reader, at: number, lead: TimeLead): TimeResult {
  let start = wordAt(reader, at) === 'the' ? at + 1 : at;
  const said = /^(?:last|past|previous)$/.test(wordAt(reader, start));
  if (said) start++;
  const amount = readAmount(reader, start);
  if (amount === null) return null;
  const unit = amount.unit;
  const ago = wordAt(reader, amount.next) === 'ago';
  const hours = unit === 'second' || unit === 'minute' || unit === 'hour';
  const operand = { amount: amount.amount, unit };
  if (ago && hours && lead !== 'during') {
    const next = amount.next + 1;
    if (lead === 'before') return { operator: 'olderThan', operand: { kind: 'age', ...operand }, negated: false, next };
    if (lead === 'since' || lead === 'after') return during({ kind: 'last', ...operand }, next);
    return null;
  }
  const within = wordAt(reader, at - 1) === 'within';
  if (ago || !(said || within)) return null;
  if (lead !== 'during' && lead !== 'since' && lead !== 'over') return null;
  return during({ kind: 'last', ...operand }, amount.next);
}

/** `yesterday after 22:00`, `on monday before 9am`: hours of a day that stands in front. */
function readHoursOfDay(reader: Reader, day: Found<Moment>): TimeResult {
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

function bound(reader: Reader, moment: Found<Moment>, lead: TimeLead): TimeResult {
  if (moment.form === 'trouble') return moment.trouble;
  const { next } = moment;
  if (moment.form === 'calendar') return boundRelative(moment.operand, lead, next);
  if (moment.form === 'clock' && lead !== 'during') {
    return boundRelative({ kind: 'clock', micros: moment.clock.micros }, lead, next);
  }
  if (moment.form === 'weekday' && lead === 'since') {
    return during({ kind: 'sinceWeekday', weekday: moment.weekday }, next);
  }
  if (moment.form === 'last') {
    const { amount, unit } = moment;
    if (lead === 'before') return { operator: 'olderThan', operand: { kind: 'age', amount, unit }, negated: false, next };
    return lead === 'during' || lead === 'since' ? during({ kind: 'last', amount, unit }, next) : null;
  }
  const bounds = boundsOf(moment, reader);
  if (bounds === null) return null;
  const pointed = moment.form === 'point';
  return boundAbsolute(bounds, pointed, lead, next);
}

/** A relative time stays relative; what is "since" it is not before it. */
function boundRelative(
  operand: Extract<TimeOperand, { kind: 'calendar' | 'clock' }>,
  lead: TimeLead,
  next: number,
): TimeResult {
  if (lead === 'before' || lead === 'after') return { operator: lead, operand, negated: false, next };
  if (lead === 'since') return { operator: 'before', operand, negated: true, next };
  if (lead === 'until') return { operator: 'after', operand, negated: true, next };
  return operand.kind === 'calendar' ? during(operand, next) : null;
}

function boundAbsolute(
  { from, to }: { from: number; to: number },
  pointed: boolean,
  lead: TimeLead,
  next: number,
): TimeResult {
  switch (lead) {
    case 'before':
      return { operator: 'before', operand: { kind: 'instant', at: from }, negated: false, next };
    case 'after':
      return pointed
        ? { operator: 'after', operand: { kind: 'instant', at: from }, negated: false, next }
        : during({ kind: 'span', from: to, to: null }, next);
    case 'since':
      return during({ kind: 'span', from, to: null }, next);
    case 'until':
      return during({ kind: 'span', from: null, to: pointed ? from : to }, next);
    default:
      // A microsecond is a point: nothing finer is stored.
      return to - from <= 1
        ? during({ kind: 'instant', at: from }, next)
        : during({ kind: 'span', from, to }, next);
  }
}

function during(operand: TimeOperand, next: number): Found<TimeReading> {
  return { operator: 'during', operand, negated: false, next };
}
