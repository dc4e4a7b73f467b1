import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeTicks } from '../../../renderer/features/histogram/time-axis.ts';

const clocks = (start: string, minutes: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(start) + at * minutes * 60_000).toISOString().replace('T', ' '),
  );

test('the first word has the whole date, the others what is new', () => {
  const labels = timeTicks(clocks('2026-02-12T00:00Z', 60, 48), 600).map(({ label }) => label);
  expect(labels[0]).toBe('2026-02-12 00:00');
  expect(labels).toContain('02-13');
  expect(labels[1]).toMatch(/^\d\d:\d\d$/);
});

test('days are written as days, with the year where it is another', () => {
  const labels = timeTicks(clocks('2025-12-20T00:00Z', 1440, 30), 700).map(({ label }) => label);
  expect(labels).toEqual(['2025-12-22', '12-29', '2026-01-05', '01-12']);
});

test('decades are written as years', () => {
  const labels = timeTicks(clocks('1990-01-01T00:00Z', 1440 * 365.25, 36), 500);
  expect(labels.every(({ label }) => /^\d{4}$/.test(label))).toBe(true);
});

test('words stand in order and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom(1, 5, 60, 360, 1440, 10_080),
      fc.integer({ min: 120, max: 2_000 }),
      (count, minutes, width) => {
        const ticks = timeTicks(clocks('2024-05-06T07:08:00Z', minutes, count), width);
        ticks.forEach(({ at, label }, index) => {
          const next = ticks[index + 1];
          const end = next === undefined ? width : (next.at * width) / count;
          expect((at * width) / count + label.length * 6).toBeLessThanOrEqual(end);
        });
      },
    ),
  );
});
