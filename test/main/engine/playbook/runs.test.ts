import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { StepAnswer } from '../../../../shared/playbook.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles } from '../../../helpers/engines.ts';
import { stepIn, useDemoCase } from './demo-case.ts';

const demo = useDemoCase();
const { engine } = demo;
const user = 'jonas.keller@acme.example';

const start = (parameters: Record<string, string> = { user }) =>
  engine.call('run.start', { playbook: 'account-compromise', parameters });

/** A mail to the account that an earlier answer does not know of. */
const laterMail = JSON.stringify({
  subject: 'Reset your Acme password',
  recipient: user,
  timestamp: '2026-02-14T10:00:00Z',
  status: 'sent',
  category: 'password_reset',
  body: 'Later.',
});

describe('a run', () => {
  test('begins with its playbook, values, other names of the user and the newest record as its time', async () => {
    const run = await start({ user: ` ${user} ` });
    expect(run).toMatchObject({
      playbook: 'account-compromise',
      state: 'running',
      parameters: { user, window: 'last 7 days', address: '' },
      asOf: '2026-02-15T18:59:41.081000Z',
      zone: 'UTC',
      answered: 0,
      judged: 0,
      next: 'sign-ins',
      bypassed: [],
      conclusion: '',
    });
    expect(run.names).toEqual({ user: expect.arrayContaining(['1001', 'jonas.keller']) });
    expect(stepIn(run, 'same-address')).toMatchObject({
      query: null,
      problem: expect.stringContaining('No value for Address of the intruder'),
    });
    expect(await engine.call('run.list', {})).toMatchObject([{ id: run.id, state: 'running' }]);
  });

  test.each<[what: string, parameters: Record<string, string>, message: string]>([
    ['without a value', {}, 'Account (user) is missing'],
    ['with an empty value', { user: ' ' }, 'Account (user) is missing'],
    ['with a value for nothing', { user, who: 'x' }, 'has no parameter "who"'],
    ['with a window that is none', { user, window: 'user is x' }, 'is no time'],
  ])('does not begin %s', async (_what, parameters, message) => {
    await expect(start(parameters)).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining(message),
    });
  });

  test('of no playbook, and of no number, is not found', async () => {
    const none = engine.call('run.start', { playbook: 'none', parameters: {} });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
    const calls = [
      () => engine.call('run.get', { run: 1 }),
      () => runJob(engine, 'run.answer', { run: 1, step: 'sign-ins' }),
      () => engine.call('run.judge', { run: 1, step: 'x', verdict: null, note: '', evidence: [] }),
      () => engine.call('run.state', { run: 1, state: 'paused', conclusion: '' }),
      () => engine.call('run.rows', { run: 1, step: 'sign-ins', from: 0, count: 1 }),
      () => engine.call('run.actions', { run: 1, step: 'sign-ins' }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'not-found' });
  });

  test('finds a user whatever the case of the letters', async () => {
    const { id } = await start({ user: 'Jonas.Keller@ACME.example' });
    const run = await runJob(engine, 'run.answer', { run: id, step: 'failures' });
    expect(stepIn(run, 'failures').answer?.groups?.top[0]).toMatchObject({
      value: '198.51.100.77',
    });
  });

  test('takes values that are learnt on the way', async () => {
    const { id } = await start();
    const asked = runJob(engine, 'run.answer', { run: id, step: 'same-address' });
    await expect(asked).rejects.toMatchObject({ code: 'bad-request' });
    const learnt = await engine.call('run.state', {
      run: id,
      state: 'running',
      conclusion: '',
      parameters: { address: '198.51.100.77' },
    });
    expect(learnt.parameters).toEqual({ user, window: 'last 7 days', address: '198.51.100.77' });
    const run = await runJob(engine, 'run.answer', { run: id, step: 'same-address' });
    expect(stepIn(run, 'same-address').answer?.groups?.distinct).toBeGreaterThan(1);
    for (const parameters of [{ user: '' }, { none: 'x' }, { window: 'x is y' }]) {
      const wrong = engine.call('run.state', {
        run: id,
        state: 'running',
        conclusion: '',
        parameters,
      });
      await expect(wrong).rejects.toMatchObject({ code: 'bad-request' });
    }
  });

  test('that is not running takes no answers and verdicts until it is resumed', async () => {
    const { id } = await start();
    const verdict = {
      run: id,
      step: 'sign-ins',
      verdict: 'normal' as const,
      note: '',
      evidence: [],
    };
    for (const state of ['paused', 'finished', 'abandoned'] as const) {
      const changed = await engine.call('run.state', { run: id, state, conclusion: 'So far.' });
      expect(changed).toMatchObject({ state, conclusion: 'So far.' });
      const refused = { code: 'bad-request', message: expect.stringContaining('Resume it first') };
      await expect(engine.call('run.judge', verdict)).rejects.toMatchObject(refused);
      await expect(
        runJob(engine, 'run.answer', { run: id, step: 'sign-ins' }),
      ).rejects.toMatchObject(refused);
    }
    await engine.call('run.state', { run: id, state: 'running', conclusion: '' });
    expect(await engine.call('run.judge', verdict)).toMatchObject({ judged: 1, next: 'devices' });
  });
});

describe('a verdict', () => {
  test('leads to the step of its branch, with note and evidence, and can be taken back', async () => {
    const { id } = await start();
    const judge = (
      step: string,
      verdict: 'normal' | 'suspicious' | null,
      evidence: number[] = [],
    ) => engine.call('run.judge', { run: id, step, verdict, note: 'e\u0301 noted', evidence });
    await judge('sign-ins', 'suspicious', [9, 3, 9, 4]);
    await judge('devices', 'normal');
    const run = await judge('failures', 'normal');
    expect(run).toMatchObject({ next: 'factors', bypassed: ['lockouts'], judged: 3 });
    expect(stepIn(run, 'sign-ins')).toMatchObject({
      verdict: 'suspicious',
      note: '\u00e9 noted',
      evidence: [3, 4, 9],
      judgedBy: expect.any(String),
    });
    expect(await judge('failures', null)).toMatchObject({
      next: 'failures',
      bypassed: [],
      judged: 2,
    });
  });

  test('takes only records of the case as evidence', async () => {
    const { id } = await start();
    const judged = engine.call('run.judge', {
      run: id,
      step: 'sign-ins',
      verdict: 'normal',
      note: '',
      evidence: [1, 999_999],
    });
    await expect(judged).rejects.toMatchObject({ code: 'not-found', message: /999999/ });
    expect((await engine.call('run.get', { run: id })).judged).toBe(0);
  });
});

describe('an answer', () => {
  test('is frozen: later imports do not change it, asking again adds another', async () => {
    const other = await demo.copy('frozen.trailcase');
    const { id } = await other.call('run.start', {
      playbook: 'account-compromise',
      parameters: { user },
    });
    const first = stepIn(
      await runJob(other, 'run.answer', { run: id, step: 'mails' }),
      'mails',
    ).answer;
    const rows = (from = 0, count = 100) =>
      other.call('run.rows', { run: id, step: 'mails', from, count });
    const before = await rows();
    expect(before.total).toBe(first?.count);
    expect(before.rows).toHaveLength(first?.count ?? 0);
    const times = before.rows.map(({ time }) => time ?? '');
    expect(times).toEqual([...times].sort().reverse());
    expect(await rows(2, 3)).toEqual({ rows: before.rows.slice(2, 5), total: before.total });

    writeFileSync(demo.place('later.ndjson'), `${laterMail}\n`);
    await importFiles(other, [demo.place('later.ndjson')]);
    expect(stepIn(await other.call('run.get', { run: id }), 'mails').answer).toEqual(first);
    expect(await rows()).toEqual(before);

    const again = await runJob(other, 'run.answer', { run: id, step: 'mails' });
    const second = stepIn(again, 'mails').answer as StepAnswer;
    expect(second.count).toBe((first?.count ?? 0) + 1);
    expect(second.sha256).not.toBe(first?.sha256);
    expect(second.records).toBeGreaterThan(first?.records ?? 0);
    expect((await rows()).total).toBe(second.count);
    const kept = (await other.call('custody.list', {})).filter(
      ({ action, detail }) => action === 'run answered' && (detail as { run: number }).run === id,
    );
    expect(kept.map(({ detail }) => (detail as StepAnswer).count)).toEqual([
      first?.count,
      second.count,
    ]);
  });

  test('is asked of what the playbook was when the run began', async () => {
    const file = demo.place('own.yaml');
    const text = (query: string) =>
      `id: own\ntitle: Own\ndescription: Own.\ncategory: question\nsteps:\n  - id: one\n    title: One\n    purpose: One.\n    kind: job\n    query: ${query}\n`;
    writeFileSync(file, text('latest status is failed'));
    const folders = [file];
    const { id } = await engine.call('run.start', { playbook: 'own', parameters: {}, folders });
    writeFileSync(file, text('latest status is success'));
    const run = await runJob(engine, 'run.answer', { run: id, step: 'one' });
    expect(stepIn(run, 'one').answer).toMatchObject({
      query: 'latest status is failed',
      sentence: 'Latest Status is failed',
      count: 6,
      kind: 'job',
      groups: null,
    });
  });

  test('is that of no step without a question', async () => {
    const { id } = await start();
    const asked = runJob(engine, 'run.answer', { run: id, step: 'containment' });
    await expect(asked).rejects.toMatchObject({ code: 'bad-request', message: /asks nothing/ });
    const rows = engine.call('run.rows', { run: id, step: 'sign-ins', from: 0, count: 1 });
    await expect(rows).rejects.toMatchObject({ code: 'not-found', message: /no answer yet/ });
  });
});

test('a step whose question is cancelled has no answer, and nothing is noted', async () => {
  const { id } = await start();
  const before = await engine.call('custody.list', {});
  const ended = runJob(
    engine,
    'run.answer',
    { run: id, step: 'sign-ins' },
    () => undefined,
    (job) => void engine.call('job.cancel', { job }),
  );
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
  expect(stepIn(await engine.call('run.get', { run: id }), 'sign-ins').answer).toBeNull();
  expect(await engine.call('custody.list', {})).toEqual(before);
  expect(await runJob(engine, 'run.answer', { run: id, step: 'sign-ins' })).toMatchObject({
    answered: 1,
  });
});

test('a run goes on when the case is opened again, by another engine', async () => {
  const { id } = await start();
  await runJob(engine, 'run.answer', { run: id, step: 'sign-ins' });
  const before = await engine.call('run.judge', {
    run: id,
    step: 'sign-ins',
    verdict: 'suspicious',
    note: 'Unknown address.',
    evidence: [3, 4],
  });
  const other = await demo.copy('resumed.trailcase');
  expect(await other.call('run.get', { run: id })).toEqual(before);
  const after = await runJob(other, 'run.answer', { run: id, step: before.next ?? '' });
  expect(after).toMatchObject({ answered: 2, next: 'devices' });
});

test('every row is what its custody entry says, and the case verifies', async () => {
  const { id } = await start();
  await runJob(engine, 'run.answer', { run: id, step: 'failures' });
  await engine.call('run.judge', {
    run: id,
    step: 'failures',
    verdict: 'malicious',
    note: 'x',
    evidence: [5],
  });
  await engine.call('run.state', { run: id, state: 'finished', conclusion: 'Stolen.' });
  expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
  await demo.copy('rows.trailcase');
  const db = new Database(demo.place('rows.trailcase'), { readonly: true });
  const said = new Map(
    db.prepare('SELECT id, detail FROM custody').raw().all() as [number, string][],
  );
  const runs = db.prepare('SELECT id, playbook, detail FROM playbook_run').all() as {
    id: number;
    playbook: string;
    detail: string;
  }[];
  const steps = db.prepare('SELECT id, kind, detail, records FROM playbook_step').all() as {
    id: number;
    kind: string;
    detail: string;
    records: string;
  }[];
  db.close();
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(runs.length).toBeGreaterThan(0);
  for (const run of runs) {
    expect(said.get(run.id)).toBe(run.detail);
    expect(JSON.parse(run.detail)).toMatchObject({ sha256: sha256(run.playbook) });
  }
  expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['answer', 'verdict', 'state']));
  for (const step of steps) {
    expect(said.get(step.id)).toBe(step.detail);
    if (step.kind === 'answer') {
      expect(JSON.parse(step.detail)).toMatchObject({ sha256: sha256(step.records) });
    }
    if (step.kind === 'verdict') {
      expect(JSON.parse(step.detail)).toMatchObject({ evidence: step.records });
    }
  }
});

describe('a written run', () => {
  test('says what is in the case, is noted in the custody log and replaces no file', async () => {
    const { id } = await start();
    await runJob(engine, 'run.answer', { run: id, step: 'failures' });
    const out = demo.place('run.json');
    const receipt = await runJob(engine, 'run.export', { run: id, out, format: 'json' });
    const bytes = readFileSync(out);
    expect(receipt).toEqual({
      path: out,
      format: 'json',
      steps: 16,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    const { run } = JSON.parse(bytes.toString());
    const step = run.steps.find((each: { step: { id: string } }) => each.step.id === 'failures');
    expect(createHash('sha256').update(step.records).digest('hex')).toBe(step.answer.sha256);
    const noted = (await engine.call('custody.list', {})).at(-1);
    expect(noted).toMatchObject({
      action: 'run exported',
      detail: { run: id, path: out, sha256: receipt.sha256 },
    });
    const again = runJob(engine, 'run.export', { run: id, out, format: 'markdown' });
    await expect(again).rejects.toMatchObject({ code: 'file-exists' });
    expect(readFileSync(out)).toEqual(bytes);
  });

  test('that is cancelled leaves nothing', async () => {
    const { id } = await start();
    const out = demo.place('cancelled.md');
    let job = 0;
    const ended = runJob(
      engine,
      'run.export',
      { run: id, out, format: 'markdown' },
      () => undefined,
      (started) => {
        job = started;
        void engine.call('job.cancel', { job });
      },
    );
    await expect(ended).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(out)).toBe(false);
  });
});
