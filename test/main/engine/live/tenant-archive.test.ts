import { writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allRecords, importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { demoRecords } from '../../../tenant/demo-records.ts';
import { startTenant } from '../../../tenant/start-tenant.ts';

const place = useTempFolder();
const engines = useEngines();

/** A file of audit records as a tenant exports it, its exact texts, and the case that imported it. */
async function exported(format: 'json' | 'csv') {
  const { audit } = await demoRecords();
  const odd =
    '{ "id":"x-1", "action":"p\\u00e4ck", "timestamp":"2026-01-01T00:00:00Z", "actor":null, "target":"T", "n":1.0e3 }';
  const tenant = await startTenant({ records: { audit: [odd, ...audit] } });
  onTestFinished(() => tenant.stop());
  const answer = await fetch(`${tenant.address}/auth/admin/tenants/acme/audit/export/${format}`, {
    headers: { authorization: `Bearer ${tenant.tokens.reader}` },
  });
  const file = place(`audit.${format}`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const engine = await engines.open(place('x.trailcase'));
  const receipt = await importOne(engine, file);
  return { texts: tenant.store.texts('audit'), receipt, records: await allRecords(engine) };
}

describe('an archive that a tenant exported', () => {
  it('is read back as JSON with the exact text of every record', async () => {
    const { texts, receipt, records } = await exported('json');
    expect(receipt).toMatchObject({ system: 'tenant', rejected: 0, duplicates: 0 });
    expect(receipt.kinds).toEqual({ audit: texts.length });
    expect(records.map(({ raw }) => raw)).toEqual(texts);
  });

  it('is read back as a table with every record', async () => {
    const { texts, receipt } = await exported('csv');
    expect(receipt).toMatchObject({ system: 'tenant', rejected: 0, stored: texts.length });
    expect(receipt.kinds).toEqual({ audit: texts.length });
  });
});
