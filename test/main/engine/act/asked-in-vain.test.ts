import { expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { ana, session, useActing } from './acting-case.ts';

const acting = useActing();
const three = { session: [session('s1'), session('s2'), session('s3')] };
const note = { connector: 'tenant', tenant: 'acme' };

/** What the custody log says of an action, without what is noted of the connection's id, name and address. */
async function entriesOf(engine: Engine, action: string) {
  const all = await engine.call('custody.list', {});
  return all.filter((each) => each.action === action).map(({ detail }) => detail);
}

it('what a user holds was asked for and failed: the log says so, with the code only', async () => {
  const at = await acting({ records: three });
  at.tenant.faults.add({ fault: 'expired-token', path: '/grants' });
  await expect(
    runJob(at.engine, 'held.now', { connection: at.connection, user: ana }),
  ).rejects.toMatchObject({ code: 'login-refused' });
  const [entry, ...others] = await entriesOf(at.engine, 'tenant asked what a user holds');
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ connection: note, user: ana, error: 'login-refused' });
  expect(entry).toMatchObject({ requests: at.tenant.requests.length });
  expect(JSON.stringify(await at.custody())).not.toContain(at.tenant.tokens.actor);
});

it.each(['act.check', 'act.start'] as const)(
  'a plan was looked at in the tenant and that failed midway: %s',
  async (call) => {
    const at = await acting({ records: three });
    const first = await at.plan('revoke-session', 's1');
    const second = await at.plan('revoke-session', 's2');
    at.tenant.faults.add({ fault: 'expired-token', path: '/sessions/s2' });
    await expect(call === 'act.check' ? at.check() : at.start()).rejects.toMatchObject({
      code: 'login-refused',
    });
    expect(await entriesOf(at.engine, 'plan checked against tenant')).toEqual([
      {
        connection: expect.objectContaining(note),
        actions: [
          { action: first, kind: 'revoke-session' },
          { action: second, kind: 'revoke-session' },
        ],
        requests: at.tenant.requests.length,
        error: 'login-refused',
      },
    ]);
    expect(at.changes()).toEqual([]);
  },
);

it('a plan that was looked at until somebody cancelled', async () => {
  const at = await acting({ records: three });
  await at.plan('revoke-session', 's1');
  at.tenant.faults.add({ fault: 'too-many', seconds: 600 });
  let number = 0;
  await expect(
    runJob(
      at.engine,
      'act.check',
      { connection: at.connection },
      ({ stage }) => {
        if (stage.startsWith('waiting')) void at.engine.call('job.cancel', { job: number });
      },
      (started) => {
        number = started;
      },
    ),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(await entriesOf(at.engine, 'plan checked against tenant')).toMatchObject([
    { requests: 1, error: 'cancelled' },
  ]);
});

it.each(['restore.check', 'restore.start'] as const)(
  'an archive was compared with the tenant and that failed midway: %s',
  async (call) => {
    const audit = madeRecords('audit', 30);
    const at = await acting({ records: { audit: audit.map((text) => JSON.parse(text)) } });
    const limits = { perMinute: null, pageSize: 10, timeoutSeconds: null, pageBytes: null };
    const connection = { ...at.connection, limits };
    at.tenant.faults.add({ fault: 'proxy-page', skip: 1 });
    const params = call === 'restore.check' ? { connection } : { connection, confirm: 'acme' };
    await expect(runJob(at.engine, call, params as never)).rejects.toMatchObject({
      code: 'unexpected-answer',
    });
    expect(await entriesOf(at.engine, 'archive compared with tenant')).toEqual([
      {
        connection: expect.objectContaining(note),
        asked: null,
        requests: at.tenant.requests.length,
        error: 'unexpected-answer',
      },
    ]);
    expect(await at.engine.call('restore.list', {})).toEqual([]);
  },
);

it('a connection was tried until somebody cancelled', async () => {
  const at = await acting({ records: three });
  at.tenant.faults.add({ fault: 'too-many', seconds: 600 });
  let number = 0;
  await expect(
    runJob(
      at.engine,
      'connection.test',
      { connection: at.connection },
      ({ stage }) => {
        if (stage.startsWith('waiting')) void at.engine.call('job.cancel', { job: number });
      },
      (started) => {
        number = started;
      },
    ),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(await entriesOf(at.engine, 'connection tested')).toMatchObject([
    { good: false, requests: 1, error: 'cancelled' },
  ]);
});

it('nothing is noted where nothing went out', async () => {
  const at = await acting({ records: three });
  const connection = { ...at.connection, address: 'http://elsewhere.example' };
  await expect(runJob(at.engine, 'held.now', { connection, user: ana })).rejects.toMatchObject({
    code: 'bad-request',
  });
  expect(await entriesOf(at.engine, 'tenant asked what a user holds')).toEqual([]);
});
