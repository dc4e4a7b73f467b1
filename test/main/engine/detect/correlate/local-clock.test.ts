import { describe, expect, it } from 'vitest';
import { LocalClock } from '../../../../../main/engine/detect/correlate/local-clock.ts';

const micros = (iso: string) => Date.parse(iso) * 1_000;

describe('weekday and hour of a time', () => {
  it.each([
    ['UTC', '2026-02-12T02:06:11Z', { weekday: 3, hour: 2 }],
    ['Europe/Zurich', '2026-07-05T23:30:00Z', { weekday: 0, hour: 1 }],
    ['America/New_York', '1970-01-01T00:30:00Z', { weekday: 2, hour: 19 }],
    ['UTC', '1969-12-31T23:59:59Z', { weekday: 2, hour: 23 }],
  ])('are those of a clock in %s: %s', (zone, iso, slot) => {
    expect(new LocalClock(zone).slot(micros(iso))).toEqual(slot);
  });
});
