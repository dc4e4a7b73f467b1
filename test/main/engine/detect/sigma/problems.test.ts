import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readRules } from '../../../../../main/engine/detect/index.ts';
import { TrailcaseError } from '../../../../../shared/errors.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
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

describe('hostile files', () => {
  it('an alias bomb is refused in no time', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 20; at++) {
      lines.push(`a${at}: &a${at} [${Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`);
    }
    const start = performance.now();
    const { problems } = readTexts({ 'bomb.yml': `title: bomb\n${lines.join('\n')}` });
    expect(problems[0]?.message).toMatch(/more than 50000 values/);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('an alias of itself is refused', () => {
    const { problems } = readTexts({
      'a.yml': 'title: x\ndetection: &d\n  sel: *d\n  condition: sel',
    });
    expect(problems[0]?.message).toMatch(/nested deeper|no anchor|not the YAML/);
  });

  it('deep nesting is refused', () => {
    const { problems } = readTexts({
      'flow.yml': `title: x\ndetection: ${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      'maps.yml': `title: x\ndetection: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`,
      'block.yml': Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    });
    expect(problems.map(({ file }) => file).sort()).toEqual(['block.yml', 'flow.yml', 'maps.yml']);
    for (const { message } of problems) expect(message).toMatch(/deep/);
  });

  it('a large file is not read', () => {
    const { rules, problems } = readTexts({ 'a.yml': `${sound}# ${'x'.repeat(1024 * 1024)}` });
    expect(rules).toEqual([]);
    expect(problems[0]?.message).toMatch(/larger than 1024 KiB/);
  });

  it('bytes that are no text are told', () => {
    const { problems } = readTexts({ 'a.yml': Buffer.from([0x74, 0xff, 0xfe]) });
    expect(problems[0]).toMatchObject({ line: null, message: expect.stringMatching(/not UTF-8/) });
  });

  it('a byte order mark and Windows line ends change nothing', () => {
    const { rules, problems } = readTexts({ 'a.yml': `\ufeff${sound.replaceAll('\n', '\r\n')}` });
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({ title: 'A sound rule', line: 1 });
  });

  it('names of prototypes are keys like others', () => {
    const { rules, problems } = readTexts({
      'a.yml': `__proto__: {polluted: true}\nconstructor: x\n${sound}`,
      'b.yml': rule(
        '__proto__:\n  toString: a\n  hasOwnProperty|contains: b\ncondition: __proto__',
      ),
    });
    expect(problems).toEqual([]);
    expect(rules).toHaveLength(2);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('a merge key is a name like others', () => {
    const { rules, problems } = readTexts({
      'a.yml': rule('base: &b\n  eventType: a\nsel:\n  <<: *b\n  x: 1\ncondition: sel'),
    });
    expect(rules).toEqual([]);
    expect(problems[0]?.message).toMatch(/A value of a field is a text/);
  });

  it('an expression that would hang others is asked in no time, of constants too', () => {
    const { problems } = readTexts({
      'a.yml': `title: x\nlogsource: {product: gcp, service: google_workspace.admin}\ndetection:\n  sel:\n    eventService|re: '^(([a-z.])+.)+!$'\n  condition: sel`,
    });
    expect(problems).toEqual([]);
  });
});

describe('a folder of rules', () => {
  const temp = useTempFolder();

  it('is read with the folders in it, in the order of their paths, and links are not followed', () => {
    const folder = temp('rules');
    mkdirSync(join(folder, 'b', 'c'), { recursive: true });
    writeFileSync(join(folder, 'b', 'c', 'deep.yaml'), sound.replace('sound', 'deep'));
    writeFileSync(join(folder, 'a.YML'), sound);
    writeFileSync(join(folder, 'note.txt'), 'not a rule');
    writeFileSync(temp('outside.yml'), sound.replace('sound', 'outside'));
    symlinkSync(temp('outside.yml'), join(folder, 'link.yml'));
    symlinkSync(folder, join(folder, 'b', 'round'));
    const { rules, problems } = readRules({ folders: [folder], shipped: false });
    expect(problems).toEqual([]);
    expect(rules.map(({ file, origin }) => [file, origin])).toEqual([
      ['a.YML', 'own'],
      ['b/c/deep.yaml', 'own'],
    ]);
  });

  it('that is not there is an error', () => {
    const read = () => readRules({ folders: [temp('none')], shipped: false });
    expect(read).toThrow(TrailcaseError);
    expect(read).toThrow(/folder of rules .* cannot be looked into \(ENOENT\)/);
  });

  it('has empty files and empty documents', () => {
    const { rules, problems } = readTexts({ 'a.yml': '', 'b.yml': '---\n---\n# only a comment\n' });
    expect([rules, problems]).toEqual([[], []]);
  });
});
