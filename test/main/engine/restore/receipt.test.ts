import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { restore, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();

test('a receipt holds everything that was done, as JSON and as HTML in which nothing runs', async () => {
  const tenant = await start();
  const engine = await open(place('a.trailcase'), tenant.tokens.admin);
  const evil = '<script>alert(1)</script>\u202e';
  const records = madeRecords('audit', 600);
  const wrong = JSON.stringify({ ...JSON.parse(records[9] ?? ''), id: evil, timestamp: 'never' });
  await importOne(engine, place('audit.json', `[${records.with(9, wrong).join(',')}]`));
  const { run } = await restore(engine, tenant.connection({ ...unhurried, name: evil }));
  const out = (name: string) => place(name);
  const json = await runJob(engine, 'restore.export', { run, out: out('r.json'), format: 'json' });
  const text = readFileSync(json.path, 'utf8');
  expect(json).toMatchObject({
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  });
  const receipt = JSON.parse(text);
  expect(receipt).toMatchObject({
    receipt: 'trailcase restore',
    sent: 600,
    inTenantBefore: 0,
    restore: { run, state: 'done', accepted: 599, refusedTotal: 1 },
    verification: { expected: 599, found: 599, sampled: 200, identical: 200, inTenant: 599 },
    batches: [
      { batch: 0, records: '1-500', count: 500, answer: { accepted: 499, refused: 1 } },
      { batch: 1, records: '501-600', count: 100, answer: { accepted: 100, refused: 0 } },
    ],
    refused: [{ record: 10, id: evil }],
  });
  const html = await runJob(engine, 'restore.export', { run, out: out('r.html'), format: 'html' });
  const page = readFileSync(html.path, 'utf8');
  expect(page).toContain("default-src 'none'".replaceAll("'", '&#39;'));
  expect(page).not.toMatch(/<script|\u202e| on\w+=/i);
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('599');
  expect(page + text).not.toContain(tenant.tokens.admin);
  await expect(
    runJob(engine, 'restore.export', { run, out: out('r.html'), format: 'html' }),
  ).rejects.toMatchObject({ code: 'file-exists' });
  await expect(
    runJob(engine, 'restore.export', { run: 9_999, out: out('x.html'), format: 'html' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  const actions = (await engine.call('custody.list', {})).map(({ action }) => action);
  expect(actions.filter((action) => action === 'restore receipt written')).toHaveLength(2);
});
