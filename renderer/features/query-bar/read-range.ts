import {
  isAboutTime,
  isParseError,
  parse,
  type Query,
  resolveTime,
} from '../../../shared/query/index.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';
import { writeShortMoment } from '../../components/write-moment.ts';
import { timeBetween, timeIn } from '../../state/time-conditions.ts';

/** What times are counted from, as the query language takes it. */
export interface Clock {
  /** Microseconds UTC. */
  asOf: number;
  zone: string;
}

/** The conditions that were meant, or why they cannot be read and in which of the fields. */
export type ReadRange =
  | { ok: true; times: Query[] }
  | { ok: false; field: 'from' | 'to' | 'around' | 'by'; message: string };

/**
 * Reads the start and the end of a range as people write them; either may be left empty. A date as the end means all of
 * that day, a moment is the first that is not part of the range.
 */
export function readRange(from: string, to: string, clock: Clock): ReadRange {
  const start = readEnd(from, 'since', clock);
  if (typeof start === 'string') return { ok: false, field: 'from', message: start };
  const end = readEnd(to, 'until', clock);
  if (typeof end === 'string') return { ok: false, field: 'to', message: end };
  if (start === null && end === null) {
    return { ok: false, field: 'from', message: 'Write a start, an end or both.' };
  }
  const [first, last] = [spanOf(start)?.from ?? null, spanOf(end)?.to ?? null];
  if (first !== null && last !== null) {
    if (first >= last) return { ok: false, field: 'to', message: 'The end is before the start.' };
    return { ok: true, times: [timeBetween(first, last)] };
  }
  return { ok: true, times: [start, end].filter((each) => each !== null) };
}

const unitMicros = { second: 1e6, minute: 60e6, hour: 3_600e6, day: 86_400e6 } as const;
export type AroundUnit = keyof typeof unitMicros;

/** Reads a moment and how far to go to either side of it. */
export function readAround(
  moment: string,
  by: number,
  unit: AroundUnit,
  { zone }: Clock,
): ReadRange {
  const at = readInstant(moment.trim().replace(/ +/, ' '), makeZoneRule(zone))?.micros;
  if (at === undefined) {
    const message = 'This is not a moment. Write it as 2026-01-20 11:02:00.';
    return { ok: false, field: 'around', message };
  }
  if (!Number.isFinite(by) || by <= 0) {
    return { ok: false, field: 'by', message: 'Write a number above 0.' };
  }
  const reach = Math.round(by * unitMicros[unit]);
  // The end of a span is not part of it, and what lies at the very edge is.
  return { ok: true, times: [timeIn({ kind: 'span', from: at - reach, to: at + reach + 1 })] };
}

/** What the fields of a range begin with: the one time in force, where it is a range. */
export function rangeOf(times: readonly Query[], clock: Clock): { from: string; to: string } {
  const [only] = times;
  const operand = times.length === 1 && only?.kind === 'compare' ? only.operand : undefined;
  if (operand?.kind !== 'span' && operand?.kind !== 'calendar') return { from: '', to: '' };
  const { from, to } = resolveTime(operand, clock);
  const words = (micros: number | null) =>
    micros === null ? '' : writeShortMoment(formatInstant(micros), clock.zone);
  return { from: words(from), to: words(to) };
}

/** One end, read by the language itself: a date means all of it, words such as `yesterday` stay what they are. */
function readEnd(text: string, lead: 'since' | 'until', clock: Clock): Query | string | null {
  if (text.trim() === '') return null;
  const read = parse(`time ${lead} ${text}`, { kind: null, ...clock });
  if (isParseError(read)) return read.suggestion ?? read.message;
  if (!isAboutTime(read.query) || read.ignored.length > 0) {
    return 'This is not a time. Write it as 2026-01-20 or 2026-01-20 11:02.';
  }
  return read.query;
}

function spanOf(query: Query | null): { from: number | null; to: number | null } | null {
  if (query?.kind !== 'compare' || query.operand?.kind !== 'span') return null;
  return query.operand;
}
