import { describe, expect, it } from 'vitest';
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
  'a token that is renewed': { fault: 'expired-token', skip: 7, every: 9, times: 2 },
};

describe('through every fault of a tenant', () => {
  it.each(Object.entries(faults))(
    '%s: a pull brings all records and none twice',
    async (_, fault) => {
      const records = madeRecords('audit', 2_950);
      const tenant = await tenantWith({ records: { audit: records }, faults: [fault] });
      const { id, secret } = tenant.clients.actor;
      const connection = connectionTo(tenant, {
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
      expect(tenant.faults.shown.get(fault.fault)).toBeGreaterThan(0);
      expect(receipt).toMatchObject({ state: 'complete', error: null, rejected: 0 });
      expect(receipt.read).toBe(receipt.items);
      const held = tenant.store.texts('audit');
      expect(receipt.stored).toBe(held.length);
      const { rows } = await engine.call('records.page', { limit: 10_000, raw: true });
      expect(rows.map(({ raw }) => raw).sort()).toEqual(held.toSorted());
      const report = await engine.call('case.info', {});
      expect(report.records).toBe(held.length);
    },
  );
});
