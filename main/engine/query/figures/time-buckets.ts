import { Temporal } from 'temporal-polyfill';

/** What a bucket's length is counted in. Days and longer are those of the calendar of a zone. */
export type BucketUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Buckets that follow each other without gaps. */
export interface TimeBuckets {
  unit: BucketUnit;
  /** Units a bucket has. */
  step: number;
  /** Where each bucket starts and, last, where the last one ends: microseconds UTC, ascending. */
  edges: Float64Array;
}

const microsOf = { second: 1e6, minute: 60e6, hour: 3_600e6, day: 86_400e6 };

/** The lengths that there are, shortest first, with about what they extend to in microseconds. */
const lengths: readonly { unit: BucketUnit; step: number; micros: number }[] = [
  ...[1, 2, 5, 10, 15, 30].map((step) => ({ unit: 'second' as const, step, micros: step * 1e6 })),
  ...[1, 2, 5, 10, 15, 30].map((step) => ({ unit: 'minute' as const, step, micros: step * 60e6 })),
  ...[1, 2, 3, 6, 12].map((step) => ({ unit: 'hour' as const, step, micros: step * 3_600e6 })),
  { unit: 'day', step: 1, micros: microsOf.day },
  { unit: 'week', step: 1, micros: 7 * microsOf.day },
  { unit: 'month', step: 1, micros: 30.4 * microsOf.day },
  { unit: 'month', step: 3, micros: 91 * microsOf.day },
  { unit: 'year', step: 1, micros: 365 * microsOf.day },
  { unit: 'year', step: 10, micros: 3_650 * microsOf.day },
];

/**
 * Buckets over all of a span, of the shortest length that needs at most `most` of them. Weeks begin
 * on Monday; hours are the zone's own, so that a day with a change of the clock has one more or less.
 *
 * @param first time of the first record, microseconds UTC
 * @param last time of the last record
 * @param zone IANA name, offset or UTC
 */
export function makeBuckets(first: number, last: number, zone: string, most: number): TimeBuckets {
  const fitting = lengths.find(({ micros }) => (last - first) / micros <= most - 2);
  const { unit, step } = fitting ?? (lengths.at(-1) as (typeof lengths)[number]);
  const start = startOf(toZoned(first, zone), unit, step);
  const edges =
    unit === 'second' || unit === 'minute'
      ? evenEdges(toMicros(start), step * microsOf[unit], last)
      : calendarEdges(start, unit, step, last);
  return { unit, step, edges: Float64Array.from(edges) };
}

function evenEdges(start: number, length: number, last: number): number[] {
  const edges = [start];
  for (let edge = start + length; (edges.at(-1) as number) <= last; edge += length)
    edges.push(edge);
  return edges;
}

function calendarEdges(
  start: Temporal.ZonedDateTime,
  unit: 'hour' | 'day' | 'week' | 'month' | 'year',
  step: number,
  last: number,
): number[] {
  const clock = start.toPlainDateTime();
  const edges = [toMicros(start)];
  for (let n = 1; (edges.at(-1) as number) <= last; n += 1) {
    const next = clock.add({ [`${unit}s`]: n * step }).toZonedDateTime(start.timeZoneId);
    const edge = toMicros(next);
    if (edge > (edges.at(-1) as number)) edges.push(edge);
  }
  return edges;
}

/** Start of the calendar unit that an instant lies in. */
function startOf(
  at: Temporal.ZonedDateTime,
  unit: BucketUnit,
  step: number,
): Temporal.ZonedDateTime {
  const floor = (value: number) => value - (value % step);
  const day = at.startOfDay();
  switch (unit) {
    case 'second':
      return at.round({ smallestUnit: 'second', roundingIncrement: step, roundingMode: 'floor' });
    case 'minute':
      return at.round({ smallestUnit: 'minute', roundingIncrement: step, roundingMode: 'floor' });
    case 'hour':
      return at.withPlainTime({ hour: floor(at.hour) });
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: at.dayOfWeek - 1 }).startOfDay();
    case 'month':
      return day.with({ day: 1, month: 1 + floor(at.month - 1) }).startOfDay();
    case 'year':
      return day.with({ day: 1, month: 1, year: floor(at.year) }).startOfDay();
  }
}

function toZoned(micros: number, zone: string): Temporal.ZonedDateTime {
  const nanoseconds = BigInt(micros) * 1000n;
  return Temporal.Instant.fromEpochNanoseconds(nanoseconds).toZonedDateTimeISO(zone);
}

function toMicros(at: Temporal.ZonedDateTime): number {
  return Number(at.epochNanoseconds / 1000n);
}
