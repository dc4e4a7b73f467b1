import { aged, boundMoment, during, type TimeResult } from './bound-moment.ts';
import { readAmount } from './read-amount.ts';
import { readMoment } from './read-moment.ts';
import { readHoursOfDay, readRange } from './read-time-range.ts';
import { type Reader, remembered, tokenAt, wordAt } from './reader.ts';
import { mayOpenTime, readLead, type TimeLead } from './time-lead.ts';

/**
 * Reads a time with the words that say how it bounds: `yesterday`, `in the last 7 days`,
 * `since monday`, `before 10:30`, `between 2025-03-01 and 2025-03-08`, `older than 30 days`, …
 *
 * @param asked the place is one for a time, so that `2025` or `march` alone is one.
 * @param lead how a moment bounds, where a symbol in front says it.
 */
export function readTime(reader: Reader, at: number, asked: boolean, lead?: TimeLead): TimeResult {
  if (lead !== undefined) return readBehindLead(reader, at, lead, true);
  if (!mayOpenTime(wordAt(reader, at))) return null;
  return asked ? readAsked(reader, at) : readUnasked(reader, at);
}

const readAsked = remembered((reader, at) => readAnyTime(reader, at, true));
const readUnasked = remembered((reader, at) => readAnyTime(reader, at, false));

function readAnyTime(reader: Reader, at: number, asked: boolean): TimeResult {
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
  const lead = readLead(reader, at);
  if (lead === null || !/^(?:older|newer|over|under)$/.test(lead.value)) return null;
  const firm = lead.value === 'older' || lead.value === 'newer';
  const operator = lead.value === 'older' || lead.value === 'over' ? 'olderThan' : 'newerThan';
  const amount = readAmount(reader, lead.next);
  if (amount === null) return firm ? readAgeOfMoment(reader, lead.next, operator) : null;
  const behind = wordAt(reader, amount.next);
  const tail = behind === 'ago' || behind === 'old' ? 1 : 0;
  if (!firm && tail === 0) return null;
  return aged(operator, amount, amount.next + tail);
}

function readAgeOfMoment(
  reader: Reader,
  at: number,
  operator: 'olderThan' | 'newerThan',
): TimeResult {
  const moment = readMoment(reader, at, true);
  return moment && boundMoment(reader, moment, operator === 'olderThan' ? 'before' : 'after');
}

function readBound(reader: Reader, at: number, asked: boolean): TimeResult {
  const lead = readLead(reader, at);
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
  if (lead === 'over')
    return moment.form === 'calendar' ? boundMoment(reader, moment, 'during') : null;
  if (lead === 'during') return readHoursOfDay(reader, moment) ?? boundMoment(reader, moment, lead);
  return boundMoment(reader, moment, lead);
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
    if (lead === 'before') return aged('olderThan', amount, next);
    if (lead === 'since' || lead === 'after') return during({ kind: 'last', ...operand }, next);
    return null;
  }
  const within = at > 0 && wordAt(reader, at - 1) === 'within';
  if (ago || !(said || within)) return null;
  if (lead !== 'during' && lead !== 'since' && lead !== 'over') return null;
  return during({ kind: 'last', ...operand }, amount.next);
}
