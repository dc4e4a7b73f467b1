import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrelationRule } from '../../../../../main/engine/detect/rule.ts';
import { correlation, found, type MadeEvent, second } from './made-events.ts';

const span = 10;

const events = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 60 }),
    group: fc.constantFrom('kim', 'lee'),
    value: fc.constantFrom('1', '2', '3', undefined),
    rules: fc.subarray([0, 1, 2], { minLength: 1 }),
  }),
  { maxLength: 40 },
) as fc.Arbitrary<MadeEvent[]>;

type Numbered = { at: number; id: number; group: string; value: string | undefined; rule: number };

/** Every event of every rule, in the order that correlations promise. */
function numbered(list: readonly MadeEvent[], rules: number): Numbered[] {
  return list
    .flatMap(({ at, group = 'kim', value, rules: of = [0] }, place) =>
      of
        .filter((rule) => rule < rules)
        .map((rule) => ({ at: at as number, id: place + 1, group, value, rule })),
    )
    .sort((one, other) => one.at - other.at || one.id - other.id || one.rule - other.rule);
}

/** Looks at every window by itself: those in which the condition holds and that share a record are one. */
function naive(
  list: readonly Numbered[],
  holds: (window: readonly Numbered[], all: readonly Numbered[]) => boolean,
): Set<string> {
  const windows = ['kim', 'lee'].flatMap((group) => {
    const own = list.filter((event) => event.group === group);
    const held = own.flatMap((end, place) => {
      const window = own.filter((event, at) => at <= place && end.at - event.at <= span);
      const ties = own.filter((event) => event.at <= end.at && end.at - event.at <= span);
      return holds(window, ties) ? [new Set(window)] : [];
    });
    // Joined until nothing shares an event any more.
    for (let at = 0; at < held.length; ) {
      const [mine, other] = [
        held[at] as Set<Numbered>,
        held.findIndex(
          (each, place) => place > at && [...each].some((event) => held[at]?.has(event)),
        ),
      ];
      if (other < 0) at += 1;
      else {
        for (const event of held[other] as Set<Numbered>) mine.add(event);
        held.splice(other, 1);
      }
    }
    return held.map(
      (events) => `${group} ${[...new Set([...events].map(({ id }) => id))].sort((a, b) => a - b)}`,
    );
  });
  return new Set(windows);
}

function expectSame(
  rule: CorrelationRule,
  list: readonly MadeEvent[],
  holds: Parameters<typeof naive>[1],
) {
  const engine = new Set(found(rule, list).map(({ group, records }) => `${group} ${records}`));
  expect(engine).toEqual(naive(numbered(list, rule.rules.length), holds));
}

const threshold = { fields: [], percentile: null };

describe('a correlation finds what looking at every window finds', () => {
  it('event_count, with any operator', () => {
    fc.assert(
      fc.property(
        events,
        fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'neq'),
        fc.integer({ min: 1, max: 5 }),
        (list, operator, to) => {
          const rule = correlation('event_count', {
            timespan: span * second,
            condition: { ...threshold, [operator]: to },
          });
          const compare = {
            gt: (count: number) => count > to,
            gte: (count: number) => count >= to,
            lt: (count: number) => count < to,
            lte: (count: number) => count <= to,
            eq: (count: number) => count === to,
            neq: (count: number) => count !== to,
          }[operator] as (count: number) => boolean;
          expectSame(rule, list, (window) => compare(window.length));
        },
      ),
    );
  });

  it('value_count', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 3 }), (list, gte) => {
        const rule = correlation('value_count', {
          timespan: span * second,
          condition: { ...threshold, fields: ['ip'], gte },
        });
        expectSame(
          rule,
          list,
          (window) => new Set(window.flatMap(({ value }) => value ?? [])).size >= gte,
        );
      }),
    );
  });

  it('value_sum and value_avg', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 6 }), fc.boolean(), (list, gte, isAverage) => {
        const rule = correlation(isAverage ? 'value_avg' : 'value_sum', {
          timespan: span * second,
          condition: { ...threshold, fields: ['size'], gte },
        });
        expectSame(rule, list, (window) => {
          const numbers = window.flatMap(({ value }) => (value === undefined ? [] : Number(value)));
          const sum = numbers.reduce((one, other) => one + other, 0);
          return numbers.length > 0 && (isAverage ? sum / numbers.length : sum) >= gte;
        });
      }),
    );
  });

  it('value_percentile', () => {
    fc.assert(
      fc.property(
        events,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 100 }),
        (list, gte, percentile) => {
          const rule = correlation('value_percentile', {
            timespan: span * second,
            condition: { fields: ['size'], gte, percentile },
          });
          expectSame(rule, list, (window) => {
            const sorted = window
              .flatMap(({ value }) => (value === undefined ? [] : Number(value)))
              .sort((one, other) => one - other);
            const least = sorted.find(
              (number) =>
                sorted.filter((other) => other <= number).length * 100 >=
                percentile * sorted.length,
            );
            return least !== undefined && least >= gte;
          });
        },
      ),
    );
  });

  it('temporal', () => {
    fc.assert(
      fc.property(events, (list) => {
        const rule = correlation('temporal', { rules: ['a', 'b', 'c'], timespan: span * second });
        expectSame(rule, list, (window) => new Set(window.map((event) => event.rule)).size === 3);
      }),
    );
  });

  it('temporal_ordered: in this order, equal times in either, no record twice in a row', () => {
    fc.assert(
      fc.property(events, (list) => {
        const rule = correlation('temporal_ordered', {
          rules: ['a', 'b', 'c'],
          timespan: span * second,
        });
        const chains = (
          all: readonly Numbered[],
          step: number,
          before: Numbered | null,
        ): Numbered[] =>
          step === 3
            ? [before as Numbered]
            : all
                .filter(
                  (event) =>
                    event.rule === step &&
                    (before === null || (event.at >= before.at && event.id !== before.id)),
                )
                .flatMap((event) => chains(all, step + 1, event));
        const engine = found(rule, list);
        const sorted = numbered(list, 3);
        for (const group of ['kim', 'lee']) {
          const own = sorted.filter((event) => event.group === group);
          const held = own.filter((end) => {
            const window = own.filter((event) => event.at <= end.at && end.at - event.at <= span);
            return chains(window, 0, null).some((last) => last.at === end.at);
          });
          const covered = new Set(
            held.flatMap((end) =>
              own
                .filter((event) => event.at <= end.at && end.at - event.at <= span)
                .map(({ id }) => id),
            ),
          );
          const records = engine
            .filter((each) => each.group === group)
            .flatMap((each) => each.records);
          expect(new Set(records)).toEqual(covered);
        }
      }),
    );
  });
});
