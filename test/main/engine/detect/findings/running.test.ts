import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine, ParamsOf } from '../../../../../shared/contract.ts';
import type { Finding } from '../../../../../shared/detection.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from '../../query/results/mixed-archive.ts';
import { allRows } from '../../query/results/opened.ts';
import { ids, writeOwnRules } from './own-rules.ts';

const place = useTempFolder();
const engines = useEngines();
const lines = mixedLines(600, 'running');

let folders: string[];
let engine: Engine;

beforeEach(async () => {
  folders = [writeOwnRules(place)];
  engine = await caseOf('running', lines.slice(0, 400));
});

async function caseOf(name: string, records: readonly string[]): Promise<Engine> {
  const opened = await engines.open(place(`${name}.trailcase`));
  await importOne(opened, place(`${name}.ndjson`, records.join('\n')));
  return opened;
}

const rules = [ids.deleted, ids.guessing];
const run = (at: Engine, more: ParamsOf<'detect.start'> = {}) =>
  runJob(at, 'detect.start', { folders, rules, ...more });
const listed = async (at: Engine) => (await at.call('finding.list', { limit: 10_000 })).findings;

/** What findings say that does not depend on the runs that found them. */
const told = (findings: readonly Finding[]) =>
  findings
    .filter(({ gone }) => !gone)
    .map(({ rule, summary, first, last, records, entities, query }) =>
      JSON.stringify([rule, summary, first, last, records, entities, query]),
    )
    .sort();

async function found(text: string, kind?: Kind): Promise<number[]> {
  const explained = await engine.call('query.explain', { text, kind });
  if (!explained.ok) throw new Error(explained.error.message);
  const rows = await allRows(engine, { question: explained.question });
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

describe('a run of the rules', () => {
  it('finds what they ask for, and names the rule that cannot be run', async () => {
    const receipt = await run(engine);
    expect(receipt).toMatchObject({ rules: 2, ran: 2, records: 400, zone: 'UTC' });
    expect(receipt.outcomes.map(({ rule }) => rule)).toEqual(rules);
    expect(receipt.findings.new).toBe(receipt.findings.total);
    expect(receipt.levels.medium).toBeGreaterThan(0);
    expect(receipt.levels.high).toBeGreaterThan(0);
    expect(receipt.levels.low).toBe(0);
    expect(receipt.problems).toMatchObject([{ rule: 'Broken' }]);
    expect(receipt.problems[0]?.line).toBeGreaterThan(40);
    const deleted = await found('kind is audit and action starts with delete');
    const findings = (await listed(engine)).filter(({ rule }) => rule === ids.deleted);
    const details = await Promise.all(findings.map(({ id }) => engine.call('finding.get', { id })));
    const records = details.flatMap(({ recordIds }) => recordIds);
    expect(records.sort((one, other) => one - other)).toEqual(deleted);
    expect(details[0]?.ruleText).toContain('action|startswith: delete');
  });

  it('finds the same again: not run where nothing is new, and changed nothing where it ran', async () => {
    const { findings: first } = await run(engine);
    const before = told(await listed(engine));
    const second = await run(engine);
    expect(second).toMatchObject({ ran: 0, findings: { total: first.total, same: first.total } });
    const third = await run(engine, { whole: true });
    expect(third).toMatchObject({ ran: 2, findings: { new: 0, changed: 0, gone: 0 } });
    expect(told(await listed(engine))).toEqual(before);
  });

  it('after an import finds what a run over everything does, and loses no decision', async () => {
    await run(engine);
    const [one] = await listed(engine);
    const decided = { findings: [one?.id as number], state: 'confirmed' as const, reason: 'seen' };
    expect(await engine.call('finding.triage', decided)).toBe(1);
    await importOne(engine, place('more.ndjson', lines.slice(400).join('\n')));
    const receipt = await run(engine);
    expect(receipt.records).toBe(600);
    const whole = await caseOf('whole', lines);
    await run(whole);
    expect(told(await listed(engine))).toEqual(told(await listed(whole)));
    const after = await engine.call('finding.get', { id: one?.id as number });
    expect(after).toMatchObject({ state: 'confirmed', reason: 'seen' });
    expect((await runJob(engine, 'verify.start', {})).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('runs a rule again whose parameter was set otherwise, and no other', async () => {
    await run(engine);
    const settings = { [ids.guessing]: { failures: '100000' } };
    const receipt = await run(engine, { settings });
    expect(receipt.outcomes.map(({ skipped }) => skipped === null)).toEqual([false, true]);
    expect(receipt.levels.high).toBe(0);
    expect(receipt.findings.gone).toBeGreaterThan(0);
    const entries = await engine.call('custody.list', {});
    expect(entries.at(-1)).toMatchObject({ action: 'rules run', detail: { settings } });
    const back = await run(engine);
    expect(back.findings).toMatchObject({ new: 0, gone: 0 });
    expect(back.levels.high).toBeGreaterThan(0);
  });

  it('runs a rule by itself that only served another, with its own findings', async () => {
    await run(engine);
    const receipt = await run(engine, { rules: [ids.failed] });
    expect(receipt.levels.low).toBeGreaterThan(0);
    expect((await run(engine)).findings).toMatchObject({ new: 0, gone: 0 });
  });

  it('over a question takes its records alone, and lets nothing go', async () => {
    await run(engine);
    const before = told(await listed(engine));
    const explained = await engine.call('query.explain', { text: 'actor contains a' });
    if (!explained.ok) throw new Error(explained.error.message);
    const receipt = await run(engine, { question: explained.question });
    expect(receipt.findings).toMatchObject({ gone: 0 });
    expect(receipt.findings.total).toBeLessThan(before.length);
    const entry = (await engine.call('custody.list', {})).at(-1);
    expect(entry?.detail).toMatchObject({ question: { text: 'Actor contains a' } });
    await run(engine);
    expect(told(await listed(engine))).toEqual(before);
  });

  it('refuses a rule that is not there', async () => {
    await expect(run(engine, { rules: ['no such'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves nothing when it is cancelled', async () => {
    const { job } = await engine.call('detect.start', { folders });
    expect(await engine.call('job.cancel', { job })).toBe(true);
    await run(engine, { rules: [ids.deleted] });
    const { detections } = await engine.call('finding.list', {});
    expect(detections).toHaveLength(1);
    const jobs = await engine.call('job.list', {});
    expect(jobs.find((each) => each.job === job)?.state).toBe('cancelled');
  });

  it('takes turns with imports, and sees all of what came before it', async () => {
    const file = place('late.ndjson', lines.slice(400).join('\n'));
    const [receipt, , last] = await Promise.all([
      run(engine),
      importOne(engine, file),
      run(engine, { rules: [ids.deleted] }),
    ]);
    expect([receipt.records, last.records]).toEqual([400, 600]);
    const actions = (await engine.call('custody.list', {})).map(({ action }) => action);
    expect(actions.slice(-3)).toEqual(['rules run', 'imported', 'rules run']);
  });
});

describe('the records of a finding', () => {
  beforeEach(() => run(engine));

  it('are a question in any view, by number and by the title of the rule', async () => {
    const findings = await listed(engine);
    const one = findings.find(({ rule }) => rule === ids.guessing) as Finding;
    const { recordIds } = await engine.call('finding.get', { id: one.id });
    const sorted = [...recordIds].sort((a, b) => a - b);
    expect(await found(`finding is ${one.id}`)).toEqual(sorted);
    expect(await found(`finding is ${one.id}`, 'event')).toEqual(sorted);
    expect(await found(`finding is ${one.id}`, 'audit')).toEqual([]);
    expect(await found('finding is something-REMOVED')).toEqual(
      await found('kind is audit and action starts with delete'),
    );
    const all = await found('finding exists');
    expect(all.length).toBeGreaterThan(sorted.length);
    expect(await found('not finding exists')).toHaveLength(400 - all.length);
  });

  it('are found by number though the finding is gone, and not by title', async () => {
    const one = (await listed(engine)).find(({ rule }) => rule === ids.guessing) as Finding;
    const before = await found(`finding is ${one.id}`);
    await run(engine, { settings: { [ids.guessing]: { failures: '100000' } } });
    expect(await found(`finding is ${one.id}`)).toEqual(before);
    expect(await found('finding contains guessing')).toEqual([]);
  });

  it('are proposed by the titles of rules that found something', async () => {
    const text = 'finding is some';
    const asked = { text, at: text.length };
    const [first] = await engine.call('query.complete', asked);
    expect(first).toMatchObject({ kind: 'value', text: '"Something removed"' });
  });
});

describe('the list of rules', () => {
  it('has those of the program and those of a folder, the worst first, and needs no case', async () => {
    await engine.call('case.close', {});
    const { rules: all, problems } = await engine.call('rules.list', { folders });
    const own = all.filter(({ origin }) => origin === 'own');
    expect(own).toMatchObject([
      { title: 'Guessing from one address', type: 'event_count', rules: [ids.failed], query: null },
      { title: 'Something removed', type: 'event', reports: true, file: 'own.yml', line: 2 },
      { title: 'A failed sign-in', reports: false },
    ]);
    expect(own[1]?.query).toContain('Action starts with');
    expect(all.length).toBeGreaterThan(20);
    const levels = ['critical', 'high', 'medium', 'low', 'informational'];
    const order = all.map(({ level }) => levels.indexOf(level));
    expect(order).toEqual([...order].sort());
    expect(problems).toMatchObject([{ file: 'own.yml', rule: 'Broken' }]);
    expect((await engine.call('rules.list', {})).problems).toEqual([]);
  });
});
