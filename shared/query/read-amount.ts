import type { TimeUnit } from './ast.ts';
import { type Found, type Reader, wordAt } from './reader.ts';
import { numberWords, units } from './time-words.ts';

/** An amount of time: whole units. */
export interface Amount {
  amount: number;
  unit: TimeUnit;
}

/** More than this is refused everywhere. */
export const mostUnits = 100_000;

/** `2 calendar weeks`: the form in which any calendar unit can be written. */
export function readCalendarAmount(reader: Reader, at: number): Found<Amount> | null {
  const digits = /^\d{1,6}$/.exec(wordAt(reader, at))?.[0];
  const unit = units.get(wordAt(reader, at + 2));
  if (digits === undefined || unit === undefined) return null;
  return { amount: Number(digits), unit, next: at + 3 };
}

/** `7 days`, `one week`, `24h`, `1.5 hours`; null where no whole unit is meant. */
export function readAmount(reader: Reader, at: number): Found<Amount> | null {
  const word = wordAt(reader, at);
  const compact = /^(\d{1,7}(?:\.\d{1,2})?)([a-z]+)$/.exec(word);
  const number =
    numberWords.get(word) ?? (/^\d{1,7}(?:\.\d{1,2})?$/.test(word) ? Number(word) : null);
  const amount = compact === null ? number : Number(compact[1]);
  const unit = units.get(compact?.[2] ?? wordAt(reader, at + 1).replace(/[.;]$/, ''));
  if (amount === null || unit === undefined) return null;
  return inWholeUnits(amount, unit, compact === null ? at + 2 : at + 1);
}

const smaller: Partial<Record<TimeUnit, [TimeUnit, number]>> = {
  week: ['day', 7],
  day: ['hour', 24],
  hour: ['minute', 60],
  minute: ['second', 60],
};

function inWholeUnits(amount: number, unit: TimeUnit, next: number): Found<Amount> | null {
  if (Number.isInteger(amount)) {
    return amount >= 1 && amount <= mostUnits ? { amount, unit, next } : null;
  }
  const down = smaller[unit];
  return down === undefined ? null : inWholeUnits(amount * down[1], down[0], next);
}
