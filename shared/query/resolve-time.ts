import type { Operand, TimeOperand } from './ast.ts';
import {
  type AsOf,
  type CivilDate,
  dateAt,
  instantAt,
  instantBefore,
  shiftDate,
  startOfDate,
  weekdayOf,
  zoneName,
} from './zoned-calendar.ts';

/** The instants from `from` up to, not including, `to`: microseconds UTC, null where it is open. */
export interface Stretch {
  from: number | null;
  to: number | null;
}

type Age = Extract<Operand, { kind: 'age' }>;

/**
 * What a time means, counted from the stated "as of".
 *
 * `before` is then everything below `from`, `after` everything from `to` on, `during` what lies
 * between. A point of time (`instant`, `clock`) is one microsecond long. `last` and `sinceWeekday`
 * include "as of" itself. An age is all that is at most so old, up to and including "as of":
 * `newerThan` is its `from` and later, `olderThan` everything below its `from`.
 * An end that lies beyond the years 1684 to 2255 is open.
 *
 * @throws TrailcaseError `bad-zone` when there is no such zone.
 */
export function resolveTime(operand: TimeOperand | Age, context: AsOf): Stretch {
  const { from, to } = stretchOf(operand, { asOf: context.asOf, zone: zoneName(context.zone) });
  return { from: known(from), to: known(to) };
}

function stretchOf(operand: TimeOperand | Age, { asOf, zone }: AsOf): Stretch {
  switch (operand.kind) {
    case 'span':
      return { from: operand.from, to: operand.to };
    case 'instant':
      return { from: operand.at, to: operand.at + 1 };
    case 'age':
    case 'last':
      return { from: instantBefore(asOf, operand.amount, operand.unit, zone), to: asOf + 1 };
    case 'sinceWeekday': {
      const today = dateAt(asOf, zone);
      const past = (weekdayOf(today) - operand.weekday + 7) % 7;
      return { from: startOfDate(shiftDate(today, 'day', -past), zone), to: asOf + 1 };
    }
    case 'clock': {
      const at = instantAt(dateAt(asOf, zone), operand.micros, zone);
      return { from: at, to: at + 1 };
    }
    case 'calendar': {
      const start = startOfUnit(dateAt(asOf, zone), operand.unit);
      const first = shiftUnit(start, operand.unit, operand.offset);
      const next = shiftUnit(start, operand.unit, operand.offset + 1);
      return { from: startOfDate(first, zone), to: startOfDate(next, zone) };
    }
  }
}

type CalendarUnit = Extract<TimeOperand, { kind: 'calendar' }>['unit'];

/** The first date of the day, week (from Monday), month or year that a date lies in. */
function startOfUnit(date: CivilDate, unit: CalendarUnit): CivilDate {
  if (unit === 'day') return date;
  if (unit === 'week') return shiftDate(date, 'day', 1 - weekdayOf(date));
  return unit === 'month' ? { ...date, day: 1 } : { ...date, month: 1, day: 1 };
}

function shiftUnit(date: CivilDate, unit: CalendarUnit, by: number): CivilDate {
  return unit === 'week' ? shiftDate(date, 'day', 7 * by) : shiftDate(date, unit, by);
}

function known(micros: number | null): number | null {
  return micros !== null && Number.isSafeInteger(micros) ? micros : null;
}
