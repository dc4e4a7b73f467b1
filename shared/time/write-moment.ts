import { Temporal } from 'temporal-polyfill';

const hour = 3_600_000;

/** Offsets by zone and hour: no zone changes its offset within a quarter of an hour, and never within what is kept here. */
const offsets = new Map<string, number>();

/** Quarter hours: offsets change at these at the earliest. */
const step = hour / 4;

/**
 * Writes an ISO UTC moment in a zone: `2026-02-12 04:05:06.123Z`, `2026-02-12 05:05:06.123+01:00`. Fractions are
 * written as far as they are not zero, at least in milliseconds.
 */
export function writeMoment(iso: string, zone: string): string {
  const fraction = iso.slice(19, -1).replace(/0+$/, '').padEnd(4, '0');
  if (zone === 'UTC') return `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction}Z`;
  const minutes = offsetAt(Date.parse(iso), zone);
  const local = new Date(Date.parse(`${iso.slice(0, 19)}Z`) + minutes * 60_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}${fraction}${writeOffset(minutes)}`;
}

/** The same as short as it is exact: `2026-02-12 04:05Z`, with seconds and their fraction where they are not zero. */
export function writeShortMoment(iso: string, zone: string): string {
  return writeMoment(iso, zone).replace(/(?::00)?\.000(?=Z|[+-])/, '');
}

/** The offset of a zone from UTC at a moment, in minutes; seconds of old local times are left out. */
function offsetAt(epoch: number, zone: string): number {
  const key = `${zone} ${Math.floor(epoch / step)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 50_000) offsets.clear();
  const instant = Temporal.Instant.fromEpochMilliseconds(epoch);
  const minutes = Math.round(instant.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9);
  offsets.set(key, minutes);
  return minutes;
}

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
