import { describe, expect, it } from 'vitest';
import { checkCorrelation } from '../../../../../main/engine/detect/correlate/check-correlation.ts';
import { checkOptions, Options } from '../../../../../main/engine/detect/correlate/options.ts';
import { readSpan, spanWords } from '../../../../../main/engine/detect/correlate/spans.ts';
import type { CorrelationType } from '../../../../../shared/detection.ts';
import { readTexts } from '../sigma/rule-case.ts';
import { correlation } from './made-events.ts';

describe('options of correlations', () => {
  it.each<[CorrelationType, Parameters<typeof checkOptions>[1]]>([
    ['first_seen', { learn: '14d', records: '5' }],
    ['impossible_travel', { speed: 900, distance: '300' }],
    ['outside_hours', { from: '07:00', to: '20:00', days: 'mon-fri' }],
    ['outside_hours', { days: ['mon', 'Wednesday'] }],
    ['spike', { factor: 2.5, minimum: 1, baseline: 3, history: 9 }],
    ['missed_run', { runs: 3, tolerance: '1.2', regular: 0.5 }],
    ['without', { direction: 'lately' }],
    ['without', { needs_second: true }],
    ['without', { needs_second: 'false' }],
    ['event_count', {}],
  ])('of %s may be %j', (type, options) => {
    expect(checkOptions(type, options)).toBeNull();
  });

  it.each<[CorrelationType, Parameters<typeof checkOptions>[1], string]>([
    ['first_seen', { learn: 14 }, 'The option "learn" must be a timespan such as 30m, 12h or 14d.'],
    ['first_seen', { records: '5.5' }, 'The option "records" must be a whole number.'],
    ['impossible_travel', { speed: '-1' }, 'The option "speed" must be a number above 0.'],
    [
      'outside_hours',
      { from: '25:00' },
      'The option "from" must be a time of day such as "07:00".',
    ],
    [
      'outside_hours',
      { days: 'workdays' },
      'The option "days" must be weekdays such as mon-fri, or a list: [mon, tue].',
    ],
    ['missed_run', { regular: 7 }, 'The option "regular" must be a number from 0 to 1.'],
    [
      'without',
      { direction: 'up' },
      'The option "direction" must be one of after, before, around, lately.',
    ],
    ['without', { needs_second: 'perhaps' }, 'The option "needs_second" must be true or false.'],
    [
      'spike',
      { faktor: 3 },
      'A correlation of type spike has no option "faktor". Options: factor, minimum, baseline, history.',
    ],
    [
      'spike',
      { toString: 3 },
      'A correlation of type spike has no option "toString". Options: factor, minimum, baseline, history.',
    ],
    ['lingering', { age: '1d' }, 'A correlation of type lingering has no options. Take "age" out.'],
  ])('of %s may not be %j', (type, options, message) => {
    expect(checkOptions(type, options)).toBe(message);
  });

  it('are read with their units, and else are what the help says', () => {
    const options = new Options({ options: { learn: '2h', from: '07:30', days: 'sat-mon' } });
    expect([options.span('learn', '14d'), options.span('other', '14d')]).toEqual([
      7.2e9, 1.2096e12,
    ]);
    expect(options.clock('from', '00:00')).toBe(27_000_000_000);
    expect(options.days('days', 'mon')).toEqual([true, false, false, false, false, true, true]);
    expect(options.direction()).toBe('after');
  });
});

describe('a correlation of ours', () => {
  it.each([
    [correlation('first_seen'), 'condition'],
    [correlation('impossible_travel', { groupBy: [] }), 'group-by'],
    [correlation('spike'), 'timespan'],
    [correlation('lingering'), 'timespan'],
    [correlation('without'), 'rules'],
    [correlation('without', { rules: ['a', 'b'], options: { direction: 'up' } }), 'options'],
    [correlation('without', { rules: ['a', 'b'] }), undefined],
    [correlation('outside_hours', { groupBy: [] }), undefined],
  ])('%#: says what it lacks', (rule, part) => {
    expect(checkCorrelation(rule)?.part).toBe(part);
  });

  it('with an option that is none is a problem with its place', () => {
    const text = `title: Job did not come\ncorrelation:\n  type: missed_run\n  rules: [run]\n  group-by: [target]\n  options:\n    tolerance: often\n`;
    expect(readTexts({ 'own.yml': text })).toMatchObject({
      rules: [],
      problems: [
        {
          file: 'own.yml',
          line: 6,
          message: 'The option "tolerance" must be a number, 1 or more.',
        },
      ],
    });
  });
});

describe('spans', () => {
  it.each([
    [0, 'a second'],
    [59e6, '59 s'],
    [250e6, '4 min 10 s'],
    [3_600e6, '1 h'],
    [86_400e6 + 60e6, '1 d'],
    [90_000e6, '1 d 1 h'],
  ])('%d microseconds are %s', (micros, words) => {
    expect(spanWords(micros)).toBe(words);
  });

  it('are read from what rules write', () => {
    expect(['30s', '5m', '1.5h', '2d', '1w', '5', 'm', '5 months'].map(readSpan)).toEqual([
      30e6,
      300e6,
      5_400e6,
      172_800e6,
      604_800e6,
      null,
      null,
      null,
    ]);
  });
});
