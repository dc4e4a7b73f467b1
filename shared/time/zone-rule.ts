import { Temporal } from 'temporal-polyfill';
import { TrailcaseError } from '../errors.ts';
import { offsetMicros } from './civil-time.ts';

/** What turns the clock times of one zone into instants. Made once a source, by `makeZoneRule`. */
export interface ZoneRule {
  /** `UTC`, an offset such as `+02:00`, or an IANA name in its usual spelling. */
  readonly name: string;
  /**
   * Microseconds since 1970 UTC for a clock time given as microseconds since 1970-01-01T00:00 on
   * that clock. A time that the clock skips is read with the offset before the change, a time that
   * it shows twice is the first of the two (`compatible` in Temporal).
   */
  readonly toUtc: (clockMicros: number) => number;
  /** The source writes `1/2/2026` for the first of February. */
  readonly dayFirst?: boolean;
}

/** The same zone, for a source that writes the day of a date first. */
export function withDayFirst(zone: ZoneRule): ZoneRule {
  return { ...zone, dayFirst: true };
}

const dayMicros = 86_400_000_000;
const quarterMicros = 900_000_000;

/**
 * The rule for a zone.
 *
 * @param name `UTC` or `Z`, an offset (`+02:00`, `+0200`, `+02`), an IANA name
 * (`Europe/Zurich`), in any case; null for UTC.
 * @throws TrailcaseError `bad-zone` when there is no such zone.
 */
export function makeZoneRule(name: string | null): ZoneRule {
  const asked = name === null ? 'UTC' : name.trim();
  if (/^(?:utc|z)$/i.test(asked)) return { name: 'UTC', toUtc: (clockMicros) => clockMicros };
  return fixedRule(asked) ?? regionRule(asked) ?? refuse(asked);
}

function refuse(name: string): never {
  throw new TrailcaseError(
    'bad-zone',
    `There is no time zone "${name}". Give an IANA name such as Europe/Zurich, an offset such as +02:00, or UTC.`,
    { zone: name },
  );
}

function fixedRule(name: string): ZoneRule | null {
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(name);
  if (match === null) return null;
  const [, sign, hours, minutes = '00'] = match;
  const east = offsetMicros(sign === '-' ? -1 : 1, Number(hours), Number(minutes));
  if (Number.isNaN(east)) return null;
  return { name: `${sign}${hours}:${minutes}`, toUtc: (clockMicros) => clockMicros - east };
}

function regionRule(name: string): ZoneRule | null {
  if (!/^[a-z][a-z0-9_+/-]*$/i.test(name)) return null;
  let spelled: string;
  try {
    spelled = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return null;
  }
  return { name: spelled, toUtc: regionClock(spelled) };
}

/**
 * Asking Temporal costs some 5 µs. So offsets are kept by the day of the clock, and for the few
 * days with a change of offset by its quarter of an hour.
 */
function regionClock(zone: string): ZoneRule['toUtc'] {
  const offsetOfDay = offsetCache(zone, dayMicros);
  const offsetOfQuarter = offsetCache(zone, quarterMicros);
  return (clockMicros) => {
    const offset =
      offsetOfDay(clockMicros) ?? offsetOfQuarter(clockMicros) ?? askOffset(zone, clockMicros);
    return clockMicros - offset;
  };
}

/** A look-up that answers null for a time in a span whose first and last offsets differ. */
function offsetCache(zone: string, span: number): (clockMicros: number) => number | null {
  const known = new Map<number, number | null>();
  let lastIndex = Number.NaN;
  let lastOffset: number | null = null;
  return (clockMicros) => {
    const index = Math.floor(clockMicros / span);
    if (index === lastIndex) return lastOffset;
    let offset = known.get(index);
    if (offset === undefined) {
      const first = askOffset(zone, index * span);
      offset = first === askOffset(zone, (index + 1) * span - 1000) ? first : null;
      known.set(index, offset);
    }
    lastIndex = index;
    lastOffset = offset;
    return offset;
  };
}

function askOffset(zone: string, clockMicros: number): number {
  const clockMillis = Math.floor(clockMicros / 1000);
  const { epochMilliseconds } = Temporal.Instant.fromEpochMilliseconds(clockMillis)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' });
  return (clockMillis - epochMilliseconds) * 1000;
}
