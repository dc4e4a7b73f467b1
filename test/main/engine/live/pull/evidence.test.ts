import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { allRecords, importOne } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../../tenant/made-records.ts';
import { startTenant } from '../../../../tenant/start-tenant.ts';
import { connectionTo, pull, tenantWith, usePullingEngines } from './pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

async function pulledCase(count = 1_050) {
  const tenant = await tenantWith({ records: { audit: madeRecords('audit', count) } });
  const connection = connectionTo(tenant);
  engines.keep(connection, tenant.tokens.reader);
  const engine = await engines.open(place('x.trailcase'));
  const receipt = await pull(engine, connection);
  return { tenant, connection, engine, receipt };
}

const raws = async (engine: Engine) => (await allRecords(engine)).map(({ raw }) => raw);

describe('what a pull stored', () => {
  it('is written out bit for bit as it came, and read as a file with the same records', async () => {
    const { engine, receipt, tenant } = await pulledCase();
    const [source] = receipt.sources;
    const out = place('pages.json');
    await runJob(engine, 'evidence.write', { source: source?.id ?? 0, out });
    const bytes = readFileSync(out);
    const pages = await engine.call('pull.pages', { pull: receipt.pull, from: 0, count: 100 });
    expect(pages).toHaveLength(11);
    for (const page of pages) {
      const body = bytes.subarray(page.offset, page.offset + page.bytes);
      expect(createHash('sha256').update(body).digest('hex')).toBe(page.sha256);
      expect(page).toMatchObject({
        status: 200,
        method: 'GET',
        attempts: 1,
        stream: 'audit',
        headers: { 'content-type': 'application/json; charset=utf-8' },
      });
      expect(page.address).toMatch(
        /^http:\/\/127\.0\.0\.1:\d+\/auth\/admin\/tenants\/acme\/audit-logs\?/,
      );
    }
    const came = pages.map(({ offset, bytes: length }) =>
      bytes.toString('utf8', offset, offset + length),
    );
    expect(came.join('\n')).toBe(bytes.toString('utf8').trimEnd());
    const other = await engines.open(place('other.trailcase'));
    const again = await importOne(other, out);
    expect(again).toMatchObject({ layout: 'pages', system: 'tenant', stored: 1_050, rejected: 0 });
    expect(await raws(other)).toEqual(await raws(engine));
    expect(await raws(engine)).toEqual(tenant.store.texts('audit'));
  });

  it('names where it came from in its receipt', async () => {
    const { receipt } = await pulledCase(5);
    const [source] = receipt.sources;
    expect(source?.name).toMatch(/^Acme · audit · \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(source?.file.path).toContain('/auth/admin/tenants/acme/audit-logs?');
    expect(source?.warnings.join()).not.toContain('systems stop exports');
  });

  it('holds no secret: not in the case, its log, or what was told', async () => {
    const { engine, receipt, tenant } = await pulledCase(150);
    const secret = tenant.tokens.reader;
    expect(JSON.stringify(receipt)).not.toContain(secret);
    expect(JSON.stringify(await engine.call('custody.list', {}))).not.toContain(secret);
    await engine.call('case.close', {});
    for (const name of readdirSync(place('.'))) {
      expect(readFileSync(place(name)).includes(secret)).toBe(false);
    }
  });
});

/** Changes a case as somebody would who is not this program: without its triggers. */
function tamper(path: string, sql: string): void {
  const db = new Database(path);
  const triggers = db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

describe('verification', () => {
  const whole = { path: '' };
  beforeAll(async () => {
    whole.path = join(mkdtempSync(join(tmpdir(), 'trailcase-pull-')), 'whole.trailcase');
    const tenant = await startTenant({ records: { audit: madeRecords('audit', 1_050) } });
    const connection = connectionTo(tenant);
    const engine = createEngine({ refusal: null, secret: async () => tenant.tokens.reader });
    await engine.call('case.open', { path: whole.path, create: true });
    await pull(engine, connection);
    await engine.close();
    await tenant.stop();
  });
  afterAll(() => rmSync(dirname(whole.path), { recursive: true }));
  const verifyLive = async (path: string) => {
    const engine = createEngine();
    await engine.call('case.open', { path });
    const { checks } = await runJob(engine, 'verify.start', {});
    await engine.close();
    return checks.find(({ subject }) => subject === 'live');
  };
  const other = 'f'.repeat(64);
  it.each([
    [
      "a page's hash",
      `UPDATE pull_page SET sha256 = '${other}' WHERE page = 3`,
      'page 3 of source 1',
    ],
    [
      "a page's place",
      'UPDATE pull_page SET offset = offset + 1 WHERE page = 2',
      'page 2 of source 1',
    ],
    [
      "a page's request",
      `UPDATE pull_page SET detail = replace(detail, '200', '201')`,
      'the pages of source 1',
    ],
    ['a page that was taken away', 'DELETE FROM pull_page WHERE page = 11', 'instead of 11'],
    [
      'how far it is',
      `UPDATE pull_point SET detail = replace(detail, '"complete"', '"open"')`,
      'how far a pull is',
    ],
    ['the log of a point', `UPDATE pull_point SET stream = 'events'`, 'how far a pull is'],
    ['what was asked', `UPDATE pull SET connection = 'other'`, 'the pull 2 was altered'],
    ['a point that was taken away', 'DELETE FROM pull_point', 'was removed outside Trailcase'],
    [
      'a byte of the evidence',
      'UPDATE chunk SET data = zeroblob(length(data)) WHERE seq = 0',
      'is not as it came',
    ],
  ])('finds %s', async (_, sql, words) => {
    const path = place('altered.trailcase');
    copyFileSync(whole.path, path);
    tamper(path, sql);
    const live = await verifyLive(path);
    expect(live?.ok).toBe(false);
    expect(live?.findings.join('\n')).toContain(words);
  });

  it('finds nothing where nothing was altered', async () => {
    expect(await verifyLive(whole.path)).toMatchObject({ ok: true });
  });
});
