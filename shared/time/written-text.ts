import { civilMicros, fractionMicros, offsetMicros } from './civil-time.ts';
import type { Instant } from './instant.ts';
import { assumedInstant, knownInstant } from './instant.ts';
import type { ZoneRule } from './zone-rule.ts';

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Zone names of RFC 2822 section 4.3, in hours east of UTC. */
const zoneHours = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['edt', -4],
  ['est', -5],
  ['cdt', -5],
  ['cst', -6],
  ['mdt', -6],
  ['mst', -7],
  ['pdt', -7],
  ['pst', -8],
]);

const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?`;
const monthName = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s?(?<half>[ap])m)?`;
const zoneName = String.raw`(?:\s?(?<zone>(?:gmt|utc)?[+-]\d{2}(?::?\d{2})?|[a-z]{1,3}))?`;
const rest = String.raw`(?:(?:,?\s+|t)${clock}${zoneName}(?:\s\([^()]*\))?)?`;

const forms = [
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`,
  String.raw`(?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})`,
  String.raw`${weekday}(?<day>\d{1,2})\s+${monthName}\s+(?<year>\d{4})`,
  String.raw`${weekday}${monthName}\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${rest}$`, 'i'));

/** Longer than any of these forms: what is longer is some other text. */
const longest = 100;

/**
 * Reads the forms that people and mail systems write, in any letter case, the time and its zone
 * being optional:
 *
 * - `Tue, 20 Jan 2026 11:02:00 +0000` (RFC 2822), `20 January 2026 11:02`
 * - `Jan 20, 2026 11:02:00 AM`, `Tue Jan 20 2026 11:02:00 GMT+0100 (CET)` (JavaScript)
 * - `1/20/2026 11:02 PM`, `01/20/2026, 23:02:00.123` (month first, always)
 * - `2026/01/20 11:02:00`
 * - `2026-01-20 11:02:00 UTC`, `2026-01-20 11:02:00.5 +0200`
 *
 * A zone is an offset, UTC, GMT, UT, Z, or one of the US names EST, EDT, CST, CDT, MST, MDT, PST,
 * PDT. The weekday and a remark in brackets are read over. Null for anything else, and for dates
 * and times that do not exist.
 */
export function readWritten(text: string, zone: ZoneRule): Instant | null {
  if (text.length > longest) return null;
  for (const form of forms) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const clockMicros = microsOf(parts);
    if (parts.zone === undefined) return assumedInstant(clockMicros, zone);
    return knownInstant(clockMicros - offsetOf(parts.zone));
  }
  return null;
}

type Parts = Readonly<Record<string, string | undefined>>;

function microsOf(parts: Parts): number {
  return civilMicros(
    Number(parts.year),
    monthOf(parts.month ?? ''),
    Number(parts.day),
    hourOf(Number(parts.hour ?? 0), parts.half),
    Number(parts.minute ?? 0),
    Number(parts.second ?? 0),
    fractionMicros(parts.fraction ?? ''),
  );
}

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

/** The hour from 0 to 23, or -1 for one that a clock of twelve hours does not have. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Microseconds east of UTC, NaN for an unknown name. */
function offsetOf(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) {
    const hours = zoneHours.get(zone.toLowerCase());
    return hours === undefined ? Number.NaN : hours * 3_600_000_000;
  }
  const [, sign, hours, minutes] = match;
  return offsetMicros(sign === '-' ? -1 : 1, Number(hours), Number(minutes ?? 0));
}
