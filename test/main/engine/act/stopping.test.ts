import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../main/engine/index.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { ana, delivery, job, session, useActing } from './acting-case.ts';

const acting = useActing();
const base = '/auth/admin/tenants/acme';
const three = { session: [session('s1'), session('s2'), session('s3')] };
const revoke = (id: string) => `POST ${base}/sessions/${id}/revoke`;

describe('what stops an execution, and going on', () => {
  it('sends nothing where the name of the tenant is not what was typed', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    for (const confirm of ['Acme', 'acme ', 'x']) {
      await expect(at.start({ confirm })).rejects.toMatchObject({ code: 'bad-request' });
    }
    expect(at.tenant.requests).toEqual([]);
    expect(await at.engine.call('act.list', {})).toEqual([]);
  });

  it('is refused where the host allows no calls', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    await at.engine.close();
    const engine = createEngine();
    await engine.call('case.open', { path: at.path });
    const { connection } = at;
    for (const work of [
      () => runJob(engine, 'act.start', { connection, confirm: 'acme' }),
      () => runJob(engine, 'act.check', { connection }),
      () => runJob(engine, 'held.now', { connection, user: ana }),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await engine.close();
    expect(at.tenant.requests).toEqual([]);
  });

  it('stops at a failure of the server, and goes on from there', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', skip: 1, times: 1 });
    const first = await at.start();
    expect(first).toMatchObject({ state: 'stopped', error: { code: 'unexpected-answer' } });
    expect(first.calls.map(({ state, status }) => [state, status])).toEqual([
      ['done', 200],
      ['failed', 500],
      ['waiting', null],
    ]);
    const sent = at.changes();
    expect(sent).toHaveLength(2);
    const again = await at.start({ run: first.run });
    expect(again.run).toBe(first.run);
    expect(again.state).toBe('done');
    expect(again.calls.every(({ state }) => state === 'done')).toBe(true);
    expect(at.changes().slice(2)).toHaveLength(2);
    expect(new Set(at.changes())).toEqual(new Set(['s1', 's2', 's3'].map(revoke)));
    await expect(at.start({ run: first.run })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('finds what was applied before the line was cut, and does not repeat it', async () => {
    const at = await acting({ records: { ...three, webhook: [delivery('e1')] } });
    await at.plan('revoke-session', 's1');
    await at.plan('replay-webhook', 'e1');
    at.tenant.faults.add({ fault: 'applied-and-cut', method: 'POST' });
    const first = await at.start();
    expect(first).toMatchObject({ state: 'stopped', error: { code: 'unreachable' } });
    expect(first.calls[0]).toMatchObject({ state: 'doubt', status: null });
    expect(at.status('session', 's1')).toBe('revoked');
    const second = await at.start({ run: first.run });
    expect(second.calls[0]).toMatchObject({ state: 'settled' });
    expect(second.calls[0]?.answer).toContain('after the answer was lost');
    expect(second.calls[1]).toMatchObject({ state: 'doubt' });
    const third = await at.start({ run: first.run });
    expect(third.state).toBe('done');
    expect(third.calls[1]).toMatchObject({ state: 'settled' });
    expect(at.changes()).toEqual([revoke('s1'), `POST ${base}/webhook-deliveries/e1/replay`]);
    expect(at.tenant.store.find('webhook', 'e1')?.text).toContain('"attempt":5');
  });

  it('repeats what was not applied under the same key, so that nothing is done twice', async () => {
    const at = await acting({ records: { job: [job('j1')] } });
    await at.plan('retry-job', 'j1');
    at.tenant.faults.add({ fault: 'applied-and-cut', method: 'POST', times: 1 });
    const first = await at.start();
    expect(first.calls).toMatchObject([{ state: 'doubt' }]);
    const again = await at.start({ run: first.run });
    expect(again).toMatchObject({ state: 'done', calls: [{ state: 'done', status: 202 }] });
    const keys = at.tenant.requests.flatMap(({ key }) => key ?? []);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(at.tenant.store.count('job')).toBe(2);
  });

  it.each([
    ['expired', 'login-refused'],
    ['reader', 'permission-missing'],
  ] as const)('stops with a token that is %s', async (token, code) => {
    const at = await acting({ records: three, token });
    await at.plan('revoke-session', 's1');
    const started = at.start();
    if (token === 'expired') await expect(started).rejects.toMatchObject({ code });
    else {
      const run = await started;
      expect(run).toMatchObject({
        state: 'stopped',
        error: { code },
        calls: [{ state: 'failed', status: 403 }],
      });
    }
    expect(at.status('session', 's1')).toBe('active');
  });

  it('stops after the call at hand when it is cancelled', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    let number = 0;
    at.tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 400 });
    const run = await runJob(
      at.engine,
      'act.start',
      { connection: at.connection, confirm: 'acme' },
      ({ stage }) => {
        if (stage.startsWith('Revoke')) void at.engine.call('job.cancel', { job: number });
      },
      (started) => {
        number = started;
      },
    );
    expect(run).toMatchObject({ state: 'stopped', error: { code: 'cancelled' } });
    expect(run.calls.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting']);
    expect((await at.start({ run: run.run })).state).toBe('done');
    expect(at.changes()).toHaveLength(3);
  });

  it('does not sit out what the server asks to wait when it is cancelled', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-session', 's1');
    let number = 0;
    at.tenant.faults.add({ fault: 'too-many', method: 'POST', seconds: 600, times: 1 });
    const run = await runJob(
      at.engine,
      'act.start',
      { connection: at.connection, confirm: 'acme' },
      ({ stage }) => {
        if (stage.startsWith('waiting')) void at.engine.call('job.cancel', { job: number });
      },
      (started) => {
        number = started;
      },
    );
    expect(run).toMatchObject({ state: 'stopped', error: { code: 'cancelled' } });
    expect(run.calls).toMatchObject([{ state: 'failed', status: null }]);
    expect((await at.start({ run: run.run })).calls).toMatchObject([{ state: 'done' }]);
    expect(at.tenant.store.find('session', 's1')?.status).toBe('revoked');
  });

  it('looks first when the program died between the request and its answer', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    await at.engine.close();
    at.tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 60_000, times: 1 });
    const child = fork(fileURLToPath(new URL('act-and-die.ts', import.meta.url)), {
      env: {
        ...process.env,
        CASE: at.path,
        CONNECTION: JSON.stringify(at.connection),
        TOKEN: at.tenant.tokens.actor,
      },
    });
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const engine = createEngine({ refusal: null, secret: async () => at.tenant.tokens.actor });
    await engine.call('case.open', { path: at.path });
    const [run] = await engine.call('act.list', {});
    expect(run).toMatchObject({ state: 'stopped', error: { code: 'cancelled' } });
    expect(run?.error?.message).toContain('One request was out then');
    expect(run?.calls.map(({ state }) => state)).toEqual(['doubt', 'waiting', 'waiting']);
    const again = await runJob(engine, 'act.start', {
      connection: at.connection,
      confirm: 'acme',
      run: run?.run ?? 0,
    });
    expect(again.state).toBe('done');
    expect(again.calls.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(['s1', 's2', 's3'].map((id) => at.status('session', id))).toEqual([
      'revoked',
      'revoked',
      'revoked',
    ]);
    const entries = await engine.call('custody.list', {});
    expect(entries.map(({ action }) => action)).toContain('plan execution went on');
    expect((await runJob(engine, 'verify.start', {})).ok).toBe(true);
    await engine.close();
  });

  it('leaves out what was taken off the plan meanwhile', async () => {
    const at = await acting({ records: { ...three, job: [job('j1')] } });
    const first = await at.plan('revoke-session', 's1');
    const second = await at.plan('revoke-session', 's2');
    await at.plan('revoke-session', 's3');
    const retry = await at.plan('retry-job', 'j1');
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
    const { run } = await at.start();
    await at.engine.call('plan.remove', { actions: [first, second, retry] });
    const again = await at.start({ run });
    expect(again.state).toBe('done');
    expect(again.calls.map(({ id, state }) => [id, state])).toEqual([
      ['s1', 'settled'],
      ['s2', 'settled'],
      ['s3', 'done'],
      ['j1', 'settled'],
    ]);
    expect(again.calls[1]?.answer).toContain('taken off the response plan');
    expect(at.changes().slice(1)).toEqual([revoke('s3')]);
    expect(at.status('session', 's1')).toBe('active');
  });

  it('says what is in doubt of an action that was taken off the plan, and does not repeat it', async () => {
    const at = await acting({ records: { ...three, job: [job('j1')] } });
    const retry = await at.plan('retry-job', 'j1');
    const one = await at.plan('revoke-session', 's1');
    at.tenant.faults.add({ fault: 'applied-and-cut', method: 'POST', times: 2 });
    const { run } = await at.start();
    await at.engine.call('plan.remove', { actions: [retry, one] });
    const again = await at.start({ run });
    expect(again.calls).toMatchObject([{ state: 'settled' }, { state: 'settled' }]);
    expect(again.calls[0]?.answer).toContain('not sent again');
    expect(at.changes()).toHaveLength(1);
  });

  it('makes the calls that the custody log has, whatever was written beside it', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-session', 's1');
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
    const { run } = await at.start();
    await at.engine.call('case.close', {});
    const db = new Database(at.path);
    const name = 'act_run_no_update';
    const made = db.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(name);
    db.exec(`DROP TRIGGER ${name}`);
    db.exec("UPDATE act_run SET detail = replace(detail, 's1', 's2')");
    db.exec(String(made));
    db.close();
    await at.engine.call('case.open', { path: at.path });
    const again = await at.start({ run });
    expect(again.calls).toMatchObject([{ id: 's1', state: 'done' }]);
    expect(at.status('session', 's2')).toBe('active');
  });

  it('is one at a time', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    at.tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 200 });
    const [first, second] = await Promise.allSettled([at.start(), at.start()]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { state: 'done' } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'case-busy' } });
    expect(at.changes()).toHaveLength(3);
    expect(await at.engine.call('act.list', {})).toHaveLength(1);
  });

  it('ends where another program goes on with it, and is carried out once', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-sessions', ana);
    const other = createEngine({ refusal: null, secret: async () => at.tenant.tokens.actor });
    await other.call('case.open', { path: at.path });
    at.tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 3_000 });
    const going = Promise.withResolvers<number>();
    const first = runJob(
      at.engine,
      'act.start',
      { connection: at.connection, confirm: 'acme' },
      ({ stage }) => {
        if (!stage.startsWith('Revoke')) return;
        void other.call('act.list', {}).then(([run]) => run && going.resolve(run.run));
      },
    );
    const run = await going.promise;
    const again = runJob(other, 'act.start', { connection: at.connection, confirm: 'acme', run });
    await expect(first).rejects.toMatchObject({ code: 'case-busy' });
    expect(await again).toMatchObject({ run, state: 'done' });
    expect(await other.call('act.list', {})).toMatchObject([{ state: 'done' }]);
    expect(['s1', 's2', 's3'].map((id) => at.status('session', id))).not.toContain('active');
    const keys = at.tenant.requests.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(3);
    await other.close();
  });

  it('goes on over the same connection only', async () => {
    const at = await acting({ records: three });
    await at.plan('revoke-session', 's1');
    at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
    const { run } = await at.start();
    const connection = { ...at.connection, tenant: 'other' };
    await expect(
      runJob(at.engine, 'act.start', { connection, confirm: 'other', run }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    await expect(at.start({ run: 999 })).rejects.toMatchObject({ code: 'not-found' });
  });
});
