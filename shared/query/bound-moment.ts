import type { Operand, TimeOperand } from './ast.ts';
import { boundsOf, type Moment } from './moment.ts';
import type { Amount } from './read-amount.ts';
import type { TimeTrouble } from './read-date.ts';
import type { Found, Reader } from './reader.ts';
import type { TimeLead } from './time-lead.ts';

/** How a time field is compared, as one comparison or its opposite. */
export interface TimeReading {
  operator: 'before' | 'after' | 'during' | 'olderThan' | 'newerThan';
  operand: Operand;
  negated: boolean;
}

/** A time that was read, trouble with one, or null: no time stands here. */
export type TimeResult = Found<TimeReading> | TimeTrouble | null;

/** The comparison that a moment means behind the words in front of it; null where they do not fit. */
export function boundMoment(reader: Reader, moment: Found<Moment>, lead: TimeLead): TimeResult {
  if (moment.form === 'trouble') return moment.trouble;
  const { next } = moment;
  if (moment.form === 'calendar') return boundRelative(moment.operand, lead, next);
  // A time of day counts in the zone of the question: one that names its own is a point of today.
  if (moment.form === 'clock' && moment.clock.zone === null && lead !== 'during') {
    return boundRelative({ kind: 'clock', micros: moment.clock.micros }, lead, next);
  }
  if (moment.form === 'weekday' && lead === 'since') {
    return during({ kind: 'sinceWeekday', weekday: moment.weekday }, next);
  }
  if (moment.form === 'last') {
    const { amount, unit } = moment;
    if (lead === 'before') return aged('olderThan', { amount, unit }, next);
    const fits = lead === 'during' || lead === 'since';
    return fits ? during({ kind: 'last', amount, unit }, next) : null;
  }
  const bounds = boundsOf(moment, reader);
  if (bounds === null) return null;
  const pointed = moment.form === 'point' || moment.form === 'clock';
  return boundAbsolute(bounds, pointed, lead, next);
}

/** A relative time stays relative; what is "since" it is not before it. */
function boundRelative(
  operand: Extract<TimeOperand, { kind: 'calendar' | 'clock' }>,
  lead: TimeLead,
  next: number,
): TimeResult {
  if (lead === 'before' || lead === 'after') return compared(lead, operand, next);
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
      return compared('before', { kind: 'instant', at: from }, next);
    case 'after':
      return pointed
        ? compared('after', { kind: 'instant', at: from }, next)
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

function compared(
  operator: TimeReading['operator'],
  operand: Operand,
  next: number,
): Found<TimeReading> {
  return { operator, operand, negated: false, next };
}

/** A time within a stretch. */
export function during(operand: TimeOperand, next: number): Found<TimeReading> {
  return compared('during', operand, next);
}

/** A time older or newer than an age. */
export function aged(
  operator: 'olderThan' | 'newerThan',
  { amount, unit }: Amount,
  next: number,
): Found<TimeReading> {
  return compared(operator, { kind: 'age', amount, unit }, next);
}
