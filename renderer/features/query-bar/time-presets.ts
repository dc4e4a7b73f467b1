import { type Query, resolveTime, type TimeOperand } from '../../../shared/query/index.ts';
import { formatInstant } from '../../../shared/time/index.ts';
import { writeShortMoment } from '../../components/write-moment.ts';
import { timeIn } from '../../state/time-conditions.ts';

/** A time that is often asked for. */
export interface TimePreset {
  label: string;
  operand: TimeOperand;
}

const calendar = (
  label: string,
  unit: 'day' | 'week' | 'month' | 'year',
  offset: number,
): TimePreset => ({ label, operand: { kind: 'calendar', unit, offset } });

const last = (label: string, amount: number, unit: 'hour' | 'day'): TimePreset => ({
  label,
  operand: { kind: 'last', amount, unit },
});

/** Those of the picker, in its order. */
export const timePresets: readonly TimePreset[] = [
  calendar('Today', 'day', 0),
  calendar('Yesterday', 'day', -1),
  last('Last 24 hours', 24, 'hour'),
  last('Last 7 days', 7, 'day'),
  last('Last 30 days', 30, 'day'),
  calendar('This week', 'week', 0),
  calendar('Last week', 'week', -1),
  calendar('This month', 'month', 0),
  calendar('Last month', 'month', -1),
  calendar('This year', 'year', 0),
];

/** The condition that a preset stands for. */
export function conditionOf({ operand }: TimePreset): Query {
  return timeIn(operand);
}

/**
 * From when to when a time goes, in words.
 * @param asOf microseconds UTC
 */
export function stretchWords(operand: TimeOperand, asOf: number, zone: string): string {
  const { from, to: end } = resolveTime(operand, { asOf, zone });
  // What goes up to "as of" includes it: its end is written as that moment, and not as the one behind it.
  const to = end === asOf + 1 ? asOf : end;
  const words = (micros: number) => writeShortMoment(formatInstant(micros), zone);
  if (from === null) return to === null ? '' : `before ${words(to)}`;
  return to === null ? `since ${words(from)}` : `${words(from)} – ${words(to)}`;
}
