import { Temporal } from 'temporal-polyfill';

/**
 * A time that a person typed, in microseconds UTC: ISO 8601 with a space or T, a date alone is its beginning. The
 * zone counts where the text names no offset. Null for what is no time.
 */
export function readTypedTime(text: string, zone: string): number | null {
  const written = text.trim().replace(' ', 'T');
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(written) && written.includes('T')) {
      return Number(Temporal.Instant.from(written).epochNanoseconds / 1_000n);
    }
    const local = Temporal.PlainDateTime.from(written.includes('T') ? written : `${written}T00:00`);
    return Number(local.toZonedDateTime(zone).epochNanoseconds / 1_000n);
  } catch {
    return null;
  }
}
