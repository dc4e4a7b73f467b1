import { chunkAt, type Found, type Reader, tokenAt, wordAt } from './reader.ts';
import { months, unitPlaces } from './time-words.ts';
import { type CivilDate, compareDates, isRealDate, shiftDate } from './zoned-calendar.ts';

/** A written stretch of whole days: from the first up to, not including, the one behind the last. */
export interface DateSpan {
  from: CivilDate;
  to: CivilDate;
}

/** A date that cannot be: which tokens, and why. */
export interface TimeTrouble {
  trouble: string;
  suggestion: string | null;
  at: number;
  next: number;
}

type Reading = Found<DateSpan> | Omit<TimeTrouble, 'at'> | null;

/**
 * Reads a written date, month or year:
 * `2025-03-01`, `2025/3/1`, `1.3.2025`, `13/3/2025`, `5 june`, `5th of june 2025`, `june 5, 2025`,
 * `march 2025`, `2025-03`; with `bare` also `march`, `last march` and `2025`.
 * Without a year it is the latest that is not after "as of". A date that does not exist is trouble,
 * as is one whose day and month could be either way round.
 *
 * @param bare words before it say that a time is meant.
 */
export function readDate(
  reader: Reader,
  at: number,
  bare: boolean,
): Found<DateSpan> | TimeTrouble | null {
  const found =
    readNumeric(reader, at, bare) ?? readDayOfMonth(reader, at) ?? readMonth(reader, at, bare);
  return found !== null && 'trouble' in found ? { ...found, at } : found;
}

function readNumeric(reader: Reader, at: number, bare: boolean): Reading {
  const { text: chunk, next } = chunkAt(reader, at);
  const text = chunk.replace(/[.;]$/, '');
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso !== null) return oneDay(Number(iso[1]), Number(iso[3]), Number(iso[4]), text, next);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null) return wholeMonth(Number(month[1]), Number(month[2]), text, next);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted !== null) {
    return oneDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), text, next);
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed !== null) {
    return eitherWay(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]), text, next);
  }
  if (!bare || !/^(?:1[7-9]|2[01])\d{2}$/.test(text)) return null;
  const year = Number(text);
  return { from: { year, month: 1, day: 1 }, to: { year: year + 1, month: 1, day: 1 }, next };
}

function eitherWay(one: number, two: number, year: number, text: string, next: number): Reading {
  if (one > 12 || one === two) return oneDay(year, two, one, text, next);
  if (two > 12) return oneDay(year, one, two, text, next);
  const digits = (value: number) => String(value).padStart(2, '0');
  return {
    trouble: `"${text}" can be two dates.`,
    suggestion: `Write ${year}-${digits(one)}-${digits(two)} or ${year}-${digits(two)}-${digits(one)}.`,
    next,
  };
}

function readDayOfMonth(reader: Reader, at: number): Reading {
  const first = dayNumber(wordAt(reader, at));
  let day = first;
  let behind = at + 1;
  let month: number | undefined;
  if (first !== null) {
    if (wordAt(reader, behind) === 'of') behind++;
    month = monthAt(reader, behind);
  } else {
    month = monthAt(reader, at);
    if (wordAt(reader, behind) === 'the') behind++;
    day = dayNumber(wordAt(reader, behind));
  }
  if (day === null || month === undefined) return null;
  behind++;
  const { year, next } = readYear(reader, behind);
  const text = reader.text.slice(tokenAt(reader, at).start, tokenAt(reader, next - 1).end);
  // A leap year, so that 29 february alone is a date.
  if (!isRealDate({ year: year ?? 2024, month, day })) return impossible(text, next);
  if (year !== null) return oneDay(year, month, day, text, next);
  const { today } = reader;
  for (let candidate = today.year; candidate > today.year - 9; candidate--) {
    const date = { year: candidate, month, day };
    if (isRealDate(date) && compareDates(date, today) <= 0) {
      return oneDay(candidate, month, day, text, next);
    }
  }
  return impossible(text, next);
}

function readMonth(reader: Reader, at: number, bare: boolean): Reading {
  const last = bare && unitPlaces.get(wordAt(reader, at)) === -1;
  const month = monthAt(reader, last ? at + 1 : at);
  if (month === undefined) return null;
  const behind = last ? at + 2 : at + 1;
  const { year, next } = readYear(reader, behind);
  if (year !== null) return wholeMonth(year, month, String(year), next);
  if (!bare) return null;
  const { today } = reader;
  const passed = month < today.month || (month === today.month && !last);
  return wholeMonth(passed ? today.year : today.year - 1, month, '', next);
}

function monthAt(reader: Reader, at: number): number | undefined {
  return months.get(wordAt(reader, at).replace(/\.$/, ''));
}

function dayNumber(word: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}

function readYear(reader: Reader, at: number): { year: number | null; next: number } {
  const behind = tokenAt(reader, at).type === 'comma' ? at + 1 : at;
  const { text, next } = chunkAt(reader, behind);
  const year = /^(\d{4})[.;]?$/.exec(text)?.[1];
  return year === undefined ? { year: null, next: at } : { year: Number(year), next };
}

function oneDay(year: number, month: number, day: number, text: string, next: number): Reading {
  const from = { year, month, day };
  if (!isRealDate(from)) return impossible(text, next);
  return inRange(year, next) ?? { from, to: shiftDate(from, 'day', 1), next };
}

function wholeMonth(year: number, month: number, text: string, next: number): Reading {
  if (month < 1 || month > 12) return impossible(text, next);
  const from = { year, month, day: 1 };
  return inRange(year, next) ?? { from, to: shiftDate(from, 'month', 1), next };
}

function inRange(year: number, next: number): Reading {
  if (year >= 1700 && year <= 2200) return null;
  return {
    trouble: `The year ${year} is out of reach.`,
    suggestion: 'Years go from 1700 to 2200.',
    next,
  };
}

function impossible(text: string, next: number): Reading {
  return {
    trouble: `There is no such date: "${text}".`,
    suggestion: 'Write a date as 2025-03-01.',
    next,
  };
}
