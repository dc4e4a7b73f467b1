import { describe, expect, it } from 'vitest';
import type { CorrelationRule } from '../../../../../main/engine/detect/index.ts';
import { print } from '../../../../../shared/query/index.ts';
import { eventRule, oktaRule, readTexts } from './rule-case.ts';

const whole = `# written by hand
title: A whole rule
id: 6b1b2c3d-0000-4000-8000-000000000001
name: whole
status: test
description: |
  What it is about.
why: Why it matters.
references: [https://demo.example/a]
author: Ada, Grace
date: 2026-01-02
modified: 2026-02-03
tags:
  - attack.t1110.003
logsource: {product: okta, service: okta, definition: "the log itself"}
detection:
  sel:
    eventType: user.session.start
  condition: sel
falsepositives:
  - none
level: HIGH
tells: "{{count}} sign-ins"
group-by: [actor.alternateId]
fields: [eventType]
license: DRL 1.1
x-own: {anything: [1, 2]}
`;

const base = (name: string) =>
  `title: ${name}\nname: ${name}\nid: id-of-${name}\nlogsource: {product: okta}\ndetection:\n  sel: {eventType: ${name}}\n  condition: sel\n`;

function correlationIn(text: string, options = {}): CorrelationRule {
  const { rules, problems } = readTexts({ 'a.yml': text }, options);
  const found = rules.find((rule) => rule.type !== 'event');
  if (found === undefined) throw new Error(`no correlation: ${JSON.stringify(problems)}`);
  return found as CorrelationRule;
}

const brute = `title: Brute force
id: brute
name: brute_force
correlation:
  type: event_count
  rules: [failed]
  group-by: [who, ip]
  timespan: 5m
  condition: {gte: 5, lt: 100}
  aliases:
    who: {failed: actor.alternateId}
---
${base('failed')}`;

describe('an event rule', () => {
  it('says of itself what is written in its document', () => {
    const rule = eventRule(whole);
    expect(rule).toMatchObject({
      type: 'event',
      id: '6b1b2c3d-0000-4000-8000-000000000001',
      name: 'whole',
      title: 'A whole rule',
      description: 'What it is about.',
      why: 'Why it matters.',
      level: 'high',
      status: 'test',
      author: 'Ada, Grace',
      tags: ['attack.t1110.003'],
      falsePositives: ['none'],
      references: ['https://demo.example/a'],
      origin: 'own',
      file: 'rule.yml',
      line: 2,
      tells: '{{count}} sign-ins',
      groupBy: ['actor.alternateId'],
      logsource: 'okta/okta',
      systems: ['okta'],
      parameters: [],
      reports: true,
    });
    expect(rule.text).toContain('title: A whole rule');
    expect(rule.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('without an id has that of its file and title, and without a level is medium', () => {
    const rule = eventRule(oktaRule('sel: {a: 1}\ncondition: sel'));
    expect(rule).toMatchObject({ id: 'rule.yml: A rule', level: 'medium', name: null, why: '' });
  });

  it('of a logsource that no source has is listed, and not asked', () => {
    for (const logsource of [
      'product: windows, service: sysmon',
      'category: process_creation',
      'product: okta, category: x',
    ]) {
      const rule = eventRule(
        `title: x\nlogsource: {${logsource}}\ndetection: {sel: {a: 1}, condition: sel}`,
      );
      expect(rule).toMatchObject({ systems: [], question: null });
      expect(rule.placesOf('a')).toEqual([]);
    }
  });
});

describe('parameters', () => {
  const text = `title: With parameters
id: tuned
parameters:
  - {name: who, title: Whose sign-ins count, value: root}
  - {name: tools, value: [curl, wget]}
  - {name: limit, title: Events, value: 5}
logsource: {product: okta}
detection:
  sel:
    actor.alternateId: '%who%'
    tool|contains: ['%tools%', nc]
    count|gte: '%limit%'
    literal: '%unknown%'
    part: 'a %who% b'
  condition: sel
`;
  const where = (settings = {}) => {
    const { question } = eventRule(text, { settings });
    return question === null ? '' : print(question.where, question.kind);
  };

  it('stand in place of whole values', () => {
    expect(where()).toBe(
      [
        "System is 'okta'",
        'actor.alternateId is root',
        '(.tool contains curl or .tool contains wget or .tool contains nc)',
        '.count >= 5',
        '.literal is `%unknown%`',
        String.raw`.part like exactly 'a \\%who\\% b'`,
      ].join(' and '),
    );
  });

  it('are set otherwise by the id of the rule', () => {
    const set = where({
      tuned: { who: 'ada', tools: 'nmap , masscan', limit: '7' },
      other: { who: 'x' },
    });
    expect(set).toContain('actor.alternateId is ada');
    expect(set).toContain('.tool contains nmap or .tool contains masscan or .tool contains nc');
    expect(set).toContain('.count >= 7');
  });

  it('are told with the values in force, and change the hash', () => {
    const plain = eventRule(text);
    const set = eventRule(text, { settings: { tuned: { limit: '7' } } });
    expect(set.parameters).toEqual([
      { name: 'who', title: 'Whose sign-ins count', value: 'root' },
      { name: 'tools', title: 'tools', value: 'curl, wget' },
      { name: 'limit', title: 'Events', value: '7' },
    ]);
    expect(set.hash).not.toBe(plain.hash);
  });

  it('that are set to what cannot be compared are a problem of the rule', () => {
    const { problems } = readTexts({ 'a.yml': text }, { settings: { tuned: { limit: 'many' } } });
    expect(problems).toEqual([
      {
        file: 'a.yml',
        line: 12,
        column: 16,
        rule: 'With parameters',
        message: expect.stringMatching(/"many" is none/),
      },
    ]);
  });
});

describe('placeholders', () => {
  const rule = oktaRule(
    "sel:\n  a|expand: '%admins%'\n  b|contains|expand: 'x-%tools%-y'\ncondition: sel",
  );

  it('have their values from placeholders.yml, in any folder', () => {
    const { rules, problems } = readTexts({
      'rule.yml': rule,
      'placeholders.yml': 'admins: [ada, grace]\ntools:\n  - curl\n',
    });
    expect(problems).toEqual([]);
    const [found] = rules;
    const question = found?.type === 'event' ? found.question : null;
    expect(question && print(question.where, null)).toBe(
      "System is 'okta' and .a in (ada, grace) and .b contains exactly 'x-curl-y'",
    );
  });

  it('that are given go before, and parameters of the rule before all', () => {
    const text = rule.replace('title', 'parameters: [{name: tools, value: nc}]\ntitle');
    const { question } = eventRule(text, { placeholders: { admins: ['eve'], tools: ['x'] } });
    expect(question && print(question.where, null)).toBe(
      "System is 'okta' and .a is eve and .b contains exactly 'x-nc-y'",
    );
  });

  it('from a parameter leave out what stands empty between its commas', () => {
    const text = rule.replace('title', 'parameters: [{name: tools, value: "nc, , curl,"}]\ntitle');
    const { question } = eventRule(text, { placeholders: { admins: ['eve'] } });
    expect(question && print(question.where, null)).toBe(
      "System is 'okta' and .a is eve and (.b contains exactly 'x-nc-y' or .b contains exactly 'x-curl-y')",
    );
  });

  it('that cannot be read are told', () => {
    const { problems } = readTexts({
      'placeholders.yaml': 'admins: {a: 1}\nb: [[x]]\n',
      'x.yml': '',
    });
    expect(problems.map(({ file, line }) => [file, line])).toEqual([
      ['placeholders.yaml', 1],
      ['placeholders.yaml', 2],
    ]);
  });
});

describe('a correlation', () => {
  it('has its rules by id, and its numbers', () => {
    expect(correlationIn(brute)).toMatchObject({
      id: 'brute',
      type: 'event_count',
      rules: ['id-of-failed'],
      groupBy: ['who', 'ip'],
      aliases: { who: { 'id-of-failed': 'actor.alternateId' } },
      timespan: 300e6,
      condition: { gte: 5, lt: 100, fields: [], percentile: null },
      options: {},
      reports: true,
    });
  });

  it('names rules by id or name, in other files too, and correlations', () => {
    const { rules, problems } = readTexts({
      'a.yml': brute,
      'b.yml': `title: Then a sign-in\nid: then\ncorrelation:\n  type: temporal_ordered\n  rules:\n    - brute_force\n    - id-of-login\n  group-by: [actor.alternateId]\n  timespan: 10m\n`,
      'c.yml': base('login'),
    });
    expect(problems).toEqual([]);
    const then = rules.find(({ id }) => id === 'then');
    expect(then).toMatchObject({ rules: ['brute', 'id-of-login'], condition: null });
    expect(rules.map(({ id, reports }) => [id, reports])).toEqual([
      ['brute', false],
      ['id-of-failed', false],
      ['then', true],
      ['id-of-login', false],
    ]);
  });

  it('leaves its rules reporting with generate', () => {
    for (const text of [
      brute.replace('correlation:', 'generate: true\ncorrelation:'),
      brute.replace('  type:', '  generate: true\n  type:'),
    ]) {
      const { rules } = readTexts({ 'a.yml': text });
      expect(rules.map(({ reports }) => reports)).toEqual([true, true]);
    }
  });

  it('does what its rules say of themselves with reports, whatever it says of them', () => {
    const loud = readTexts({
      'a.yml': brute.replace('name: failed\n', 'name: failed\nreports: true\n'),
    });
    expect(loud.rules.map(({ reports }) => reports)).toEqual([true, true]);
    const silent = brute
      .replace('name: failed\n', 'name: failed\nreports: false\n')
      .replace('name: brute_force\n', 'name: brute_force\nreports: false\ngenerate: true\n');
    const { rules } = readTexts({ 'a.yml': silent });
    expect(rules.map(({ reports }) => reports)).toEqual([false, false]);
  });

  it('of type first_seen names a field and compares it with no number', () => {
    const text = brute.replace('event_count', 'first_seen').replace('gte: 5, lt: 100', 'field: ip');
    expect(correlationIn(text).condition).toEqual({ fields: ['ip'], percentile: null });
    const { problems } = readTexts({ 'a.yml': brute.replace('gte: 5, lt: 100', 'field: ip') });
    expect(problems.map(({ message }) => message)).toEqual([
      'A condition compares with a number: gt, gte, lt, lte, eq or neq.',
    ]);
  });

  it.each([
    ['10s', 10e6],
    ['5m', 300e6],
    ['2h', 7_200e6],
    ['30d', 2_592_000e6],
    ['1w', 604_800e6],
  ])('of a timespan of %s', (timespan, micros) => {
    expect(correlationIn(brute.replace('5m', timespan)).timespan).toBe(micros);
  });

  it('counts values of one field or several', () => {
    const text = (field: string) =>
      brute.replace('event_count', 'value_count').replace('gte: 5', `field: ${field}, gte: 3`);
    expect(correlationIn(text('ip')).condition?.fields).toEqual(['ip']);
    expect(correlationIn(text('[ip, agent]')).condition?.fields).toEqual(['ip', 'agent']);
  });

  it('of a percentile', () => {
    const text = brute
      .replace('event_count', 'value_percentile')
      .replace('gte: 5', 'field: ms, percentile: 95, gte: 3');
    expect(correlationIn(text).condition).toMatchObject({ percentile: 95, fields: ['ms'] });
  });

  it('of ours has its options, with parameters filled in', () => {
    const text = `title: Late\nid: late\nparameters:\n  - {name: start, title: Hours begin, value: "07:00"}\n  - {name: limit, value: 3}\n  - {name: span, value: 2h}\ncorrelation:\n  type: outside_hours\n  rules: [failed]\n  group-by: [actor]\n  timespan: '%span%'\n  options: {from: '%start%', to: "18:00", days: [mon, tue]}\n  condition: {gte: '%limit%'}\n---\n${base('failed')}`;
    expect(correlationIn(text)).toMatchObject({
      options: { from: '07:00', to: '18:00', days: ['mon', 'tue'] },
      condition: { gte: 3 },
      timespan: 7_200e6,
    });
    expect(correlationIn(text, { settings: { late: { limit: '9', span: '1h' } } })).toMatchObject({
      condition: { gte: 9 },
      timespan: 3_600e6,
    });
  });

  it('of rules that are made of each other is a problem of each', () => {
    const of = (name: string, other: string) =>
      `title: ${name}\nid: ${name}\ncorrelation:\n  type: temporal\n  rules: [${other}]\n  timespan: 5m\n`;
    const { rules, problems } = readTexts({
      'a.yml': of('one', 'two'),
      'b.yml': of('two', 'one'),
      'c.yml': of('three', 'two'),
      'd.yml': of('four', 'four'),
      'e.yml': base('sound'),
    });
    expect(rules.map(({ id }) => id)).toEqual(['id-of-sound']);
    expect(problems.map(({ file }) => file).sort()).toEqual(['a.yml', 'b.yml', 'c.yml', 'd.yml']);
    for (const { line, message } of problems) {
      expect(line).toBe(5);
      expect(message).toMatch(/made of this one in turn, or cannot be run itself/);
    }
  });

  it('of a rule that cannot be read is a problem too', () => {
    const { rules, problems } = readTexts({
      'a.yml': brute.replace('condition: sel', 'condition: gone'),
    });
    expect(rules).toEqual([]);
    expect(problems.map(({ line, rule }) => [line, rule])).toEqual([
      [19, 'failed'],
      [6, 'Brute force'],
    ]);
  });

  it('of a name that two rules have is a problem', () => {
    const { problems } = readTexts({
      'a.yml': brute,
      'b.yml': base('failed').replace('id-of-failed', 'another'),
    });
    expect(problems[0]?.message).toMatch(/2 rules have that name/);
  });
});

describe('ids', () => {
  it('of two rules that are the same leave the first', () => {
    const { rules, problems } = readTexts({
      'a.yml': base('one'),
      'b.yml': base('two').replace('id-of-two', 'id-of-one'),
    });
    expect(rules.map(({ title }) => title)).toEqual(['one']);
    expect(problems).toEqual([
      {
        file: 'b.yml',
        line: 1,
        column: 1,
        rule: 'two',
        message: 'Its id is that of "one" in a.yml, which is run. Give it an id of its own.',
      },
    ]);
  });
});
