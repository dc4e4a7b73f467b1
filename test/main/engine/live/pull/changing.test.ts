import { expect, it } from 'vitest';
import type { JobProgress } from '../../../../../shared/job.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { connectionTo, pull, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();
const holder = 'ana@demo.example';

const session = (sessionId: string, status: string) => ({
  sessionId,
  protocol: 'OIDC',
  clientId: 'wiki',
  userId: 7,
  createdAt: '2026-01-05T08:00:00.000Z',
  status,
  details: { claims: { email: holder } },
});

it('a session that was revoked after it was pulled is known to be over by the next pull', async () => {
  const tenant = await tenantWith({
    records: { session: [session('s-1', 'active'), session('s-2', 'active')] },
  });
  const connection = connectionTo(tenant, { streams: ['sessions'] });
  engines.keep(connection, tenant.tokens.actor);
  const engine = await engines.open(place('x.trailcase'));
  await pull(engine, connection);
  const held = async () => {
    const [target] = await engine.call('plan.resolve', { kind: 'revoke-sessions', value: holder });
    const sessions = (ids: { id: string }[] = []) =>
      ids.map(({ id }) => id).filter((id) => id.startsWith('s-'));
    return { open: sessions(target?.ids).sort(), over: sessions(target?.settled) };
  };
  expect(await held()).toEqual({ open: ['s-1', 's-2'], over: [] });

  const base = `${tenant.address}/auth/admin/tenants/acme/sessions/s-1/revoke`;
  const headers = { Authorization: `Bearer ${tenant.tokens.actor}` };
  expect((await fetch(base, { method: 'POST', headers })).status).toBe(200);
  const { streams, sources } = await pull(engine, connection);
  expect(streams[0]).toMatchObject({
    askedFrom: null,
    read: 2,
    stored: 1,
    duplicates: 1,
    state: 'complete',
  });
  expect(sources).toMatchObject([{ stored: 1, states: 1, duplicates: 1, differing: 0 }]);
  expect(await held()).toEqual({ open: ['s-2'], over: ['s-1'] });

  const third = await pull(engine, connection);
  expect(third.sources).toEqual([]);
  expect((await engine.call('case.info', {})).kinds).toMatchObject([{ count: 3, superseded: 1 }]);
});

it('a pull that follows asks for all of a long list now and then, and not each time', {
  timeout: 60_000,
}, async () => {
  const sessions = Array.from({ length: 44 }, (_, at) => session(`s-${at}`, 'active'));
  const tenant = await tenantWith({ records: { session: sessions } });
  const connection = connectionTo(tenant, { streams: ['sessions'], pageSize: 4 });
  engines.keep(connection, tenant.tokens.reader);
  const engine = await engines.open(place('x.trailcase'));
  let job = 0;
  let rounds = 0;
  const asked = await new Promise<number[]>((resolve) => {
    const came: number[] = [];
    const follow = { connection, follow: 5 };
    const look = ({ stage }: JobProgress) => {
      if (!stage.startsWith('following: ')) return;
      rounds += 1;
      came.push(tenant.requests.length);
      if (rounds === 4) void engine.call('job.cancel', { job });
    };
    const begun = (number: number) => {
      job = number;
    };
    runJob(engine, 'pull.start', follow, look, begun).catch(() => resolve(came));
  });
  expect(asked).toEqual([11, 12, 13, 14]);
});
