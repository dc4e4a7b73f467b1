import type { Operand, TimeOperand } from './ast.ts';
import { clockWords, momentWords } from './print-time.ts';
import { type CivilDate, clocksAt, shiftDate, startOfDate, zoneName } from './zoned-calendar.ts';

type Age = Extract<Operand, { kind: 'age' }>;

const monthNames =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A time in words, with dates and clock times of a zone: what stands behind "is" or "is before". */
export function timeSentence(operand: TimeOperand | Age, zone: string): string {
  const place = zoneName(zone);
  if (operand.kind === 'instant') return instantText(operand.at, place);
  if (operand.kind === 'span') return spanText(operand.from, operand.to, place);
  return momentWords(operand);
}

function spanText(from: number | null, to: number | null, zone: string): string {
  if (from === null) return to === null ? '' : `before ${boundText(to, zone)}`;
  if (to === null) return `since ${boundText(from, zone)}`;
  const first = dateStarting(from, zone);
  const end = dateStarting(to, zone);
  if (first === null || end === null) {
    return `between ${boundText(from, zone)} and ${boundText(to, zone)}`;
  }
  if (sameDate(shiftDate(first, 'day', 1), end)) return `on ${dateText(first)}`;
  if (first.day === 1 && sameDate(shiftDate(first, 'month', 1), end)) {
    return `in ${monthNames[first.month - 1]} ${first.year}`;
  }
  const last = shiftDate(end, 'day', -1);
  return `from ${dateText(first)} to ${dateText(last)}`;
}

/** The date that begins at an instant; null where the day has begun before. */
function dateStarting(micros: number, zone: string): CivilDate | null {
  const { date } = clocksAt(micros, zone);
  return startOfDate(date, zone) === micros ? date : null;
}

function sameDate(one: CivilDate, other: CivilDate): boolean {
  return one.year === other.year && one.month === other.month && one.day === other.day;
}

function boundText(micros: number, zone: string): string {
  const date = dateStarting(micros, zone);
  return date === null ? instantText(micros, zone) : dateText(date);
}

function instantText(micros: number, zone: string): string {
  const { date, clock, offset } = clocksAt(micros, zone);
  return `${dateText(date)} ${clockWords(clock)} ${zone === 'UTC' ? 'UTC' : offset}`;
}

function dateText({ year, month, day }: CivilDate): string {
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
