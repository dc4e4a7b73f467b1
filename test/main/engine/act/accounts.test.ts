import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Got, json, startServer } from '../../../helpers/tenant-server.ts';
import { ana, session, useActing } from './acting-case.ts';

const acting = useActing();

const paths = {
  'reset-password': '/admin/{tenant}/users/{user}/password-reset',
  'require-mfa': 'PUT /admin/{tenant}/users/{user}/mfa',
  'disable-account': 'POST /admin/{tenant}/users/{user}/disable',
};
const user = '/admin/{tenant}/users/{user}';
const hostile = '\u001b[31m\u202e<script>alert(1)</script>\u0000\u0007';

type Answers = (request: Got, response: ServerResponse) => void;

/** A case with a user, and a tenant with routes of its own about accounts. */
async function accounts(answer: Answers, more: Record<string, string> = {}) {
  const server = await startServer(answer);
  const at = await acting({
    records: { session: [session('s1')] },
    connection: { address: server.address, paths: { ...paths, ...more } },
  });
  const changes = () =>
    server.got
      .filter(({ method }) => method !== 'GET')
      .map(({ method, url }) => `${method} ${url}`);
  return { ...at, changes };
}

describe('what is done to an account by paths of the connection', () => {
  it('is carried out, told and kept without what the tenant gave back', async () => {
    const at = await accounts(({ url }, response) => {
      if (url.endsWith('disable')) json(response, { status: hostile, password: 'hunter2-hunter2' });
      else json(response, { link: 'https://x.test/set?once=one-time-link' });
    });
    await at.plan('reset-password', ana);
    await at.plan('require-mfa', ana);
    await at.plan('disable-account', ana);
    const { actions } = await at.check();
    expect(actions.map(({ calls }) => calls.map(({ told }) => told))).toEqual([
      ['Reset the password: ana@demo.example.'],
      ['Require a second factor: ana@demo.example.'],
      ['Disable the account: ana@demo.example.'],
    ]);
    expect(at.changes()).toEqual([]);

    const run = await at.start();
    expect(run).toMatchObject({ state: 'done', error: null, byHand: [] });
    expect(run.calls.map(({ state, status }) => [state, status])).toEqual([
      ['done', 200],
      ['done', 200],
      ['done', 200],
    ]);
    expect(at.changes()).toEqual([
      'POST /admin/acme/users/ana%40demo.example/password-reset',
      'PUT /admin/acme/users/ana%40demo.example/mfa',
      'POST /admin/acme/users/ana%40demo.example/disable',
    ]);
    const [reset, factor, disabled] = run.calls.map(({ answer }) => answer);
    expect(reset).toContain('not kept');
    expect(factor).toContain('not kept');
    expect(disabled).toContain('<script>');
    expect(disabled).not.toMatch(/\p{Cc}/u);
    const kept = JSON.stringify(await at.custody());
    expect(kept).not.toContain('hunter2');
    expect(kept).not.toContain('one-time-link');
  });

  it('is not repeated after a failure that may have come too late, where nobody can tell', async () => {
    const at = await accounts(({ method }, response) =>
      json(response, { error: 'gateway' }, method === 'GET' ? 405 : 504),
    );
    await at.plan('reset-password', ana);
    const first = await at.start();
    expect(first).toMatchObject({ state: 'stopped', calls: [{ state: 'failed', status: 504 }] });
    const second = await at.start({ run: first.run });
    expect(second).toMatchObject({ state: 'stopped', error: { code: 'unexpected-answer' } });
    expect(second.error?.message).toContain('was not repeated');
    expect(at.changes()).toHaveLength(1);
  });

  it('is not repeated either after the tenant did not know the account for a while', async () => {
    let known = 200;
    const at = await accounts(
      ({ method }, response) => {
        if (method === 'GET') json(response, { id: '7' }, known);
        else json(response, {}, 504);
      },
      { user },
    );
    await at.plan('reset-password', ana);
    const { run } = await at.start();
    known = 404;
    const second = await at.start({ run });
    expect(second).toMatchObject({
      state: 'stopped',
      error: { code: 'not-found' },
      calls: [{ state: 'failed', status: 504 }],
    });
    expect(second.error?.message).not.toContain('Nothing was sent:');
    known = 200;
    const third = await at.start({ run });
    expect(third.error?.message).toContain('was not repeated');
    expect(at.changes()).toHaveLength(1);
  });

  it('is repeated after a failure where the tenant says that it was not done, whatever else changed', async () => {
    let [asked, posted] = [0, 0];
    const at = await accounts(
      ({ method }, response) => {
        asked += 1;
        if (method === 'GET') json(response, { id: '7', status: 'active', updatedAt: `${asked}` });
        else json(response, {}, posted++ === 0 ? 500 : 200);
      },
      { user },
    );
    await at.plan('disable-account', ana);
    const first = await at.start();
    expect(first.calls).toMatchObject([{ state: 'failed', status: 500 }]);
    const second = await at.start({ run: first.run });
    expect(second.calls).toMatchObject([{ state: 'done', status: 200 }]);
    expect(at.changes()).toHaveLength(2);
  });

  it.each(['reset-password', 'require-mfa', 'disable-account'] as const)(
    'is not sent where the tenant does not know the account: %s',
    async (kind) => {
      const at = await accounts((_, response) => json(response, {}, 404), { user });
      await at.plan(kind, ana);
      const { actions } = await at.check();
      expect(actions[0]?.calls[0]?.presence.state).toBe('missing');
      const run = await at.start();
      expect(run).toMatchObject({ state: 'stopped', error: { code: 'not-found' } });
      expect(at.changes()).toEqual([]);
    },
  );
});
