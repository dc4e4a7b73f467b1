import { type Query, resolveTime, type TimeOperand } from '../../../shared/query/index.ts';
import { timeIn } from '../../state/time-conditions.ts';
import { timeWords } from './time-words.ts';

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
 * From when to when a time goes, in words: `From 2026-02-01 to 2026-02-28`, `Since 2026-02-08 18:59 UTC`.
 * @param asOf microseconds UTC
 */
export function stretchWords(operand: TimeOperand, asOf: number, zone: string): string {
  const { from, to } = resolveTime(operand, { asOf, zone });
  // Nothing in the case is newer than "as of": what goes up to it is open.
  return timeWords([timeIn({ kind: 'span', from, to: to === asOf + 1 ? null : to })], null, zone);
}
