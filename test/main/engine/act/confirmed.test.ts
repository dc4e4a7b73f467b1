import { describe, expect, it } from 'vitest';
import { type ActCheck, callIdentity } from '../../../../shared/acting.ts';
import { ana, session, useActing } from './acting-case.ts';

const acting = useActing();
const identities = ({ actions }: ActCheck) =>
  actions.flatMap(({ calls }) => calls.map(callIdentity));

describe('what a person confirmed', () => {
  it('is not carried out where the tenant holds more by now: nothing is sent, and it is said what', async () => {
    const at = await acting({ records: { session: [session('s1'), session('s2')] } });
    await at.plan('revoke-sessions', ana);
    const seen = identities(await at.check());
    expect(seen).toHaveLength(2);
    at.tenant.store.add('session', [session('s3')]);
    const failure = await at.start({ seen }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'bad-request' });
    expect(String(failure)).toMatch(/Nothing was sent: 1 request .*s3.*dry run again/);
    expect(at.changes()).toEqual([]);
    expect(await at.engine.call('act.list', {})).toEqual([]);

    const run = await at.start({ seen: identities(await at.check()) });
    expect(run).toMatchObject({ state: 'done' });
    expect(run.calls.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  });

  it('is carried out where less of it is left', async () => {
    const at = await acting({ records: { session: [session('s1'), session('s2')] } });
    await at.plan('revoke-sessions', ana);
    const seen = identities(await at.check());
    const base = `${at.tenant.address}/auth/admin/tenants/acme/sessions/s1/revoke`;
    const headers = { Authorization: `Bearer ${at.tenant.tokens.actor}` };
    expect((await fetch(base, { method: 'POST', headers })).status).toBe(200);
    expect(await at.start({ seen })).toMatchObject({ state: 'done' });
    expect(at.status('session', 's2')).toBe('revoked');
  });
});
