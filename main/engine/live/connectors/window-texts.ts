import { formatInstant, makeZoneRule, readInstant } from '../../../../shared/time/index.ts';

const utc = makeZoneRule('UTC');

/** Everything that a system has begins here, for those that must be told a beginning. */
export const beginning = 0;

/** Microseconds as `2026-01-31T08:00:00.123Z`; down to the millisecond before, or up to the one behind. */
export function writeMillis(micros: number, way: 'down' | 'up'): string {
  const millis = way === 'down' ? Math.floor(micros / 1_000) : Math.ceil(micros / 1_000);
  return new Date(millis).toISOString();
}

/** Microseconds as `2026-01-31T08:00:00+00:00`, down to the second before. */
export function writeSecond(micros: number): string {
  const second = new Date(Math.floor(micros / 1_000_000) * 1_000).toISOString();
  return second.replace(/\.\d+Z$/, '+00:00');
}

/** Microseconds as they are: `2026-01-31T08:00:00.123456Z`. */
export function writeMicros(micros: number): string {
  return formatInstant(micros);
}

/** The last moment before a time for systems that count in tenths of a microsecond: `…07:59:59.9999999Z`. */
export function writeTickBefore(micros: number): string {
  return formatInstant(micros - 1).replace('Z', '9Z');
}

/** Microseconds of a time that a system wrote; null where it is none. */
export function readTime(value: unknown): number | null {
  return readInstant(value, utc)?.micros ?? null;
}
