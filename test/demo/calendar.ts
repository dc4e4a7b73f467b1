const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Berlin in winter, all through the story: one hour ahead of UTC. */
const berlinOffsetMs = hourMs;

/** Day 0 of the story, a Monday. */
const dayZero = Date.UTC(2026, 0, 5);

/** First day of the main archives; the quiet week before it (days -7 to -1) is in the zip. */
export const firstDay = 0;
/** First day of which there are records at all: Monday, 29 December 2025. */
export const quietWeekStart = -7;
/** Last day of the story: Sunday, 15 February 2026. */
export const lastDay = 41;

/** A time of day, `HH:MM` or `HH:MM:SS`. */
export type Clock = `${number}:${number}` | `${number}:${number}:${number}`;

/** Milliseconds since 1970 UTC of a time of day in Berlin. */
export function at(day: number, clock: Clock): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return startOfDay(day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Midnight in Berlin, in milliseconds since 1970 UTC. */
export function startOfDay(day: number): number {
  return dayZero + day * dayMs - berlinOffsetMs;
}

/** The day of the story on which a date in February 2026 falls. */
export function february(date: number): number {
  return 26 + date;
}

/** Monday to Friday, but for New Year's Day. */
export function isWorkday(day: number): boolean {
  return weekdayOf(day) < 5 && day !== -4;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  return ((day % 7) + 7) % 7;
}

/** Minutes in milliseconds. */
export function minutes(count: number): number {
  return count * 60_000;
}

/** ISO time in UTC with milliseconds, such as `2026-02-12T01:14:20.000Z`. */
export function utcText(time: number): string {
  return new Date(time).toISOString();
}

/** ISO time as a clock in Berlin shows it, such as `2026-02-12T02:14:20.000+01:00`. */
export function berlinText(time: number): string {
  return new Date(time + berlinOffsetMs).toISOString().replace('Z', '+01:00');
}

/** When the archives were exported: nothing in them is later. */
export const exportedAt = at(lastDay, '20:00');
