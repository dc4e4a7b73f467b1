import { makeZoneRule, readInstant } from '../../../../shared/time/index.ts';

const utc = makeZoneRule(null);

/** A stored moment in microseconds; null for a record without one. @param iso UTC */
export function microsAt(iso: string | null): number | null {
  return iso === null ? null : (readInstant(iso, utc)?.micros ?? null);
}

/** Microseconds from one moment to another; null where one of them is not known. */
export function microsBetween(from: string | null, to: string | null): number | null {
  const [start, end] = [microsAt(from), microsAt(to)];
  return start === null || end === null ? null : end - start;
}

const second = 1_000_000;

/** A stretch of time for people: `0.3 s`, `7.911 s`, `1 min 2.5 s`, `3 h 5 min`, `2 d 4 h`; with `−` when it goes back. */
export function writeElapsed(micros: number): string {
  if (micros < 0) return `−${writeElapsed(-micros)}`;
  if (micros > 0 && micros < 1_000) return `${micros} µs`;
  const rounded = Math.round(micros / 1_000) * 1_000;
  if (rounded < 60 * second) return `${rounded / second} s`;
  if (rounded < 3_600 * second) {
    const seconds = Math.round((rounded % (60 * second)) / 100_000) / 10;
    const minutes = Math.floor(rounded / (60 * second));
    return seconds === 60 ? `${minutes + 1} min 0 s` : `${minutes} min ${seconds} s`;
  }
  const minutes = Math.floor(rounded / (60 * second));
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1_440)} d ${Math.floor((minutes % 1_440) / 60)} h`;
}
