import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  barAt,
  endsOf,
  moveSelection,
} from '../../../renderer/features/histogram/bar-selection.ts';

test('arrows begin at the near end and move bar by bar', () => {
  expect(moveSelection(null, 'ArrowRight', false, 10)).toEqual({ anchor: 0, head: 0 });
  expect(moveSelection(null, 'ArrowLeft', false, 10)).toEqual({ anchor: 9, head: 9 });
  expect(moveSelection({ anchor: 3, head: 3 }, 'ArrowRight', false, 10)).toEqual({
    anchor: 4,
    head: 4,
  });
});

test('Shift keeps where the choice began, in both directions', () => {
  const wider = moveSelection({ anchor: 3, head: 3 }, 'ArrowLeft', true, 10);
  expect(wider).toEqual({ anchor: 3, head: 2 });
  expect(wider && endsOf(wider)).toEqual({ first: 2, last: 3 });
  expect(moveSelection({ anchor: 3, head: 2 }, 'End', true, 10)).toEqual({ anchor: 3, head: 9 });
});

test('no key leads out of the bars, and others do nothing', () => {
  const keys = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...keys)),
      fc.integer({ min: 1, max: 200 }),
      (list, bars) => {
        let selection = moveSelection(null, 'Home', false, bars);
        for (const key of list) selection = moveSelection(selection, key, false, bars);
        expect(selection?.head).toBeGreaterThanOrEqual(0);
        expect(selection?.head).toBeLessThan(bars);
      },
    ),
  );
  expect(moveSelection(null, 'x', false, 5)).toBeNull();
});

test('a place of the plot belongs to the bar under it, beyond the edges to the nearest', () => {
  expect(barAt(0, 100, 10)).toBe(0);
  expect(barAt(55, 100, 10)).toBe(5);
  expect(barAt(100, 100, 10)).toBe(9);
  expect(barAt(-20, 100, 10)).toBe(0);
});
