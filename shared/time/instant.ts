import type { ZoneRule } from './zone-rule.ts';

/** A moment as it was read. */
export interface Instant {
  /** Microseconds since 1970 UTC, a safe integer: years 1684 to 2255. */
  micros: number;
  /** The text named no zone; that of the source was applied. */
  assumed: boolean;
}

/** An instant known in UTC; null when its microseconds are no safe integer. */
export function knownInstant(micros: number): Instant | null {
  return makeInstant(micros, false);
}

/** An instant from a clock time that names no zone; null likewise. */
export function assumedInstant(clockMicros: number, zone: ZoneRule): Instant | null {
  return Number.isSafeInteger(clockMicros) ? makeInstant(zone.toUtc(clockMicros), true) : null;
}

function makeInstant(micros: number, assumed: boolean): Instant | null {
  if (!Number.isSafeInteger(micros)) return null;
  // Adding zero makes -0 a plain 0.
  return { micros: micros + 0, assumed };
}
