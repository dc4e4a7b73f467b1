import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DetectionReceipt, Finding, FindingList } from '../../../../shared/detection.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { ids, ownRules } from '../../engine/detect/findings/own-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'trailcase-detect-'));
const path = join(folder, 'small.trailcase');
const rules = join(folder, 'rules');
const own = ['--rules', rules, '--only', 'Something removed', 'Guessing from one address'];

const hostile = 'eve\u202e\u001b[31m@example.com';

function audit(id: string, actor: string, day: number): Record<string, unknown> {
  const timestamp = `2026-02-0${day}T10:00:00Z`;
  return { id, action: 'delete User', target: 'ben', actor, timestamp, oldEntity: { a: 1 } };
}

function failure(id: string, minute: number): Record<string, unknown> {
  return {
    id,
    eventType: 'login',
    status: 'Failure',
    createdOn: `2026-02-09T10:0${minute}:00Z`,
    email: 'ana@example.com',
    ipAddress: '192.0.2.7',
    clientName: 'portal',
  };
}

beforeAll(async () => {
  mkdirSync(rules);
  writeFileSync(join(rules, 'own.yml'), ownRules);
  const write = (name: string, records: readonly unknown[]) => {
    writeFileSync(join(folder, name), records.map((each) => JSON.stringify(each)).join('\n'));
    return join(folder, name);
  };
  const files = [
    write('audit #1.ndjson', [audit('a1', 'ana@example.com', 1), audit('a2', hostile, 8)]),
    write('events.ndjson', [failure('e1', 1), failure('e2', 2), failure('e3', 3)]),
  ];
  const { code, err } = await trailcase('import', path, ...files);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('trailcase detect', () => {
  it('tells what it found by level, the broken rule with its place, and the counts', async () => {
    const { code, out, err } = await trailcase('detect', path, ...own);
    expect(code).toBe(0);
    expect(out.indexOf('HIGH')).toBeLessThan(out.indexOf('MEDIUM'));
    expect(out).toMatch(/^ {2}Guessing from one address\n +\d+ {2}\S/m);
    expect(out).toContain('2026-02-09T10:01:00Z … 10:03:00Z; 3 records; ip 192.0.2.7');
    expect(out).toContain('2 of 2 rules over 5 records');
    expect(out).toContain('Findings: 1 high, 2 medium; 3 new, 0 changed, 0 the same, 0 gone.');
    expect(out).toContain('‹U+202E›‹U+001B›[31m@example.com');
    expect(out).not.toContain('\u202e');
    expect(out).not.toContain('\u001b');
    expect(err).toMatch(/^trailcase: own\.yml:\d+:\d+: Broken: .+\n$/);
  });

  it('runs nothing where nothing is new, and everything with --whole', async () => {
    const again = await trailcase('detect', path, ...own);
    expect(again.out).toContain('Not run: 2 rules. Nothing new since it ran last: 2.');
    expect(again.out).toContain('0 new, 0 changed, 3 the same, 0 gone');
    const whole = await trailcase('detect', path, ...own, '--whole', '--json');
    const receipt = JSON.parse(whole.out) as DetectionReceipt & { found: Finding[] };
    expect(receipt).toMatchObject({ ran: 2, findings: { same: 3, new: 0 } });
    expect(receipt.found).toHaveLength(3);
  });

  it.each([
    ['2026-02-05', 2],
    ['last 5 days', 2],
    ['2026-02-09T10:02:30Z', 0],
  ])('looks only at what is since %s', async (since, total) => {
    const { out, err } = await trailcase('detect', path, ...own, '--since', since, '--json');
    expect(err).not.toContain('no time');
    expect((JSON.parse(out) as DetectionReceipt).findings).toMatchObject({ total, gone: 0 });
  });

  it('takes a question, and a parameter by the title of its rule', async () => {
    const asked = await trailcase('detect', path, ...own, '--question', 'actor is ana', '--json');
    expect((JSON.parse(asked.out) as DetectionReceipt).findings.total).toBe(0);
    const set = ['--set', 'Guessing from one address.failures=4'];
    const { out } = await trailcase('detect', path, ...own, ...set, '--json');
    expect((JSON.parse(out) as DetectionReceipt).levels).toMatchObject({ high: 0, medium: 2 });
  });

  it.each([
    [['--since', 'the day of the cat'], 'no time'],
    [['--only', 'No such rule'], 'no rule "No such rule"'],
    [['--set', 'Something removed.window=1h'], 'no parameter "window"'],
    [['--set', 'nothing'], 'sets nothing'],
    [['--question', 'actor is is is'], 'cannot be read'],
    [['--sarif', path], 'is there already'],
  ])('ends with 2 for %j', async (options, message) => {
    const { code, err } = await trailcase('detect', path, '--rules', rules, ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('ends with 1 for open findings of a level only where it is asked to', async () => {
    expect((await trailcase('detect', path, ...own, '--fail-on', 'critical')).code).toBe(0);
    const { code, err } = await trailcase('detect', path, ...own, '--fail-on', 'high');
    expect(code).toBe(1);
    expect(err).toContain('1 open findings of level high or worse');
  });
});

describe('findings, decided about', () => {
  const list = async (...options: string[]) =>
    JSON.parse((await trailcase('findings', path, '--json', ...options)).out) as FindingList;

  let id = '';

  beforeAll(async () => {
    await trailcase('detect', path, ...own);
    const { findings, total } = await list();
    expect(total).toBe(3);
    id = String(findings.find(({ rule }) => rule === ids.guessing)?.id);
  });

  it.each([
    [['--dismiss'], 'needs a reason'],
    [['--reopen', '--reason', ' '], 'needs a reason'],
    [[], 'Give one of'],
    [['--confirm', '--dismiss', '--reason', 'both'], 'Give one of'],
  ])('are not decided about by %j', async (options, message) => {
    const { code, err } = await trailcase('triage', path, id, ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('keep decisions in later runs', async () => {
    const done = await trailcase('triage', path, id, '--dismiss', '--reason', 'a load test');
    expect(done.out).toBe('1 of 1 decided otherwise than before: dismissed.\n');
    const run = await trailcase('detect', path, ...own, '--whole', '--fail-on', 'high');
    expect(run.code).toBe(0);
    expect(run.out).toContain('Dismissed before and not listed: 1.');
    expect((await list('--state', 'open')).total).toBe(2);
    expect((await list('--level', 'high', 'critical')).findings).toMatchObject([
      { state: 'dismissed', reason: 'a load test' },
    ]);
  });

  it('are told one by one, with every decision', async () => {
    const { out } = await trailcase('findings', path, id);
    expect(out).toContain('reason: a load test');
    expect(out).toMatch(/decided +\S+ \S+: dismissed, a load test/);
    const records = await trailcase('query', path, `finding is ${id}`, '--count');
    expect(records.out).toBe('3\n');
    expect((await trailcase('findings', path, '999')).code).toBe(2);
  });

  it('are written as SARIF, with where each record stands in its file', async () => {
    const file = join(folder, 'findings.sarif');
    expect((await trailcase('findings', path, '--sarif', file)).code).toBe(0);
    const { runs } = JSON.parse(readFileSync(file, 'utf8')) as {
      runs: [
        {
          artifacts: { location: { uri: string } }[];
          results: {
            locations: {
              physicalLocation: {
                artifactLocation: { uri: string; index: number };
                region: { byteOffset: number; byteLength: number };
              };
            }[];
            suppressions?: { justification: string }[];
          }[];
        },
      ];
    };
    const { artifacts, results } = runs[0];
    expect(artifacts.map(({ location }) => location.uri).sort()).toEqual([
      'audit%20%231.ndjson',
      'events.ndjson',
    ]);
    const cut = results.map(({ locations: [first] }) => {
      const { artifactLocation, region } = first?.physicalLocation ?? {
        artifactLocation: { uri: '', index: 0 },
        region: { byteOffset: 0, byteLength: 0 },
      };
      const bytes = readFileSync(join(folder, decodeURIComponent(artifactLocation.uri)));
      const { byteOffset, byteLength } = region;
      const text = bytes.subarray(byteOffset, byteOffset + byteLength).toString();
      return (JSON.parse(text) as { id: string }).id;
    });
    expect(cut.sort()).toEqual(['a1', 'a2', 'e1']);
    const justified = results.flatMap(({ suppressions = [] }) => suppressions);
    expect(justified).toMatchObject([{ justification: 'a load test' }]);
  });
});

describe('trailcase rules', () => {
  it('lists those of the program and of a folder, and tells of one by its title', async () => {
    const { code, out } = await trailcase('rules', '--rules', rules);
    expect(code).toBe(0);
    expect(out).toMatch(/^high +Guessing from one address +event_count .*own\.yml$/m);
    expect(out.indexOf('critical')).toBeLessThan(out.indexOf('medium'));
    const one = await trailcase('rules', 'guessing FROM one address', '--rules', rules);
    expect(one.out).toContain('failures = 2 (Failures from one address)');
    expect((await trailcase('rules', 'No such rule')).code).toBe(2);
  });

  it('ends with 1 for a rule that cannot be run, where it is to check', async () => {
    expect((await trailcase('rules', '--check')).code).toBe(0);
    const { code, err } = await trailcase('rules', '--rules', rules, '--check');
    expect(code).toBe(1);
    expect(err).toMatch(/own\.yml:\d+/);
  });
});

describe('trailcase import --detect', () => {
  const fresh = (name: string) => join(folder, `${name}.trailcase`);
  const log = join(folder, 'events.ndjson');

  it('runs the rules after the import, and tells both', async () => {
    const { code, out, err } = await trailcase(
      ...['import', fresh('after'), log, '--detect', '--rules', rules],
    );
    expect(code).toBe(0);
    expect(out.indexOf('Source 1:')).toBeLessThan(out.indexOf('Guessing from one address'));
    expect(out).toMatch(/^Run \d+: \d+ of \d+ rules over 3 records/m);
    expect(err).toContain('own.yml');
    const { out: json } = await trailcase('import', fresh('json'), log, '--detect', '--json');
    const { sources, detection } = JSON.parse(json);
    expect(sources).toMatchObject([{ stored: 3 }]);
    expect(detection.findings.total).toBe(detection.found.length);
    expect(detection.records).toBe(3);
  });

  it('runs them also where nothing came, ends as the import does, and does not take rules alone', async () => {
    const again = await trailcase('import', fresh('after'), log, '--detect');
    expect(again.out).toMatch(/^Run \d+:/m);
    const { code } = await trailcase('import', fresh('after'), log);
    expect(again.code).toBe(code);
    const alone = await trailcase('import', fresh('after'), log, '--rules', rules);
    expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('give --detect')]);
  });
});
