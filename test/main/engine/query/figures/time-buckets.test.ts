import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBuckets } from '../../../../../main/engine/query/figures/time-buckets.ts';

const micros = (iso: string) => Date.parse(iso) * 1000;
const iso = (at: number | undefined) => new Date((at ?? Number.NaN) / 1000).toISOString();

function buckets(first: string, last: string, zone = 'UTC') {
  const { unit, step, edges } = makeBuckets(micros(first), micros(last), zone, 200);
  return { length: `${step} ${unit}`, starts: Array.from(edges, iso) };
}

describe('time buckets', () => {
  it('hold the whole span, follow each other and are few, whatever the span and zone', () => {
    const bound = 7e15;
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'Asia/Kathmandu',
      '+02:00',
      'America/New_York',
    );
    const length = fc
      .integer({ min: 0, max: 53 })
      .chain((bits) =>
        fc.nat(Math.min(2 ** bits, 2 ** 31)).map((n) => n * 2 ** Math.max(0, bits - 31)),
      );
    fc.assert(
      fc.property(fc.integer({ min: -bound, max: bound }), length, zone, (first, span, name) => {
        const last = Math.min(first + span, bound);
        const { edges } = makeBuckets(first, last, name, 200);
        expect(edges[0]).toBeLessThanOrEqual(first);
        expect(edges.at(-1)).toBeGreaterThan(last);
        expect(edges.length - 1).toBeLessThanOrEqual(200);
        for (let at = 1; at < edges.length; at += 1) {
          expect(edges[at]).toBeGreaterThan(edges[at - 1] as number);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['2026-01-01T00:00:00.200Z', '2026-01-01T00:00:01.100Z', '1 second'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:20:00Z', '10 second'],
    ['2026-01-01T00:00:00Z', '2026-01-01T02:00:00Z', '1 minute'],
    ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '10 minute'],
    ['2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z', '1 hour'],
    ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', '12 hour'],
    ['2026-01-01T00:00:00Z', '2026-06-20T00:00:00Z', '1 day'],
    ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '1 week'],
    ['2019-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '1 month'],
    ['1999-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '3 month'],
    ['1970-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '1 year'],
    ['1700-01-01T00:00:00Z', '2250-01-01T00:00:00Z', '10 year'],
  ])('from %s to %s are %s long', (first, last, length) => {
    expect(buckets(first, last).length).toBe(length);
  });

  it('are weeks from Monday and months of the zone', () => {
    const weeks = buckets('2025-01-01T12:00:00Z', '2025-12-31T12:00:00Z', 'Europe/Berlin');
    expect(weeks.length).toBe('1 week');
    expect(weeks.starts.slice(0, 2)).toEqual([
      '2024-12-29T23:00:00.000Z',
      '2025-01-05T23:00:00.000Z',
    ]);
    expect(weeks.starts).toContain('2025-03-30T22:00:00.000Z');
    const months = buckets('2020-01-15T12:00:00Z', '2026-06-15T12:00:00Z', 'Europe/Berlin');
    expect(months.starts[0]).toBe('2019-12-31T23:00:00.000Z');
    expect(months.starts).toContain('2025-06-30T22:00:00.000Z');
  });

  it('are hours of the zone, one fewer or longer on the day on which its clock changes', () => {
    const spring = buckets('2026-03-25T12:00:00Z', '2026-04-01T12:00:00Z', 'Europe/Berlin');
    expect(spring.length).toBe('1 hour');
    expect(spring.starts).toContain('2026-03-29T00:00:00.000Z');
    expect(spring.starts).toContain('2026-03-29T01:00:00.000Z');
    const months = buckets('2026-03-01T00:00:00Z', '2026-04-15T00:00:00Z', 'Europe/Berlin');
    expect(months.length).toBe('6 hour');
    const midnights = months.starts.filter((start) => /T2[23]:00/.test(start));
    expect(midnights).toContain('2026-03-28T23:00:00.000Z');
    expect(midnights).toContain('2026-03-29T22:00:00.000Z');
  });

  it('are one for a single instant', () => {
    expect(buckets('2026-01-01T10:11:12.500Z', '2026-01-01T10:11:12.500Z').starts).toEqual([
      '2026-01-01T10:11:12.000Z',
      '2026-01-01T10:11:13.000Z',
    ]);
  });
});
