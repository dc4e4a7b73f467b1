import type { Random } from '../helpers/random.ts';

const start = Date.UTC(2025, 0, 1);
const yearMs = 365 * 24 * 3_600_000;

/** Spreads `records` over the year 2025: ISO text with milliseconds, never going back. */
export function clock(records: number, random: Random): (index: number) => string {
  const step = yearMs / records;
  return (index) => new Date(start + Math.floor((index + random.fraction()) * step)).toISOString();
}
