import { describe, expect, it } from 'vitest';
import { type Answer, json, startServer } from '../../../helpers/tenant-server.ts';
import { ana, session, useActing } from './acting-case.ts';

const acting = useActing();
const records = { session: [session('s1')] };
const changed = (got: readonly { method: string }[]) =>
  got.filter(({ method }) => method !== 'GET').length;

/** A case with one session, over a server of its own. */
async function over(answer: Answer, paths: Record<string, string> = {}) {
  const server = await startServer(answer);
  const at = await acting({ records, connection: { address: server.address, paths } });
  return { ...at, server, sent: () => changed(server.got) };
}

describe('a tenant whose answers mislead', () => {
  it('answers with another session: that one says nothing of the one that was asked for', async () => {
    const at = await over(({ method }, response) =>
      json(response, method === 'GET' ? session('other', 'revoked') : { ok: true }),
    );
    await at.plan('revoke-session', 's1');
    const { actions } = await at.check();
    expect(actions[0]?.calls[0]?.presence).toMatchObject({ state: 'unknown' });
    expect(await at.start()).toMatchObject({ state: 'done', calls: [{ state: 'done' }] });
    expect(at.sent()).toBe(1);
  });

  it('sends a changing request elsewhere, which may have come after it was done', async () => {
    const at = await over(({ method }, response) => {
      if (method === 'GET') json(response, {}, 405);
      else response.writeHead(303, { location: '/done' }).end();
    });
    await at.plan('reset-password', ana);
    const { run } = await at.start();
    const again = await at.start({ run });
    expect(again).toMatchObject({ state: 'stopped', calls: [{ state: 'failed', status: 303 }] });
    expect(again.error?.message).toContain('was not repeated');
    expect(at.sent()).toBe(1);
  });

  it('calls an account locked that a wrong password locks for an hour', async () => {
    const at = await over(({ method }, response) =>
      json(response, method === 'GET' ? { id: '7', status: 'locked' } : {}),
    );
    await at.plan('disable-account', ana);
    expect(await at.start()).toMatchObject({ calls: [{ state: 'done' }] });
  });
});

describe('what a user holds is not taken for nothing', () => {
  const list = '/users/{user}/sessions';

  it('where no name of the user, or the path, is known', async () => {
    const at = await over((_, response) => json(response, {}, 404), { 'sessions-of-user': list });
    await at.engine.call('plan.add', { actions: [await held(at)] });
    const { actions } = await at.check();
    expect(actions[0]?.note ?? '').not.toContain('nothing is to be done');
    expect(JSON.stringify(actions)).toContain('404');
  });

  it('where one name could not be asked for and the other holds nothing', async () => {
    const at = await over(
      ({ url }, response) => json(response, [], url.includes('ana') ? 200 : 403),
      { 'sessions-of-user': list },
    );
    await at.engine.call('plan.add', { actions: [await held(at)] });
    const { actions } = await at.check();
    expect(actions[0]?.note ?? '').not.toContain('nothing is to be done');
    expect(JSON.stringify(actions)).toContain('403');
  });

  /** All sessions of a user of whom the evidence knows two names and no session. */
  async function held(at: Awaited<ReturnType<typeof over>>) {
    const [target] = await at.engine.call('plan.resolve', { kind: 'revoke-sessions', value: ana });
    if (target === undefined) throw new Error('no target');
    const ids = [{ id: '7', what: 'user id', record: 1 }];
    return { kind: 'revoke-sessions' as const, target: { ...target, ids }, why: 'a stolen cookie' };
  }
});
