import { describe, expect, it, test } from 'vitest';
import { oktaRule, readTexts } from './rule-case.ts';

const sound = oktaRule('sel:\n  eventType: a\ncondition: sel').replace('A rule', 'A sound rule');
const rule = (detection: string) => oktaRule(detection);
const correlation = (body: string) =>
  `title: A correlation\ncorrelation:\n${body.replace(/^/gm, '  ')}\n---\n${sound.replace('title', 'name: sound\ntitle')}`;

/** What is wrong, the text, its line and column, and words of the message. */
const cases: readonly (readonly [string, string, number | null, number | null, RegExp])[] = [
  ['no YAML', 'title: [a\nb: c', 2, null, /not the YAML.*Correct it here/],
  [
    'a tag of code',
    'title: !!js/function "function () {}"\nlogsource: {}',
    1,
    null,
    /not the YAML/,
  ],
  ['a tab as indentation', 'title: x\ndetection:\n\tsel: 1', 3, null, /not the YAML/],
  ['the same key twice', 'title: x\ntitle: y', 2, 1, /unique/],
  ['a list instead of a rule', '- a\n- b', 1, 1, /A rule is a map/],
  ['a text instead of a rule', 'hello', 1, 1, /A rule is a map/],
  ['neither detection nor correlation', 'title: x\nid: y', 1, 1, /a detection or a correlation/],
  ['a collection', 'action: global\ntitle: x', 1, 1, /"action" are an old form/],
  ['no title', 'logsource: {product: okta}\ndetection: {}', 1, 1, /title is missing/],
  ['no logsource', 'title: x\ndetection: {}', 1, 1, /logsource is missing/],
  [
    'a logsource that is a text',
    'title: x\nlogsource: okta\ndetection: {}',
    2,
    1,
    /logsource cannot be read/,
  ],
  [
    'a level that there is not',
    `level: bad\n${sound}`,
    1,
    1,
    /level cannot be read: not one of informational/,
  ],
  [
    'a detection that is a list',
    'title: x\nlogsource: {product: okta}\ndetection: [a]',
    3,
    1,
    /map of selections/,
  ],
  ['no condition', rule('sel:\n  a: 1'), 4, 3, /has no condition/],
  ['an empty condition', rule('sel:\n  a: 1\ncondition: " "'), 6, 14, /A condition is a text/],
  ['an empty list of conditions', rule('sel:\n  a: 1\ncondition: []'), 6, 14, /condition is empty/],
  [
    'a selection that is not there',
    rule('sel:\n  a: 1\ncondition: sel and filter'),
    6,
    14,
    /no selection "filter". There are: sel/,
  ],
  [
    'a pattern of no selection',
    rule('sel:\n  a: 1\ncondition: 1 of filter*'),
    6,
    14,
    /no selection filter\*/,
  ],
  [
    'a count behind a pipe',
    rule('sel:\n  a: 1\ncondition: sel | count() by b > 5'),
    6,
    14,
    /old form of a correlation/,
  ],
  [
    'a timeframe',
    rule('sel:\n  a: 1\ntimeframe: 5m\ncondition: sel'),
    6,
    3,
    /"timeframe" belongs to the old form/,
  ],
  ['an open bracket', rule('sel:\n  a: 1\ncondition: (sel'), 6, 14, /bracket is not closed/],
  ['a bracket too many', rule('sel:\n  a: 1\ncondition: sel)'), 6, 14, /"\)" does not belong here/],
  [
    'two names side by side',
    rule('sel:\n  a: 1\ncondition: sel sel'),
    6,
    14,
    /does not belong here/,
  ],
  [
    'nothing behind "and"',
    rule('sel:\n  a: 1\ncondition: sel and'),
    6,
    14,
    /name of a selection is missing/,
  ],
  ['nothing behind "of"', rule('sel:\n  a: 1\ncondition: 1 of'), 6, 14, /missing behind "of"/],
  ['"2 of"', rule('sel:\n  a: 1\ncondition: 2 of them'), 6, 14, /"2 of" is not part/],
  [
    'too many brackets',
    rule(`sel:\n  a: 1\ncondition: ${'('.repeat(60)}sel${')'.repeat(60)}`),
    6,
    14,
    /nested deeper than 40/,
  ],
  ['an empty selection', rule('sel: {}\ncondition: sel'), 4, null, /selection is empty/],
  ['an empty list', rule('sel: []\ncondition: sel'), 4, 3, /selection is empty/],
  ['a field without values', rule('sel:\n  a: []\ncondition: sel'), 5, 5, /A value is missing/],
  [
    'a field with a map',
    rule('sel:\n  a:\n    b: 1\ncondition: sel'),
    6,
    7,
    /text, a number, true, false or null/,
  ],
  [
    'a modifier that there is not',
    rule('sel:\n  a|containz: 1\ncondition: sel'),
    5,
    5,
    /no modifier "containz"/,
  ],
  [
    'a modifier of times',
    rule('sel:\n  x: 1\n  a|hour: 1\ncondition: sel'),
    6,
    5,
    /"hour" is not supported/,
  ],
  [
    'two modifiers that exclude each other',
    rule('sel:\n  a|contains|re: 1\ncondition: sel'),
    5,
    5,
    /cannot stand together/,
  ],
  [
    'exists with something else',
    rule('sel:\n  a|exists: maybe\ncondition: sel'),
    5,
    15,
    /true or false/,
  ],
  [
    'a network that is none',
    rule('sel:\n  a|cidr:\n    - 10.0.0.0/8\n    - 10.0.0.0/33\ncondition: sel'),
    7,
    9,
    /no network/,
  ],
  ['a number that is none', rule('sel:\n  a|gt: many\ncondition: sel'), 5, 11, /compares numbers/],
  ['NaN', rule('sel:\n  a|gt: .nan\ncondition: sel'), 5, 11, /compares numbers/],
  [
    'an expression that cannot be read',
    rule("sel:\n  a|re: '(a'\ncondition: sel"),
    5,
    null,
    /regular expression|cannot be asked/,
  ],
  [
    'an expression that only RE2 knows',
    rule("sel:\n  a|re: '(?P<n>a)'\ncondition: sel"),
    5,
    null,
    /RE2 and JavaScript have in common/,
  ],
  [
    'an expression with look-around',
    rule("sel:\n  a|re: '(?=a)b'\ncondition: sel"),
    5,
    null,
    /look-around/,
  ],
  [
    'an expression that is too long',
    rule(`sel:\n  a|re: '${'a'.repeat(3000)}'\ncondition: sel`),
    5,
    null,
    /longer than 2000/,
  ],
  [
    'wildcards in base64',
    rule("sel:\n  a|base64: 'x*'\ncondition: sel"),
    5,
    15,
    /cannot have wildcards/,
  ],
  ['wide without base64', rule('sel:\n  a|wide: x\ncondition: sel'), 5, 5, /before base64/],
  [
    'too many forms of an option',
    rule(`sel:\n  a|windash: '${' -a'.repeat(6)}'\ncondition: sel`),
    5,
    16,
    /too many forms/,
  ],
  [
    'a placeholder without values',
    rule("sel:\n  a|expand: '%admins%'\ncondition: sel"),
    5,
    15,
    /needs values for admins/,
  ],
  [
    'fieldref without a field',
    rule("sel:\n  '|fieldref': b\ncondition: sel"),
    5,
    5,
    /compares a field with another/,
  ],
  [
    'fieldref with a number test',
    rule('sel:\n  a|fieldref|lt: b\ncondition: sel'),
    5,
    5,
    /compares a field with another/,
  ],
  [
    'more conditions than can be asked',
    rule(
      `${Array.from({ length: 600 }, (_, at) => `s${at}:\n  f${at}: 1`).join('\n')}\ncondition: 1 of s*`,
    ),
    3,
    null,
    /more than 500 conditions/,
  ],
  [
    'a rule about an unknown outcome',
    sound
      .replace('{product: okta, service: okta}', '{product: trailcase}')
      .replace('eventType: a', 'outcome: lost'),
    3,
    1,
    /outcome/,
  ],
  [
    'a number for a text of ours',
    sound
      .replace('{product: okta, service: okta}', '{product: trailcase}')
      .replace('eventType: a', 'actor|gt: 5'),
    3,
    1,
    /actor cannot be compared so/,
  ],
  [
    'wildcards in a change',
    sound
      .replace('{product: okta, service: okta}', '{product: trailcase}')
      .replace('eventType: a', "became.status: 'x*'"),
    3,
    1,
    /whole values/,
  ],
  [
    'a correlation without rules',
    correlation('type: event_count\ntimespan: 5m\ncondition: {gte: 5}'),
    3,
    3,
    /correlation.rules is missing/,
  ],
  [
    'a correlation of no type',
    correlation('rules: [sound]\ntype: sum'),
    4,
    3,
    /correlation.type cannot be read/,
  ],
  [
    'a correlation without a timespan',
    correlation('type: event_count\nrules: [sound]\ncondition: {gte: 5}'),
    2,
    1,
    /needs a timespan/,
  ],
  [
    'a timespan that is none',
    correlation('type: event_count\nrules: [sound]\ntimespan: soon\ncondition: {gte: 5}'),
    5,
    3,
    /no timespan/,
  ],
  [
    'a correlation without a condition',
    correlation('type: event_count\nrules: [sound]\ntimespan: 5m'),
    2,
    1,
    /needs a condition/,
  ],
  [
    'a condition without a limit',
    correlation('type: event_count\nrules: [sound]\ntimespan: 5m\ncondition: {field: a}'),
    6,
    3,
    /compares with a number/,
  ],
  [
    'a limit that is no number',
    correlation('type: event_count\nrules: [sound]\ntimespan: 5m\ncondition:\n  gte: many'),
    7,
    5,
    /no number/,
  ],
  [
    'a count of values without their field',
    correlation('type: value_count\nrules: [sound]\ntimespan: 5m\ncondition: {gte: 3}'),
    6,
    3,
    /names the field/,
  ],
  [
    'a percentile beyond 100',
    correlation(
      'type: value_percentile\nrules: [sound]\ntimespan: 5m\ncondition: {gte: 3, field: a, percentile: 101}',
    ),
    6,
    33,
    /between 0 and 100/,
  ],
  [
    'a correlation of a rule that is not there',
    correlation(
      'type: event_count\nrules:\n  - sound\n  - other\ntimespan: 5m\ncondition: {gte: 5}',
    ),
    6,
    7,
    /no rule of that id or name/,
  ],
  [
    'options that are maps',
    correlation('type: spike\nrules: [sound]\noptions:\n  a:\n    b: 1'),
    6,
    5,
    /options.a cannot be read/,
  ],
];

describe('a rule that cannot be run', () => {
  for (const [name, text, line, column, message] of cases) {
    test(`is told with its place: ${name}`, () => {
      const { rules, problems } = readTexts({ 'a.yml': text, 'b.yml': sound });
      expect(problems).toHaveLength(1);
      const [problem] = problems;
      expect(problem?.file).toBe('a.yml');
      expect(problem?.message).toMatch(message);
      expect(problem?.line).toBe(line);
      if (column !== null) expect(problem?.column).toBe(column);
      // The others are read all the same.
      expect(rules.map(({ title, file }) => [title, file])).toContainEqual([
        'A sound rule',
        'b.yml',
      ]);
    });
  }

  it('has its title with the problem', () => {
    const { problems } = readTexts({ 'a.yml': rule('sel:\n  a: 1\ncondition: other') });
    expect(problems[0]?.rule).toBe('A rule');
  });

  it('leaves the other documents of its file alone', () => {
    const { rules, problems } = readTexts({
      'a.yml': `${sound}---\ntitle: broken\n---\n${sound.replace('sound', 'second')}`,
    });
    expect(rules.map(({ title, line }) => [title, line])).toEqual([
      ['A sound rule', 1],
      ['A second rule', 10],
    ]);
    expect(problems.map(({ line, rule: title }) => [line, title])).toEqual([[8, 'broken']]);
  });
});
