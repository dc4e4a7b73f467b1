import { describe, expect, it } from 'vitest';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../../tenant/made-records.ts';
import { connectionTo, only, pull, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

describe('a pull', () => {
  it('brings every record once, as one source with its pages', async () => {
    const tenant = await tenantWith({ records: { audit: madeRecords('audit', 1_050) } });
    const connection = connectionTo(tenant);
    engines.keep(connection, tenant.tokens.reader);
    const engine = await engines.open(place('x.trailcase'));
    const receipt = await pull(engine, connection);
    expect(only(receipt)).toMatchObject({
      stream: 'audit',
      askedFrom: null,
      pages: 11,
      items: 1_050,
      read: 1_050,
      stored: 1_050,
      duplicates: 0,
      rejected: 0,
      announced: 1_050,
      state: 'complete',
      resumed: false,
      warnings: [],
      error: null,
    });
    expect(receipt.sources).toMatchObject([
      { layout: 'pages', system: 'tenant', state: 'complete' },
    ]);
    expect((await engine.call('case.info', {})).records).toBe(1_050);
  });
});
