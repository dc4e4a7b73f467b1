import { describe, expect, it } from 'vitest';
import { ana, delivery, grant, job, session, useActing } from './acting-case.ts';

const acting = useActing();
const base = '/auth/admin/tenants/acme';

describe('carrying out a plan', () => {
  it('revokes the sessions of the evidence and those that began since', async () => {
    const at = await acting({
      records: {
        session: [
          session('s1'),
          session('s2', 'expired'),
          session('s3'),
          session('other', 'active', { userId: 8, details: {} }),
        ],
      },
      evidence: { session: [session('s1'), session('s2', 'expired')] },
    });
    await at.plan('revoke-sessions', ana);
    const check = await at.check();
    expect(check.confirm).toBe('acme');
    expect(check.actions).toMatchObject([
      {
        kind: 'revoke-sessions',
        found: 1,
        byHand: null,
        calls: [
          { id: 's1', method: 'POST', presence: { state: 'present' } },
          { id: 's3', method: 'POST', presence: { state: 'present' } },
        ],
      },
    ]);
    expect(check.actions[0]?.calls[0]?.address).toBe(
      `${at.tenant.address}${base}/sessions/s1/revoke`,
    );
    expect(at.changes()).toEqual([]);

    const run = await at.start();
    expect(run).toMatchObject({ state: 'done', error: null, byHand: [] });
    expect(run.calls.map(({ id, state, status }) => [id, state, status])).toEqual([
      ['s1', 'done', 200],
      ['s3', 'done', 200],
    ]);
    expect(at.changes()).toEqual([
      `POST ${base}/sessions/s1/revoke`,
      `POST ${base}/sessions/s3/revoke`,
    ]);
    expect(['s1', 's3', 'other'].map((id) => at.status('session', id))).toEqual([
      'revoked',
      'revoked',
      'active',
    ]);
    expect(await at.engine.call('act.list', {})).toEqual([run]);
  });

  it('revokes a session, a grant and all grants, replays an event and retries a run', async () => {
    const at = await acting({
      records: {
        session: [session('s1'), session('s2')],
        grant: [grant('g1'), grant('g2')],
        job: [job('j1')],
        webhook: [delivery('e1')],
      },
    });
    await at.plan('revoke-session', 's1');
    await at.plan('revoke-grant', 'g1');
    await at.plan('revoke-grants', ana);
    await at.plan('retry-job', 'audit log trim');
    await at.plan('replay-webhook', 'https://hooks.demo.example/in');
    const run = await at.start();
    expect(run.state).toBe('done');
    expect(run.calls.map(({ kind, id, state, status }) => [kind, id, state, status])).toEqual([
      ['revoke-session', 's1', 'done', 200],
      ['revoke-grant', 'g1', 'done', 200],
      ['revoke-grants', 'g2', 'done', 200],
      ['revoke-grants', 'g1', 'settled', null],
      ['retry-job', 'j1', 'done', 202],
      ['replay-webhook', 'e1', 'done', 202],
    ]);
    expect(at.changes()).toHaveLength(5);
    expect(at.status('session', 's2')).toBe('active');
    expect(at.status('webhook', 'e1')).toBe('Success');
  });

  it('asks for all at once where no id is known and the list may not be read', async () => {
    const at = await acting({
      records: { session: [session('s1')] },
      evidence: { grant: [grant('g1')] },
      connection: {
        paths: { 'sessions-of-user': '/nowhere/{user}/x?y=1', session: '/nowhere/{id}' },
      },
    });
    at.tenant.faults.add({ fault: 'proxy-page', path: '/nowhere' });
    await at.plan('revoke-sessions', ana);
    const run = await at.start();
    expect(run.calls).toMatchObject([{ state: 'done', id: ana, status: 200 }]);
    expect(at.changes()).toEqual([`POST ${base}/users/ana%40demo.example/sessions/revoke`]);
    expect(at.status('session', 's1')).toBe('revoked');
  });

  it('takes paths of the connection with their method, and leaves by hand what has none', async () => {
    const at = await acting({
      records: { session: [session('s1')] },
      connection: {
        paths: {
          'revoke-session': 'DELETE /auth/admin/tenants/{tenant}/sessions/{id}',
          // What changes nothing is no path for an action.
          'disable-account': 'GET /nothing',
        },
      },
    });
    await at.plan('revoke-session', 's1');
    const disable = await at.plan('disable-account', ana);
    const { actions } = await at.check();
    expect(actions[0]?.calls[0]?.method).toBe('DELETE');
    expect(actions[1]).toMatchObject({ action: disable, calls: [] });
    expect(actions[1]?.byHand).toContain('has no path for “Disable the account”');
    const run = await at.start();
    expect(run).toMatchObject({ state: 'stopped', error: { code: 'unexpected-answer' } });
    expect(run.byHand).toMatchObject([{ action: disable }]);
    expect(at.changes()).toEqual([`DELETE ${base}/sessions/s1`]);
  });

  it('sends an old state as it was recorded, and not where later records are about the same thing', async () => {
    const change = (id: string, target: string, timestamp: string) => ({
      id,
      action: 'update IdentityProvider',
      target,
      actor: ana,
      timestamp,
      oldEntity: { id: `of-${target}`, enabled: true, big: 1 },
      newEntity: { id: `of-${target}`, enabled: false, big: 1 },
    });
    const at = await acting({
      records: {
        audit: [
          change('a1', 'Google', '2026-01-20T11:00:00Z'),
          change('a2', 'Other', '2026-01-20T11:00:00Z'),
          change('a3', 'Other', '2026-01-21T11:00:00Z'),
        ],
      },
      connection: { paths: { 'revert-change': '/auth/admin/tenants/{tenant}/idps/{id}' } },
    });
    await at.plan('revert-change', '1');
    await at.plan('revert-change', '2');
    const { actions } = await at.check();
    expect(actions[0]?.calls).toMatchObject([
      { method: 'PUT', id: 'of-Google', presence: { state: 'unknown' } },
    ]);
    expect(JSON.parse(actions[0]?.calls[0]?.body ?? '')).toEqual({
      id: 'of-Google',
      enabled: true,
      big: 1,
    });
    expect(actions[1]?.calls).toEqual([]);
    expect(actions[1]?.byHand).toContain('Later records');
    await at.start();
    expect(at.changes()).toEqual([`PUT ${base}/idps/of-Google`]);
  });

  it('leaves what belongs to another system alone', async () => {
    const at = await acting({ records: { session: [session('s1')] } });
    const [target] = await at.engine.call('plan.resolve', { kind: 'revoke-session', value: 's1' });
    if (target === undefined) throw new Error('no target');
    const actions = [
      { kind: 'revoke-session' as const, target: { ...target, system: 'okta' }, why: '' },
    ];
    await at.engine.call('plan.add', { actions });
    const check = await at.check();
    expect(check.actions).toMatchObject([{ calls: [] }]);
    expect(check.actions[0]?.byHand).toContain('okta');
  });
});
