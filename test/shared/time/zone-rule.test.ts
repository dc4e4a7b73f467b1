import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { TrailcaseError } from '../../../shared/errors.ts';
import { formatInstant, makeZoneRule, readInstant } from '../../../shared/time/index.ts';

const zones = [
  'Europe/Zurich',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Monrovia',
  'Europe/Amsterdam',
];

function readIn(zone: string, clock: string): string {
  const instant = readInstant(clock, makeZoneRule(zone));
  return instant === null ? 'none' : formatInstant(instant.micros);
}

function temporalMicros(zone: string, clock: string): number {
  const zoned = Temporal.PlainDateTime.from(clock).toZonedDateTime(zone);
  return zoned.epochMilliseconds * 1000;
}

describe('makeZoneRule', () => {
  it('names each zone in its usual spelling', () => {
    expect(makeZoneRule(null).name).toBe('UTC');
    expect(makeZoneRule('z').name).toBe('UTC');
    expect(makeZoneRule(' utc ').name).toBe('UTC');
    expect(makeZoneRule('+0530').name).toBe('+05:30');
    expect(makeZoneRule('-08').name).toBe('-08:00');
    expect(makeZoneRule('europe/zurich').name).toBe('Europe/Zurich');
  });

  it.each(['', 'Mars/Phobos', '+25:00', '+02:60', '+2', '2026-01-20T00:00Z', 'Zürich', '../etc'])(
    'refuses %j and says what to give instead',
    (name) => {
      let caught: unknown;
      try {
        makeZoneRule(name);
      } catch (error) {
        caught = error;
      }
      expect(caught).toBeInstanceOf(TrailcaseError);
      expect(caught).toMatchObject({ code: 'bad-zone' });
      expect(String(caught)).toContain('such as Europe/Zurich');
    },
  );

  it('reads a clock time with a fixed offset', () => {
    expect(readIn('-03:30', '2026-01-20 11:02')).toBe('2026-01-20T14:32:00.000000Z');
  });

  it('reads summer and winter time of a region', () => {
    expect(readIn('Europe/Zurich', '2026-07-20 11:02')).toBe('2026-07-20T09:02:00.000000Z');
    expect(readIn('Europe/Zurich', '2026-01-20 11:02')).toBe('2026-01-20T10:02:00.000000Z');
  });

  it('moves a time that the clock skipped by the length of the gap', () => {
    expect(readIn('Europe/Zurich', '2026-03-29 01:59:59')).toBe('2026-03-29T00:59:59.000000Z');
    expect(readIn('Europe/Zurich', '2026-03-29 02:30')).toBe('2026-03-29T01:30:00.000000Z');
    expect(readIn('Europe/Zurich', '2026-03-29 03:00')).toBe('2026-03-29T01:00:00.000000Z');
  });

  it('takes the first of two times that the clock showed twice', () => {
    expect(readIn('Europe/Zurich', '2026-10-25 02:30')).toBe('2026-10-25T00:30:00.000000Z');
    expect(readIn('Europe/Zurich', '2026-10-25 03:00')).toBe('2026-10-25T02:00:00.000000Z');
  });

  it('marks a clock time as assumed and a time with a zone as not', () => {
    const rule = makeZoneRule('Europe/Zurich');
    expect(readInstant('2026-01-20 11:02', rule)?.assumed).toBe(true);
    expect(readInstant('2026-01-20 11:02Z', rule)?.assumed).toBe(false);
  });

  it('agrees with Temporal at any time, however many were asked before', () => {
    const rules = new Map(zones.map((zone) => [zone, makeZoneRule(zone)]));
    const second = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), second, (zone, seconds) => {
        const clock = new Date(seconds * 1000).toISOString().slice(0, 19);
        const rule = rules.get(zone) ?? makeZoneRule(null);
        expect(readInstant(clock, rule)?.micros).toBe(temporalMicros(zone, clock));
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([
    ['Europe/Zurich', '2026-03-29'],
    ['Europe/Zurich', '2026-10-25'],
    ['Australia/Lord_Howe', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-10-04'],
    ['Pacific/Apia', '2011-12-30'],
    ['Africa/Monrovia', '1972-01-07'],
    ['Europe/Amsterdam', '1937-07-01'],
  ])('agrees with Temporal through the change in %s on %s', (zone, day) => {
    const rule = makeZoneRule(zone);
    for (let second = 0; second < 86_400; second += 299) {
      const clock = new Date(Date.parse(day) + second * 1000).toISOString().slice(0, 19);
      expect(readInstant(clock, rule)?.micros, clock).toBe(temporalMicros(zone, clock));
    }
  });
});
