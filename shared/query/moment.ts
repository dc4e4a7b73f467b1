import type { TimeOperand, TimeUnit } from './ast.ts';
import type { ClockTime } from './read-clock.ts';
import type { TimeTrouble } from './read-date.ts';
import type { Reader } from './reader.ts';
import { resolveTime } from './resolve-time.ts';
import { type CivilDate, dateAt, instantAt, shiftDate } from './zoned-calendar.ts';

type Calendar = Extract<TimeOperand, { kind: 'calendar' }>;

/** A time as it was written, before it is known how it bounds a search. */
export type Moment =
  /** Whole calendar units, counted from "as of". */
  | { form: 'calendar'; operand: Calendar }
  /** The latest such weekday. */
  | { form: 'weekday'; weekday: number; stretch: Bounds; date: CivilDate }
  /** Whole days of the calendar. `date` where it is one day. */
  | { form: 'dates'; stretch: Bounds; date: CivilDate | null }
  /** A point of time; the stretch is as long as it is finely written. */
  | { form: 'point'; stretch: Bounds; date: CivilDate }
  /** A time of day without a day. */
  | { form: 'clock'; clock: ClockTime }
  /** The last so many units. */
  | { form: 'last'; amount: number; unit: TimeUnit }
  | { form: 'trouble'; trouble: TimeTrouble };

/** A closed stretch: from the first instant up to, not including, the second. */
export interface Bounds {
  from: number;
  to: number;
}

/** The one date that a moment lies on; null where it is none or more. */
export function dateOf(moment: Moment, reader: Reader): CivilDate | null {
  if (moment.form === 'calendar' && moment.operand.unit === 'day') {
    return shiftDate(reader.today, 'day', moment.operand.offset);
  }
  return 'date' in moment ? moment.date : null;
}

/** The stretch that a moment covers, counted from "as of"; null for trouble. */
export function boundsOf(moment: Moment, reader: Reader): Bounds | null {
  if (moment.form === 'trouble') return null;
  if ('stretch' in moment) return moment.stretch;
  if (moment.form === 'clock') {
    return clockToday(moment.clock, reader).stretch;
  }
  const operand: TimeOperand =
    moment.form === 'last'
      ? { kind: 'last', amount: moment.amount, unit: moment.unit }
      : moment.operand;
  const { from, to } = resolveTime(operand, reader.context);
  return from === null || to === null ? null : { from, to };
}

/** A time of day on the date that "as of" lies on in its zone. */
export function clockToday(clock: ClockTime, { context, today }: Reader) {
  const { zone } = clock;
  return pointOf(zone === null ? today : dateAt(context.asOf, zone), clock, context.zone);
}

/** A point of time on a date. @param zone whose clocks are meant where none is written */
export function pointOf(date: CivilDate, clock: ClockTime, zone: string) {
  const from = instantAt(date, clock.micros, clock.zone ?? zone);
  return { form: 'point', date, stretch: { from, to: from + clock.precision } } as const;
}
