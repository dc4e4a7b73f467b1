import { describe, expect, it } from 'vitest';
import { at, correlation, found, type MadeEvent, second } from './made-events.ts';

const day = 86_400;
const hour = 3_600;
const counted = (...fields: string[]) => ({ fields, percentile: null });
const records = (list: readonly { records: number[] }[]) => list.map((each) => each.records);

describe('first_seen', () => {
  const rule = correlation('first_seen', {
    condition: counted('ip'),
    options: { learn: '3d', records: 2 },
  });

  it('reports a value once the records of the group reach back far enough', () => {
    const list = [
      { at: 0, value: 'a' },
      { at: day, value: 'b' },
      { at: 4 * day, value: 'c' },
      { at: 5 * day, value: 'c' },
      { at: 6 * day, value: 'A' },
    ];
    expect(found(rule, list)).toEqual([{ group: 'kim', records: [3], facts: { new: 'c' } }]);
  });

  it('waits for enough earlier records as well', () => {
    expect(
      found(rule, [
        { at: 0, value: 'a' },
        { at: 9 * day, value: 'b' },
      ]),
    ).toEqual([]);
  });

  it('forgets a value after the timespan', () => {
    const list = [0, 1, 2, 3, 40].map((days) => ({ at: days * day, value: 'a' }));
    const forgetful = { ...rule, timespan: 30 * day * second };
    expect([records(found(rule, list)), records(found(forgetful, list))]).toEqual([[], [[5]]]);
  });

  it('passes over records without the value', () => {
    const list = [0, 1, 2].map((days) => ({ at: days * day, value: 'a' }));
    expect(found(rule, [...list, { at: 5 * day }])).toEqual([]);
  });
});

describe('impossible_travel', () => {
  const rule = correlation('impossible_travel');
  const trip = (hours: number, to = 'US'): MadeEvent[] => [
    { at: 0, country: 'DE' },
    { at: hours * hour, country: to },
  ];

  it.each([
    [1, 'US', true],
    // Some 5 600 km lie between the two: at 1 000 km an hour that is over five hours.
    [5, 'US', true],
    [8, 'US', false],
    [0, 'FR', false],
    [0.1, 'PL', false],
    [0, 'DE', false],
  ])('Germany, and %s hours later %s: %s', (hours, country, isFound) => {
    expect(found(rule, trip(hours, country)).length > 0).toBe(isFound);
  });

  it('passes over records without a country', () => {
    const list = [{ at: 0, country: 'DE' }, { at: 60 }, { at: 120, country: 'US' }];
    expect(records(found(rule, list))).toEqual([[1, 3]]);
  });

  it('tells one who goes to and fro once', () => {
    const list = ['DE', 'US', 'DE', 'US'].map((country, place) => ({ at: place * 600, country }));
    expect(found(rule, list)).toMatchObject([
      { records: [1, 2, 3, 4], facts: { from: 'Germany', to: 'United States', travel: '10 min' } },
    ]);
  });

  it('is as fast as the rule allows', () => {
    expect(found({ ...rule, options: { speed: '10000' } }, trip(1))).toEqual([]);
    expect(found({ ...rule, options: { distance: 9000 } }, trip(1))).toEqual([]);
  });
});

describe('outside_hours', () => {
  const rule = correlation('outside_hours');
  const zone = 'Europe/Berlin';

  it.each([
    // In winter Berlin is one hour ahead of UTC, in summer two.
    ['2026-02-12T05:59:59Z', true],
    ['2026-02-12T06:00:00Z', false],
    ['2026-02-12T18:59:59Z', false],
    ['2026-02-12T19:00:00Z', true],
    ['2026-07-16T04:59:59Z', true],
    ['2026-07-16T05:00:00Z', false],
    ['2026-02-14T12:00:00Z', true],
    // The night on which clocks went forward.
    ['2026-03-30T05:00:00Z', false],
  ])('at %s: %s', (time, isFound) => {
    expect(found(rule, [{ at: at(time) }], { zone }).length > 0).toBe(isFound);
  });

  it('makes one finding of a night, with enough records', () => {
    const times = ['21:00', '23:30', '02:00', '22:00'];
    const days = ['10', '10', '11', '11'];
    const list = times.map((time, place) => ({ at: at(`2026-02-${days[place]}T${time}Z`) }));
    expect(records(found(rule, list))).toEqual([[1, 2, 3], [4]]);
    const several = { ...rule, condition: { ...counted(), gte: 2 } };
    expect(records(found(several, list))).toEqual([[1, 2, 3]]);
  });

  it('takes other hours and days', () => {
    const shift = { ...rule, options: { from: '22:00', to: '06:00', days: ['fri', 'sat'] } };
    const list = [
      '2026-02-13T23:00Z',
      '2026-02-14T05:00Z',
      '2026-02-14T12:00Z',
      '2026-02-16T01:00Z',
    ];
    expect(
      records(
        found(
          shift,
          list.map((time) => ({ at: at(time) })),
        ),
      ),
    ).toEqual([[3], [4]]);
  });
});

describe('spike', () => {
  const rule = correlation('spike', { timespan: hour * second, options: { minimum: 4 } });
  const each = (hours: number, count: number): MadeEvent[] =>
    Array.from({ length: count }, (_, place) => ({ at: hours * hour + place }));
  const usual = Array.from({ length: 8 }, (_, hours) => each(hours, 1)).flat();

  it('reports a bucket with far more than before', () => {
    expect(found(rule, [...usual, ...each(8, 5)])).toEqual([
      { group: 'kim', records: [9, 10, 11, 12, 13], facts: { mean: '1', times: '5' } },
    ]);
  });

  it('asks for the factor, the minimum and the baseline', () => {
    expect(found(rule, [...usual, ...each(8, 3)])).toEqual([]);
    expect(
      found({ ...rule, options: { minimum: 4, factor: 6 } }, [...usual, ...each(8, 5)]),
    ).toEqual([]);
    expect(found(rule, [...each(0, 1), ...each(3, 5)])).toEqual([]);
  });

  it('brings buckets in a row together and does not learn from them', () => {
    const list = [...usual, ...each(8, 5), ...each(9, 5), ...each(12, 5)];
    expect(records(found(rule, list)).map(({ length }) => length)).toEqual([10, 5]);
  });
});

describe('missed_run', () => {
  const rule = correlation('missed_run');
  const days = (...numbers: number[]): MadeEvent[] =>
    numbers.map((number) => ({ at: number * day }));

  it('reports the place where a daily run did not come', () => {
    const list = days(0, 1, 2, 3, 4, 5, 8, 9);
    expect(found(rule, list, { asOf: 9.5 * day })).toMatchObject([
      { records: [6, 7], facts: { missed: '2', interval: '1 d', gap: '3 d' } },
    ]);
  });

  it('reports runs that stopped, up to the end', () => {
    const list = days(0, 1, 2, 3, 4, 5);
    expect(found(rule, list, { asOf: 6.4 * day })).toEqual([]);
    expect(found(rule, list, { asOf: 8.2 * day })).toMatchObject([
      { records: [6], facts: { missed: '3' } },
    ]);
  });

  it('knows jobs that rest on weekends', () => {
    // 1 January 1970 was a Thursday: days 2 and 3, 9 and 10, … are weekends.
    const workdays = Array.from({ length: 60 }, (_, number) => number).filter(
      (number) => ![2, 3].includes(number % 7),
    );
    const late = { asOf: 60 * day };
    const whole = found(rule, days(...workdays), late).filter(
      (each) => (each.records[0] as number) > 20,
    );
    expect(whole).toEqual([]);
    const lacking = days(...workdays.filter((number) => number !== 41));
    expect(
      found(rule, lacking, late).filter((each) => (each.records[0] as number) > 20),
    ).toHaveLength(1);
  });

  it('leaves what is not regular alone', () => {
    expect(found(rule, days(0, 1, 9, 10, 30, 31, 75, 80), { asOf: 200 * day })).toEqual([]);
  });

  it('takes repetitions of a run for one', () => {
    const list = [
      ...days(0, 1, 2),
      { at: 2 * day + 60 },
      { at: 2 * day + 120 },
      ...days(3, 4, 5, 6),
    ];
    expect(found(rule, list, { asOf: 6.5 * day })).toEqual([]);
  });
});

describe('lingering', () => {
  const rule = correlation('lingering', { rules: ['open', 'ended'], timespan: day * second });
  const asOf = 10 * day;

  it('reports a group whose latest record is still open and old enough', () => {
    const list = [
      { at: 0, group: 'stuck' },
      { at: 0, group: 'over' },
      { at: 60, group: 'over', rules: [1] },
      { at: 9.5 * day, group: 'young' },
    ];
    expect(found(rule, list, { asOf })).toEqual([
      { group: 'stuck', records: [1], facts: { age: '10 d' } },
    ]);
  });

  it('takes of equal times the one that was stored later', () => {
    const over = [{ at: 0 }, { at: 0, rules: [1] }];
    expect([
      found(rule, over, { asOf }).length,
      found(rule, over.toReversed(), { asOf }).length,
    ]).toEqual([0, 1]);
  });
});

describe('without', () => {
  const rule = (over = {}) =>
    correlation('without', { rules: ['asked', 'answered'], timespan: hour * second, ...over });
  const asked: MadeEvent = { at: 1000 };
  const answered = (time: number | null): MadeEvent => ({ at: time, rules: [1] });

  it.each([
    ['after', 1000 + hour, false],
    ['after', 1001 + hour, true],
    ['after', 999, true],
    ['before', 999, false],
    ['before', 1001, true],
    ['around', 999, false],
    ['around', 1001 + hour, true],
    ['lately', 90 * day, true],
    ['lately', 100 * day - 60, false],
  ])('%s: an answer at %s leaves it missing: %s', (direction, time, isMissing) => {
    const list = [asked, answered(time)];
    const hits = found(rule({ options: { direction } }), list, { asOf: 100 * day });
    expect(records(hits)).toEqual(isMissing ? [[1]] : []);
  });

  it('can miss nothing in a case that has none of the second rule', () => {
    const careful = rule({ options: { needs_second: true } });
    const elsewhere: MadeEvent = { at: 5, rules: [1], group: 'other' };
    expect(records(found(rule(), [asked]))).toEqual([[1]]);
    expect(found(careful, [asked])).toEqual([]);
    expect(records(found(careful, [asked, elsewhere]))).toHaveLength(1);
  });

  it('misses nothing before its time is over', () => {
    expect(found(rule(), [asked], { asOf: 1000 + hour - 1 })).toEqual([]);
    expect(found(rule({ options: { direction: 'lately' } }), [asked], { asOf: hour })).toEqual([]);
  });

  it('takes any answer in the case without a timespan, undated records too', () => {
    const whole = rule({ timespan: null });
    expect(records(found(whole, [{ at: null }]))).toEqual([[1]]);
    expect(found(whole, [{ at: null }, answered(null)])).toEqual([]);
    expect(records(found(whole, [asked, { ...answered(1), group: 'lee' }]))).toEqual([[1]]);
  });

  it('does not take a record for its own answer', () => {
    expect(records(found(rule({ timespan: null }), [{ at: 0, rules: [0, 1] }]))).toEqual([[1]]);
  });

  it('counts what is missing in a group', () => {
    const three = rule({ condition: { ...counted(), gte: 3 } });
    expect(found(three, [asked, asked])).toEqual([]);
    expect(records(found(three, [asked, asked, asked]))).toEqual([[1, 2, 3]]);
  });
});
