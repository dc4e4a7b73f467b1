import type { Instant } from './instant.ts';
import { readWritten } from './written-text.ts';
import type { ZoneRule } from './zone-rule.ts';

/** `31/12/2025` or `31-12-2025`, and what follows. */
const numbered = /^\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)(.*)$/s;

/**
 * The two numbers before the year of a date such as `1/2/2026`, of which either may be the month; null
 * for any other text.
 */
export function undecidedDate(text: string): { first: number; second: number } | null {
  const parts = numbered.exec(text);
  return parts === null ? null : { first: Number(parts[1]), second: Number(parts[3]) };
}

/** Reads such a date with the day first; time and zone as in `readWritten`. */
export function readDayFirst(text: string, zone: ZoneRule): Instant | null {
  const parts = numbered.exec(text);
  if (parts === null) return null;
  const [, day = '', , month = '', year = '', rest = ''] = parts;
  return readWritten(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`, zone);
}
