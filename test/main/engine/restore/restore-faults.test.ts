import { expect, test } from 'vitest';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import type { FaultName } from '../../../tenant/faults.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { digestOf, restore, sumOf, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();

const count = 100_000;

test('100 000 records arrive once each, whatever the line and the tenant do', {
  timeout: 300_000,
}, async () => {
  const records = madeRecords('audit', count);
  const tenant = await start();
  const post = { method: 'POST', path: '/audit/restore', times: 2 };
  tenant.faults.add(
    { ...post, fault: 'too-many', skip: 3 },
    { ...post, fault: 'server-error', skip: 9 },
    { ...post, fault: 'slow', skip: 15 },
    { ...post, fault: 'cut', skip: 21 },
    { ...post, fault: 'applied-and-cut', skip: 30 },
    { ...post, fault: 'unavailable', skip: 36 },
    { ...post, fault: 'expired-token', skip: 60, times: 1 },
    { method: 'GET', path: '/audit-logs', fault: 'duplicated-page', skip: 20, times: 1 },
    { method: 'GET', path: '/audit-logs', fault: 'cut', skip: 30, times: 1 },
  );
  let token = tenant.tokens.admin;
  const engine = await open(place('a.trailcase'), () => token);
  await importOne(engine, place('audit.json', `[${records.join(',\n')}]`));
  const connection = tenant.connection(unhurried);
  // Its token expires on the way: it stops, and goes on with a new one.
  await expect(restore(engine, connection)).rejects.toMatchObject({ code: 'login-refused' });
  const [stopped] = await engine.call('restore.list', {});
  expect(stopped).toMatchObject({ state: 'stopped', error: { code: 'login-refused' } });
  token = tenant.issued.issue('admin', ['auth.super-admin']);
  const run = await restore(engine, connection, { run: stopped?.run as number });
  expect(run).toMatchObject({
    state: 'done',
    batchesDone: 200,
    accepted: count,
    alreadyThere: 0,
    refusedTotal: 0,
    verification: { expected: count, found: count, sampled: 200, good: true },
  });
  expect(sumOf(run)).toBe(count);
  const shown: FaultName[] = [...tenant.faults.shown.keys()];
  expect(shown.toSorted()).toEqual(
    [
      'applied-and-cut',
      'cut',
      'duplicated-page',
      'expired-token',
      'server-error',
      'slow',
      'too-many',
      'unavailable',
    ].toSorted(),
  );
  expect(digestOf(tenant.store.texts('audit'))).toBe(digestOf(records));
});
