import { formatInstant } from '../time/index.ts';
import type { Operand, OperatorKey, TimeOperand } from './ast.ts';
import { weekdayNames } from './time-words.ts';

type Age = Extract<Operand, { kind: 'age' }>;

/** The words behind "is" that mean a time comparison; the parser reads them back in any zone. */
export function timeWords(key: OperatorKey, operand: TimeOperand | Age): string {
  switch (key) {
    case 'before':
    case 'after':
      return `${key} ${momentWords(operand)}`;
    case 'olderThan':
      return `older than ${momentWords(operand)}`;
    case 'newerThan':
      return `newer than ${momentWords(operand)}`;
    default:
      return duringWords(operand);
  }
}

function duringWords(operand: TimeOperand | Age): string {
  if (operand.kind === 'instant') return `at ${formatInstant(operand.at)}`;
  return momentWords(operand);
}

/** A moment alone, as it stands behind "before". */
export function momentWords(operand: TimeOperand | Age): string {
  switch (operand.kind) {
    case 'age':
      return units(operand.amount, operand.unit);
    case 'last':
      return `in the last ${units(operand.amount, operand.unit)}`;
    case 'instant':
      return shortInstant(operand.at);
    case 'clock':
      return clockWords(operand.micros);
    case 'sinceWeekday':
      return `since ${weekdayNames[operand.weekday - 1] ?? ''}`;
    case 'calendar':
      return calendarWords(operand.unit, operand.offset);
    case 'span': {
      const { from, to } = operand;
      if (from === null) return to === null ? '' : `until ${shortInstant(to)}`;
      const start = shortInstant(from);
      return to === null ? `since ${start}` : `between ${start} and ${shortInstant(to)}`;
    }
  }
}

function calendarWords(unit: 'day' | 'week' | 'month' | 'year', offset: number): string {
  if (Math.abs(offset) <= 1) {
    const days = ['yesterday', 'today', 'tomorrow'];
    const others = ['last', 'this', 'next'];
    return (unit === 'day' ? days[offset + 1] : `${others[offset + 1]} ${unit}`) ?? '';
  }
  // "2 weeks ago" is a day.
  const named = unit === 'week' ? 'calendar ' : '';
  const amount = Math.abs(offset);
  return `${amount} ${named}${unit}s ${offset < 0 ? 'ago' : 'ahead'}`;
}

function units(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** `2025-03-01T10:30Z`: seconds and their fraction only where they are not zero. */
function shortInstant(micros: number): string {
  return formatInstant(micros)
    .replace(/(?::00)?\.0{6}Z$/, 'Z')
    .replace(/(\.\d*?)0+Z$/, '$1Z');
}

/** `10:30`, `10:30:15.25`. @param micros after midnight */
export function clockWords(micros: number): string {
  return shortInstant(micros).slice(11, -1);
}
