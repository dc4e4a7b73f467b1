import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  heights,
  placeAt,
  placeShowing,
  rowHeight,
  rowsInSight,
  scrolled,
} from '../../../renderer/features/table/scroll-map.ts';

const viewport = 800;
const many = fc.integer({ min: 100, max: 50_000_000 });
const start = { scrollTop: 0, offset: 0 };

describe('a scrolled table', () => {
  it('shows any row that is asked for, the first and the last among them', () => {
    fc.assert(
      fc.property(many, fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const row = Math.floor(share * (rows - 1));
        const place = placeShowing(row, start, rows, viewport);
        const { first, last } = rowsInSight(place, rows, viewport);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('stays within what the browser was given', () => {
    fc.assert(
      fc.property(many, fc.double({ min: -1, max: 2, noNaN: true }), (rows, share) => {
        const { scrollTop } = placeAt(share * rows * rowHeight, rows, viewport);
        expect(scrollTop).toBeGreaterThanOrEqual(0);
        expect(scrollTop).toBeLessThanOrEqual(heights(rows).given - viewport + 1);
      }),
    );
  });

  it('moves by as many pixels as a small step has', () => {
    fc.assert(
      fc.property(
        many,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.integer({ min: -300, max: 300 }),
        (rows, share, step) => {
          const before = placeAt(share * rows * rowHeight, rows, viewport);
          const after = scrolled(before, before.scrollTop + step, rows, viewport);
          const moved = after.scrollTop + after.offset - (before.scrollTop + before.offset);
          expect(Math.abs(moved - step)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('reaches both ends by the bar and by steps', () => {
    for (const rows of [1_000, 1_000_000, 10_000_000]) {
      const { given } = heights(rows);
      const end = scrolled(start, given - viewport, rows, viewport);
      expect(rowsInSight(end, rows, viewport).last).toBe(rows - 1);
      expect(rowsInSight(scrolled(end, 0, rows, viewport), rows, viewport).first).toBe(0);
      let place = placeAt((rows - 200) * rowHeight, rows, viewport);
      for (let step = 0; step < 100; step++) {
        place = scrolled(place, Math.min(place.scrollTop + 100, given - viewport), rows, viewport);
      }
      expect(rowsInSight(place, rows, viewport).last).toBe(rows - 1);
    }
  });

  it('goes to every region when the bar is dragged', () => {
    const rows = 10_000_000;
    const { given } = heights(rows);
    for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
      const place = scrolled(start, share * (given - viewport), rows, viewport);
      const { first } = rowsInSight(place, rows, viewport);
      expect(first / rows).toBeCloseTo(share, 3);
    }
  });
});
