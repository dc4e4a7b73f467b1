import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Place, readAddress, writeAddress } from '../../../renderer/state/place.ts';
import { holds, inverse, sizeOf, without, withRange } from '../../../renderer/state/ranges.ts';
import { viewKeys } from '../../../renderer/state/view.ts';
import { entityTypes } from '../../../shared/entities.ts';

const text = fc.string({ unit: 'grapheme' });
const places: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>(
    { screen: 'overview' },
    { screen: 'marks' },
    { screen: 'help', page: null },
    { screen: 'sources', system: null },
    { screen: 'sources', system: 'okta' },
    { screen: 'findings', finding: null },
    { screen: 'rules' },
    { screen: 'plan' },
    { screen: 'connections', connection: null },
    { screen: 'restore' },
    { screen: 'playbooks', playbook: null },
    { screen: 'report', run: null },
  ),
  fc.record({ screen: fc.constant('findings' as const), finding: fc.integer({ min: 1 }) }),
  fc.record({ screen: fc.constant('report' as const), run: fc.integer({ min: 1 }) }),
  fc.record({ screen: fc.constant('playbooks' as const), playbook: text }),
  fc.record({ screen: fc.constant('connections' as const), connection: text }),
  fc.record({
    screen: fc.constant('run' as const),
    run: fc.integer({ min: 1 }),
    step: fc.option(text),
  }),
  fc.record({
    screen: fc.constant('radius' as const),
    type: fc.constantFrom('actor' as const, 'address' as const),
    value: text,
    from: fc.option(text),
    to: fc.option(text),
  }),
  fc.record({
    screen: fc.constant('entity' as const),
    type: fc.constantFrom(...entityTypes),
    value: text,
  }),
);

it('an address leads back to the place that it was written for', () => {
  fc.assert(
    fc.property(places, (place) => {
      expect(readAddress(writeAddress(place, null))?.place).toEqual(place);
    }),
  );
});

it('the address of a table carries its query, what is switched off, order, groups and record', () => {
  const sort = fc.record({ name: fc.stringMatching(/^[a-z][a-z.]*$/), descending: fc.boolean() });
  const carried = fc.record({
    text: text.filter((each) => each !== ''),
    parked: fc.array(text),
    sort: fc.array(sort),
    groupBy: fc.array(text),
    record: fc.option(fc.integer({ min: 1 })),
  });
  fc.assert(
    fc.property(fc.constantFrom(...viewKeys), carried, (view, choice) => {
      const place: Place = { screen: 'table', view };
      expect(readAddress(writeAddress(place, choice))).toEqual({ place, carried: choice });
    }),
  );
});

it('selected ranges hold what was put in and not taken out, whatever the order', () => {
  const step = fc.record({ from: fc.nat(60), to: fc.nat(60), take: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let ranges: ReturnType<typeof withRange> = [];
      const naive = new Set<number>();
      for (const { from, to, take } of steps) {
        if (take) {
          ranges = without(ranges, from);
          naive.delete(from);
        } else {
          ranges = withRange(ranges, from, to);
          for (let at = Math.min(from, to); at <= Math.max(from, to); at++) naive.add(at);
        }
      }
      expect(sizeOf(ranges)).toBe(naive.size);
      for (let at = 0; at < 64; at++) {
        expect(holds(ranges, at)).toBe(naive.has(at));
        expect(holds(inverse(ranges, 64), at)).toBe(!naive.has(at));
      }
    }),
  );
});
