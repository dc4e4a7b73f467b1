import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correlationTypes, levels } from '../../../../../shared/detection.ts';
import { ruleFiles, ruleIn, shipped, writtenRule } from './fixture-rules.ts';

const help = readFileSync(new URL('../../../../../assets/help/rules.md', import.meta.url), 'utf8');

/** Tactics of ATT&CK for enterprises. */
const tactics = new Set([
  'reconnaissance',
  'resource-development',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'command-and-control',
  'exfiltration',
  'impact',
]);

/** Tags of rules about work that goes wrong, not about people who do wrong. */
const ownTags = new Set(['trailcase.operations']);

it('can read all rules of the program', () => {
  expect(shipped.problems).toEqual([]);
  expect(shipped.rules.map(({ file }) => file).sort()).toEqual(ruleFiles);
});

it('gives every rule an id, a title and a file of its own', () => {
  for (const name of ['id', 'title', 'file'] as const) {
    const values = shipped.rules.map((rule) => rule[name]);
    expect(new Set(values).size).toBe(values.length);
  }
});

describe.each(ruleFiles)('the rule %s', (file) => {
  const rule = ruleIn(file);
  const written = writtenRule(file);

  it('says what it is, why it matters and when it is wrong', () => {
    expect(rule.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(rule.author).toBe('Trailcase');
    expect(rule.status).toMatch(/^(?:test|stable)$/);
    expect(levels).toContain(rule.level);
    expect(String(written.date)).toMatch(/^\d{4}-\d{2}-\d{2}/);
    for (const text of [rule.title, rule.description, rule.why, ...rule.falsePositives]) {
      expect(text.length).toBeGreaterThan(3);
      expect(text).toMatch(/^[A-Z0-9"]/);
    }
    expect(rule.description).toMatch(/\.$/);
    expect(rule.why).toMatch(/[.?]$/);
    expect(rule.falsePositives.length).toBeGreaterThan(0);
  });

  it('is tagged with techniques and tactics of ATT&CK, or as work that goes wrong', () => {
    const names = rule.tags.filter((tag) => !ownTags.has(tag));
    for (const tag of names) {
      const [, name = ''] = /^attack\.(.+)$/.exec(tag) ?? [];
      expect(tactics.has(name) || /^t\d{4}(?:\.\d{3})?$/.test(name), tag).toBe(true);
    }
    const isOfWork = rule.tags.some((tag) => ownTags.has(tag));
    expect(isOfWork || names.some((tag) => /\.t\d{4}/.test(tag))).toBe(true);
  });

  it('links to the techniques that it is tagged with, and to nothing else', () => {
    for (const reference of rule.references) {
      const [, id, sub] =
        /^https:\/\/attack\.mitre\.org\/techniques\/(T\d{4})\/(?:(\d{3})\/)?$/.exec(reference) ??
        [];
      const tag = `attack.${[id, sub].filter((part) => part !== undefined).join('.')}`;
      expect(rule.tags).toContain(tag.toLowerCase());
    }
  });

  it('tells what it found in a sentence, where it reports', () => {
    if (rule.reports) expect(rule.tells).toMatch(/\S/);
    expect(rule.parameters.map(({ title }) => title)).not.toContain('');
  });

  it('uses each of its parameters', () => {
    const body = JSON.stringify(written.correlation ?? written.detection);
    for (const { name } of rule.parameters) expect(body).toContain(`%${name}%`);
  });

  it('stands in the help with what it looks for, its level and its defaults', () => {
    if (!rule.reports) return;
    const row = help.split('\n').find((line) => line.startsWith(`| ${rule.title} |`)) ?? '';
    expect(row, `| ${rule.title} | …`).not.toBe('');
    expect(row).toContain(`| ${rule.level} |`);
    for (const { name, value } of rule.parameters) expect(row).toContain(`\`${name}\` ${value}`);
  });
});

it('has no rule in the help that there is not', () => {
  const [, list = ''] = help.split(/^## The rules of the program$/m);
  const [tables = ''] = list.split(/^## /m);
  const rows = [...tables.matchAll(/^\| (.+?) \| /gm)].map(([, title]) => title);
  const titles = shipped.rules.filter(({ reports }) => reports).map(({ title }) => title);
  expect(rows.filter((title) => title !== 'rule').sort()).toEqual(titles.sort());
});

it.each(correlationTypes)('explains the correlation type %s in the help', (type) => {
  expect(help).toContain(`\`${type}\``);
});
