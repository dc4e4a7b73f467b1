import { describe, expect, it } from 'vitest';
import type { ActionKind } from '../../../../shared/response-plan.ts';
import { ana, grant, session, useActing } from './acting-case.ts';

const acting = useActing();
const base = '/auth/admin/tenants/acme/users/7';
const records = { session: [session('s1'), session('s2')], grant: [grant('g1')] };
const kinds = ['reset-password', 'require-mfa', 'disable-account'] as const;
const paths = {
  'reset-password': 'password/reset',
  'require-mfa': 'factors/require',
  'disable-account': 'disable',
};
const done = {
  'reset-password': { mustReset: true, status: 'active' },
  'require-mfa': { mustEnrol: true, factors: [] },
  'disable-account': { status: 'disabled' },
};

type Acting = Awaited<ReturnType<typeof acting>>;
const accountOf = (at: Acting) => at.tenant.store.accounts.find('7');
const posts = (kind: (typeof kinds)[number], times: number) =>
  Array.from({ length: times }, () => `POST ${base}/${paths[kind]}`);
const noted = (at: Acting) =>
  at.tenant.store.texts('audit').map((text) => (JSON.parse(text) as { action: string }).action);

describe('an account of the tenant service, by the paths of its connector', () => {
  it('gets a new password, a new factor and an end, in the order of the plan', async () => {
    const at = await acting({ records });
    for (const kind of kinds) await at.plan(kind, ana);
    const { actions } = await at.check();
    expect(actions.map(({ calls, byHand }) => [calls[0]?.presence.state, byHand])).toEqual([
      ['present', null],
      ['present', null],
      ['present', null],
    ]);
    expect(actions[2]?.calls[0]).toMatchObject({
      told: `Disable the account: 7 (${ana}).`,
      presence: { told: `The tenant has this user, “active”. It calls it ${ana}.` },
    });
    expect(at.changes()).toEqual([]);
    const run = await at.start();
    expect(run).toMatchObject({ state: 'done', error: null, byHand: [] });
    expect(at.changes()).toEqual(kinds.flatMap((kind) => posts(kind, 1)));
    expect(accountOf(at)).toMatchObject({ mustReset: true, mustEnrol: true, status: 'disabled' });
    expect([at.status('session', 's1'), at.status('grant', 'g1')]).toEqual(['revoked', 'revoked']);
    expect(JSON.stringify(await at.custody())).not.toContain('once=');
    const again = await at.start();
    // What is done is done once more where it leaves no lasting state, and not where it does.
    expect(again.calls.map(({ state }) => state)).toEqual(['done', 'done', 'settled']);
  });

  it.each(kinds)(
    'was changed before the line was cut, and is not changed twice: %s',
    async (kind) => {
      const at = await acting({ records });
      await at.plan(kind, ana);
      at.tenant.faults.add({ fault: 'applied-and-cut', method: 'POST', times: 1 });
      const first = await at.start();
      expect(first).toMatchObject({ state: 'stopped', calls: [{ state: 'doubt', status: null }] });
      expect(accountOf(at)).toMatchObject(done[kind]);
      const again = await at.start({ run: first.run });
      expect(again).toMatchObject({ state: 'done', calls: [{ state: 'settled' }] });
      expect(again.calls[0]?.answer).toContain('Seen in the tenant after the answer was lost');
      expect(at.changes()).toEqual(posts(kind, 1));
    },
  );

  it.each(kinds)(
    'was not changed by a server that failed, and is asked for again: %s',
    async (kind) => {
      const at = await acting({ records });
      await at.plan(kind, ana);
      at.tenant.faults.add({ fault: 'server-error', method: 'POST', times: 1 });
      const first = await at.start();
      expect(first).toMatchObject({ state: 'stopped', calls: [{ state: 'failed', status: 500 }] });
      expect(accountOf(at)).not.toMatchObject(done[kind]);
      const again = await at.start({ run: first.run });
      expect(again).toMatchObject({ state: 'done', calls: [{ state: 'done', status: 200 }] });
      expect(at.changes()).toEqual(posts(kind, 2));
      const keys = at.tenant.requests.flatMap(({ key }) => key ?? []);
      expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
      expect(accountOf(at)).toMatchObject(done[kind]);
    },
  );

  it.each(['reset-password', 'require-mfa'] as const)(
    'that was asked for it before leaves a lost answer in doubt: %s',
    async (kind) => {
      const at = await acting({ records });
      const account = accountOf(at);
      if (account === null) throw new Error('no account');
      at.tenant.store.accounts.put({ ...account, mustReset: true, mustEnrol: true });
      await at.plan(kind, ana);
      at.tenant.faults.add({ fault: 'applied-and-cut', method: 'POST', times: 1 });
      const { run } = await at.start();
      const again = await at.start({ run });
      expect(again).toMatchObject({ state: 'stopped', calls: [{ state: 'doubt' }] });
      expect(again.error?.message).toContain('was not repeated');
      expect(at.changes()).toEqual(posts(kind, 1));
    },
  );

  it.each([
    ['too-many', { seconds: 0 }],
    ['unavailable', { seconds: 0 }],
    ['slow', {}],
    ['expired-token', {}],
    ['proxy-page', {}],
    ['cut', {}],
  ] as const)('is done to once for each kind through %s', async (fault, more) => {
    const at = await acting({ records });
    for (const kind of kinds) await at.plan(kind, ana);
    at.tenant.faults.add({ fault, method: 'POST', skip: 1, times: 1, ...more });
    let run = await at.start();
    for (let tries = 0; run.state === 'stopped' && tries < 5; tries += 1) {
      if (fault === 'expired-token') break;
      run = await at.start({ run: run.run });
    }
    if (fault === 'expired-token') {
      expect(run).toMatchObject({ state: 'stopped', error: { code: 'login-refused' } });
      expect(run.calls.map(({ state }) => state)).toEqual(['done', 'failed', 'waiting']);
      return;
    }
    expect(run.state).toBe('done');
    const actions = noted(at).filter(
      (action) => action.endsWith('User') || /Password|Factor/.test(action),
    );
    expect(actions.toSorted()).toEqual([
      'disable User',
      'require User Factor',
      'reset User Password',
    ]);
  });

  it.each([
    ['reset-password', 'auth.users.reset-password'],
    ['require-mfa', 'auth.users.require-factor'],
    ['disable-account', 'auth.users.disable'],
  ] as [ActionKind, string][])(
    'is left alone without the scope for it: %s',
    async (kind, scope) => {
      const at = await acting({ records, token: 'reader' });
      await at.plan(kind, ana);
      const run = await at.start();
      expect(run).toMatchObject({ state: 'stopped', error: { code: 'permission-missing' } });
      expect(run.error?.message).toContain(scope);
      expect(accountOf(at)).toMatchObject({ status: 'active', mustReset: false, mustEnrol: false });
    },
  );
});
