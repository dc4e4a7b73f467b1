/**
 * Writes an instant in the one form that Trailcase shows and exports:
 * `2026-01-20T11:02:00.000000Z`, always six digits of fraction. Years outside 0 to 9999 stand in
 * the expanded form of ISO 8601, sign and six digits.
 *
 * @param micros an integer, microseconds since 1970 UTC.
 * @throws RangeError beyond ±8.64e18 (some 270 000 years) and for NaN.
 */
export function formatInstant(micros: number): string {
  const belowMillis = ((micros % 1000) + 1000) % 1000;
  const toMillis = new Date((micros - belowMillis) / 1000).toISOString();
  return `${toMillis.slice(0, -1)}${String(belowMillis).padStart(3, '0')}Z`;
}
