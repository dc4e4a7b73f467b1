import { expect, test } from 'vitest';
import type { ProposedAction } from '../../../../shared/playbook.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { stepIn, useDemoCase } from './demo-case.ts';

const demo = useDemoCase();
const { engine } = demo;
const user = 'jonas.keller@acme.example';

async function started(playbook: string, parameters: Record<string, string>) {
  const { id: run } = await engine.call('run.start', { playbook, parameters });
  return async (
    step: string,
    verdict: 'normal' | 'suspicious' | 'malicious',
    evidence: number[] = [],
  ): Promise<ProposedAction[]> => {
    const asked = await engine.call('run.get', { run });
    if (stepIn(asked, step).query !== null) await runJob(engine, 'run.answer', { run, step });
    await engine.call('run.judge', { run, step, verdict, note: '', evidence });
    return await engine.call('run.actions', { run, step });
  };
}

test('a step proposes by its verdict, for the user with every session that the evidence names', async () => {
  const propose = await started('account-compromise', { user });
  expect(await propose('sessions', 'normal')).toEqual([]);
  const [action, ...others] = await propose('sessions', 'suspicious');
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    kind: 'revoke-sessions',
    target: { type: 'user', value: user },
    planned: false,
    why: expect.stringContaining('session'),
  });
  const known = [...(action?.target.ids ?? []), ...(action?.target.settled ?? [])];
  expect(known.map(({ id }) => id)).toContain('37efa8eb-b6d5-4196-9acb-6d8793585a79');
  const kinds = (await propose('containment', 'malicious')).map(({ kind }) => kind);
  expect(kinds).toEqual(['revoke-sessions', 'revoke-grants', 'reset-password', 'require-mfa']);
});

test('changes kept as evidence are proposed to be taken back, and no others', async () => {
  const propose = await started('account-compromise', { user });
  const evidence = [293, 294, 317];
  const actions = await propose('changes', 'malicious', evidence);
  expect(actions.map(({ kind, target }) => [kind, target.record])).toEqual(
    evidence.map((record) => ['revert-change', record]),
  );
  expect(await propose('changes', 'suspicious', evidence)).toEqual([]);
});

test('without evidence it is the whole answer: each account that opened', async () => {
  const propose = await started('credential-stuffing', { address: '198.51.100.0/26' });
  const actions = await propose('opened', 'malicious');
  const revoked = actions.filter(({ kind }) => kind === 'revoke-sessions');
  expect(revoked.map(({ target }) => target.value).sort()).toEqual([
    'lena.hoffmann@acme.example',
    'nadine.koch@acme.example',
    'ralf.seidel@acme.example',
  ]);
  expect(actions).toHaveLength(12);
});

test('what stands in the plan already is said to be', async () => {
  const propose = await started('account-compromise', { user });
  const before = await propose('grants', 'malicious');
  expect(before.map(({ planned }) => planned)).toEqual([false]);
  await engine.call('plan.add', {
    actions: before.map(({ kind, target, why }) => ({ kind, target, why })),
  });
  expect((await propose('grants', 'malicious')).map(({ planned }) => planned)).toEqual([true]);
});

test('stale sessions, failed jobs and dead webhooks are proposed one by one', async () => {
  const sessions = await (await started('mass-session-revocation', {}))('stale', 'suspicious');
  expect(sessions.map(({ kind, target }) => [kind, target.type])).toEqual(
    Array.from({ length: 4 }, () => ['revoke-session', 'session']),
  );
  const propose = await started('bulk-operation-failure', { job: 'crm contact sync' });
  const jobs = await propose('retry-list', 'suspicious');
  expect(jobs.length).toBeGreaterThan(0);
  expect(jobs.every(({ kind }) => kind === 'retry-job')).toBe(true);
  const ids = new Set(jobs.flatMap(({ target }) => target.ids.map(({ id }) => id)));
  expect(ids.size).toBe(4);
  const events = await propose('undelivered-events', 'suspicious');
  expect(events).toHaveLength(5);
});
