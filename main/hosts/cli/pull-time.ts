import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';

/**
 * A time as `pull` is given it, for the engine: written times are left as they are; of words such as `3 days ago` it is the
 * moment at which they begin. What is no time is left to the engine, which says so.
 */
export async function pullTime(
  given: string | undefined,
  zone: string | null,
): Promise<string | undefined> {
  if (given === undefined || readInstant(given, makeZoneRule(zone)) !== null) return given;
  const { readWrittenMoment } = await import('../../../shared/query/index.ts');
  const from = readWrittenMoment(given.trim(), {
    asOf: Date.now() * 1_000,
    zone: zone ?? 'UTC',
  })?.from;
  return from == null ? given : formatInstant(from);
}
