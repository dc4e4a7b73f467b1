import { describe, expect, it } from 'vitest';
import { allRecords } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import type { FaultOrder } from '../../../../tenant/faults.ts';
import { madeRecords } from '../../../../tenant/made-records.ts';
import { connectionTo, only, pull, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

const faults: Record<string, FaultOrder> = {
  'too many requests': { fault: 'too-many', every: 4 },
  'a server that is away': { fault: 'unavailable', every: 5 },
  'a fault of the server': { fault: 'server-error', every: 20, times: 2 },
  'slow answers': { fault: 'slow', every: 3, milliseconds: 5 },
  'a line that is cut': { fault: 'cut', every: 15, times: 2 },
  'a page that comes twice': { fault: 'duplicated-page', every: 6 },
  'a page that is shifted': { fault: 'shifted-page', skip: 5, times: 2 },
  'pages that are empty': { fault: 'empty-page', skip: 4, every: 2, times: 12 },
  'a token that is renewed': { fault: 'expired-token', skip: 7, every: 9, times: 2 },
};

/** Pulls from a tenant with faults, and looks whether all that it holds came, once. */
async function pullThrough(count: number, orders: readonly FaultOrder[], pageSize: number) {
  const tenant = await tenantWith({
    records: { audit: madeRecords('audit', count) },
    faults: orders,
  });
  const { id, secret } = tenant.clients.actor;
  const connection = connectionTo(tenant, {
    pageSize,
    auth: {
      kind: 'client-credentials',
      clientId: id,
      tokenAddress: '/auth/token',
      scope: '',
      audience: '',
      style: 'form',
    },
  });
  engines.keep(connection, secret);
  const engine = await engines.open(place('x.trailcase'));
  const receipt = only(await pull(engine, connection));
  for (const { fault } of orders) expect(tenant.faults.shown.get(fault)).toBeGreaterThan(0);
  expect(receipt).toMatchObject({ state: 'complete', error: null, rejected: 0 });
  expect(receipt.read).toBe(receipt.items);
  const held = tenant.store.texts('audit');
  expect(receipt.stored).toBe(held.length);
  expect((await engine.call('case.info', {})).records).toBe(held.length);
  const came = (await allRecords(engine)).map(({ raw }) => raw);
  expect(came.sort()).toEqual(held.toSorted());
}

describe('a pull brings all records and none twice', () => {
  it.each(Object.entries(faults))('through %s', async (_, fault) => {
    await pullThrough(2_950, [fault], 100);
  });

  it('through all of these together, 50,000 records', { timeout: 120_000 }, async () => {
    const all = Object.values(faults).map((fault) => ({
      ...fault,
      every: (fault.every ?? 1) * 4 + 3,
    }));
    await pullThrough(50_000, all, 250);
  });
});

it('pages without a record that never end end the pull, which goes on there the next time', async () => {
  const tenant = await tenantWith({
    records: { audit: madeRecords('audit', 950) },
    faults: [{ fault: 'empty-page', skip: 3 }],
  });
  const connection = connectionTo(tenant);
  engines.keep(connection, tenant.tokens.reader);
  const engine = await engines.open(place('x.trailcase'));
  const first = only(await pull(engine, connection));
  expect(first).toMatchObject({
    state: 'open',
    stored: 300,
    error: {
      code: 'unexpected-answer',
      message: expect.stringMatching(/50 pages in a row held no record.*Pull again to go on there/),
    },
  });
  const asked = tenant.requests.length;
  tenant.faults.clear();
  expect(only(await pull(engine, connection))).toMatchObject({
    state: 'complete',
    resumed: true,
    error: null,
  });
  expect(tenant.requests[asked]?.path).toContain('cursor=');
  expect((await engine.call('case.info', {})).records).toBe(950);
});
