import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles, importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { changing, check, exportOf, restore, sumOf, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();

const list = (records: readonly string[]) => `[${records.join(',\n')}]`;

describe('a restore', () => {
  test('brings an archive to an empty tenant, whose export is the same bytes', async () => {
    const one = await start({ records: { audit: madeRecords('audit', 2_300) } });
    const exported = await exportOf(one);
    const two = await start();
    const engine = await open(place('a.trailcase'), two.tokens.admin);
    await importOne(engine, place('audit.json', exported));
    const connection = two.connection(unhurried);
    const compared = await check(engine, connection);
    expect(compared).toMatchObject({
      confirm: 'acme',
      counts: { new: 2_300, there: 0, conflicting: 0, unfit: 0 },
      inTenant: 0,
      batches: 5,
      refusal: null,
    });
    expect(changing(two)).toEqual([]);
    const run = await restore(engine, connection);
    expect(run).toMatchObject({
      state: 'done',
      batches: 5,
      batchesDone: 5,
      accepted: 2_300,
      alreadyThere: 0,
      refusedTotal: 0,
      verification: { expected: 2_300, found: 2_300, sampled: 200, faults: [], good: true },
    });
    expect(await exportOf(two)).toBe(exported);
    expect(sumOf(run)).toBe(2_300);
    const again = await check(engine, connection);
    expect(again.counts).toEqual({ new: 0, there: 2_300, conflicting: 0, unfit: 0 });
    expect(again.refusal).toContain('nothing to restore');
    await expect(restore(engine, connection)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('sends the very bytes: spacing, order of keys, large numbers and escapes', async () => {
    const records = [
      '{ "id" : "a/1", "serial":90071992547409931234, "action":"create X","timestamp":"2026-01-01T00:00:00Z", "target": "\\u00e9\\/", "actor":"a", "n": 1.50 }',
      '{"timestamp":"2026-01-01T00:00:01Z","id":"b","action":"create X","target":"é","actor":"a","__proto__":{"x":1}}',
    ];
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', `{"auditLogs": [${records.join(', ')}] }`));
    const run = await restore(engine, tenant.connection(unhurried));
    expect(run.accepted).toBe(2);
    expect(tenant.store.texts('audit')).toEqual(records);
  });

  test('never overwrites what the tenant has with another content', async () => {
    const records = madeRecords('audit', 20);
    const changed = records.map((text) => text.replace('"enabled":true', '"enabled":null'));
    const tenant = await start({
      records: {
        audit: [
          ...records.slice(0, 5),
          ...changed.slice(5, 8),
          ...madeRecords('audit', 30).slice(25),
        ],
      },
    });
    const before = tenant.store.texts('audit');
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(records)));
    const connection = tenant.connection(unhurried);
    const compared = await check(engine, connection);
    expect(compared).toMatchObject({
      counts: { new: 12, there: 5, conflicting: 3, unfit: 0 },
      inTenant: 13,
    });
    const conflict = compared.examples.find(({ state }) => state === 'conflicting');
    expect(conflict).toMatchObject({
      record: 6,
      id: '100005',
      differs: ['oldEntity.enabled'],
    });
    const run = await restore(engine, connection);
    expect(run).toMatchObject({ state: 'done', accepted: 12, refusedTotal: 0 });
    for (const text of before) expect(tenant.store.texts('audit')).toContain(text);
    expect(tenant.store.count('audit')).toBe(25);
    expect((await check(engine, connection)).counts).toEqual({
      new: 0,
      there: 17,
      conflicting: 3,
      unfit: 0,
    });
  });

  test('says of each record that cannot be restored why, and sends the rest', async () => {
    const [one = '', two = ''] = madeRecords('audit', 2);
    const twice = one.replace('"clientActor":"admin-console"', '"clientActor":"other"');
    const nameless = two.replace('"id":100001,', '');
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importFiles(engine, [
      place('audit.json', list([one, one, twice, nameless, two])),
      place('events.json', list(madeRecords('event', 7))),
      place(
        'okta.ndjson',
        '{"uuid":"u1","published":"2026-01-01T00:00:00Z","eventType":"user.session.start","actor":{"id":"x","alternateId":"a@b.c"},"outcome":{"result":"SUCCESS"}}\n',
      ),
    ]);
    const compared = await check(engine, tenant.connection(unhurried));
    expect(compared.counts).toEqual({ new: 2, there: 0, conflicting: 0, unfit: 9 });
    expect(compared.sources[0]?.warnings.join()).toContain(
      '2 records more were in the case already or stand in it twice, and count once; 1 of them in other bytes',
    );
    const whys = compared.examples.filter(({ state }) => state === 'unfit').map(({ told }) => told);
    expect(whys).toEqual([
      expect.stringContaining('kind event'),
      expect.stringContaining('record of okta'),
      expect.stringContaining('no id'),
    ]);
    const run = await restore(engine, tenant.connection(unhurried));
    expect(run.accepted).toBe(2);
    expect(tenant.store.texts('audit')).toEqual([one, two]);
  });

  test('makes JSON of the rows of a table and says so', async () => {
    const one = await start({ records: { audit: madeRecords('audit', 30) } });
    const csv = await exportOf(one, 'csv');
    const two = await start({ records: { audit: madeRecords('audit', 3) } });
    const engine = await open(place('a.trailcase'), two.tokens.admin);
    await importOne(engine, place('audit.csv', csv));
    const connection = two.connection(unhurried);
    const compared = await check(engine, connection);
    expect(compared.counts).toEqual({ new: 27, there: 3, conflicting: 0, unfit: 0 });
    expect(compared.sources[0]).toMatchObject({ form: 'table' });
    expect(compared.sources[0]?.warnings.join()).toContain('each row is made into a JSON record');
    const run = await restore(engine, connection);
    expect(run).toMatchObject({
      state: 'done',
      accepted: 27,
      verification: { good: true, found: 27 },
    });
    const [, , , fourth = ''] = two.store.texts('audit');
    expect(JSON.parse(fourth)).toMatchObject({
      ...JSON.parse(madeRecords('audit', 4)[3] ?? ''),
      id: '100003',
    });
  });

  test('sends nothing where another name was typed', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    await expect(
      restore(engine, tenant.connection(unhurried), { confirm: 'acm' }),
    ).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('Nothing was sent'),
    });
    expect(tenant.requests).toEqual([]);
    expect(await engine.call('restore.list', {})).toEqual([]);
  });

  test('says that it takes a super admin, and goes on when it has one', async () => {
    const tenant = await start();
    let token = tenant.tokens.actor;
    const engine = await open(place('a.trailcase'), () => token);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const connection = tenant.connection(unhurried);
    await expect(restore(engine, connection)).rejects.toMatchObject({
      code: 'permission-missing',
      message: expect.stringContaining('super admin'),
    });
    expect(tenant.store.count('audit')).toBe(0);
    const [stopped] = await engine.call('restore.list', {});
    expect(stopped).toMatchObject({
      state: 'stopped',
      batchesDone: 0,
      error: { code: 'permission-missing' },
    });
    token = tenant.tokens.admin;
    const run = await restore(engine, connection, { run: stopped?.run as number });
    expect(run).toMatchObject({ state: 'done', accepted: 3, run: stopped?.run });
  });

  test('refuses evidence that is not what was imported, before it asks the tenant anything', async () => {
    const tenant = await start();
    const path = place('a.trailcase');
    const first = await open(path, tenant.tokens.admin);
    await importOne(first, place('audit.json', list(madeRecords('audit', 3))));
    await first.call('case.close', {});
    const db = new Database(path);
    const triggers = db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'chunk'")
      .all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    const { data } = db.prepare('SELECT data FROM chunk').get() as { data: Buffer };
    const forged = zstdDecompressSync(data).toString().replace('update User', 'delete User');
    db.prepare('UPDATE chunk SET data = ?').run(zstdCompressSync(Buffer.from(forged)));
    for (const { sql } of triggers) db.exec(sql);
    db.close();
    const engine = await open(path, tenant.tokens.admin);
    for (const work of [check, restore]) {
      await expect(work(engine, tenant.connection(unhurried))).rejects.toMatchObject({
        code: 'case-altered',
        message: expect.stringContaining('Nothing is restored'),
      });
    }
    expect(tenant.requests).toEqual([]);
  });

  test('compares the manifest that lies beside an exported file', async () => {
    const tenant = await start();
    const first = await open(place('first.trailcase'), tenant.tokens.admin);
    await importOne(first, place('audit.json', list(madeRecords('audit', 8))));
    const { question } = await first.call('query.explain', { text: '' }).then((found) => {
      if (!found.ok) throw new Error('a question');
      return found;
    });
    const out = place('export.json');
    await runJob(first, 'export.start', { question, format: 'json', out });
    const connection = tenant.connection(unhurried);
    const good = await open(place('good.trailcase'), tenant.tokens.admin);
    await importOne(good, out);
    const [source] = (await check(good, connection)).sources;
    expect(source?.manifest).toMatchObject({ good: true });
    writeFileSync(`${out}.altered`, readFileSync(out, 'utf8').replace('"actor"', '"actor" '));
    renameSync(`${out}.altered`, out);
    const bad = await open(place('bad.trailcase'), tenant.tokens.admin);
    await importOne(bad, out);
    const compared = await check(bad, connection);
    expect(compared.sources[0]?.manifest).toMatchObject({
      good: false,
      told: expect.stringContaining('SHA-256'),
    });
    expect(compared.refusal).toContain('cannot be restored');
    await expect(restore(bad, connection)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(changing(tenant)).toEqual([]);
  });

  test('stops at an answer that does not speak of the records that were sent', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    tenant.faults.add({ fault: 'proxy-page', method: 'POST', times: 1 });
    const connection = tenant.connection(unhurried);
    await expect(restore(engine, connection)).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('nothing more is sent'),
    });
    const [failed] = await engine.call('restore.list', {});
    expect(failed).toMatchObject({ state: 'failed', batchesDone: 0 });
    const run = await restore(engine, tenant.connection(unhurried), { run: failed?.run as number });
    expect(run).toMatchObject({ state: 'done', accepted: 3 });
  });

  test('goes on only to the tenant that it began with', async () => {
    const tenant = await start();
    const other = await start({ tenant: 'other' });
    const engine = await open(place('a.trailcase'), tenant.tokens.actor);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    await restore(engine, tenant.connection(unhurried)).catch(() => undefined);
    const [stopped] = await engine.call('restore.list', {});
    await expect(
      restore(engine, other.connection(unhurried), { run: stopped?.run as number }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(changing(other)).toEqual([]);
  });

  test('lists what the tenant refuses and what it loses', async () => {
    const records = madeRecords('audit', 10);
    const wrong = (records[4] ?? '').replace('"timestamp":"2026', '"timestamp":"never');
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(records.with(4, wrong))));
    const { put } = tenant.store;
    tenant.store.put = (kind, row) => row.id !== '100007' && put(kind, row);
    const run = await restore(engine, tenant.connection(unhurried));
    expect(run).toMatchObject({
      state: 'failed',
      accepted: 9,
      refused: [{ record: 5, id: '100004', told: expect.stringContaining('timestamp') }],
      refusedTotal: 1,
      verification: { expected: 9, found: 8, good: false },
    });
    expect(run.verification?.faults[0]).toContain('100007 (record 8) is missing');
  });

  test('is stopped by whoever asks, and what was sent is not sent again', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3_000))));
    const connection = tenant.connection(unhurried);
    const { put } = tenant.store;
    let job = 0;
    let stored = 0;
    tenant.store.put = (kind, row) => {
      put(kind, row);
      stored += 1;
      if (stored === 1_200) void engine.call('job.cancel', { job });
    };
    const cancelled = runJob(
      engine,
      'restore.start',
      { connection, confirm: 'acme' },
      () => undefined,
      (number) => {
        job = number;
      },
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const [stopped] = await engine.call('restore.list', {});
    expect(stopped?.state).toBe('stopped');
    const run = await restore(engine, connection, { run: stopped?.run as number });
    expect(run).toMatchObject({ state: 'done', accepted: 3_000, alreadyThere: 0, batchesDone: 6 });
    const keys = changing(tenant).map(({ key }) => key);
    expect(new Set(keys).size).toBe(6);
    expect(tenant.store.count('audit')).toBe(3_000);
  });

  test('is one at a time', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const connection = tenant.connection(unhurried);
    const [first, second] = await Promise.allSettled([
      restore(engine, connection),
      restore(engine, connection),
    ]);
    expect(first).toMatchObject({ status: 'fulfilled', value: { state: 'done', accepted: 3 } });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'case-busy' } });
    expect(changing(tenant)).toHaveLength(1);
  });

  test('gets no receipt while it goes on', async () => {
    const tenant = await start();
    tenant.faults.add({ fault: 'slow', method: 'POST', milliseconds: 1_000 });
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const out = place('receipt.json');
    const write = async () => {
      const [latest] = await engine.call('restore.list', {});
      expect(latest?.state).toBe('running');
      const run = latest?.run ?? 0;
      return await runJob(engine, 'restore.export', { run, out, format: 'json' });
    };
    let early: Promise<unknown> | null = null;
    const run = await runJob(
      engine,
      'restore.start',
      { connection: tenant.connection(unhurried), confirm: 'acme' },
      ({ stage }) => {
        if (stage.startsWith('sending')) early ??= write().catch((error: unknown) => error);
      },
    );
    expect(await early).toMatchObject({ code: 'case-busy' });
    expect(existsSync(out)).toBe(false);
    await runJob(engine, 'restore.export', { run: run.run, out, format: 'json' });
    expect(JSON.parse(readFileSync(out, 'utf8')).restore.state).toBe('done');
  });

  test('takes what was pulled from one tenant to another, byte for byte', async () => {
    const records = madeRecords('audit', 2_500);
    const one = await start({ records: { audit: records, event: madeRecords('event', 20) } });
    const two = await start({ tenant: 'other' });
    let token = one.tokens.admin;
    const engine = await open(place('a.trailcase'), () => token);
    const streams = ['audit', 'events'];
    await runJob(engine, 'pull.start', { connection: one.connection({ ...unhurried, streams }) });
    token = two.tokens.admin;
    const run = await restore(engine, two.connection(unhurried));
    expect(run).toMatchObject({
      state: 'done',
      counts: { new: 2_500, unfit: 20 },
      accepted: 2_500,
      verification: { identical: 200, good: true },
    });
    expect(two.store.texts('audit')).toEqual(records);
  });

  test('does not go on with a list of records that was altered', async () => {
    const tenant = await start();
    const path = place('a.trailcase');
    const first = await open(path, tenant.tokens.actor);
    await importOne(first, place('audit.json', list(madeRecords('audit', 9))));
    await restore(first, tenant.connection(unhurried)).catch(() => undefined);
    await first.call('case.close', {});
    const db = new Database(path);
    const { sql } = db
      .prepare("SELECT sql FROM sqlite_schema WHERE name = 'restore_run_no_update'")
      .get() as { sql: string };
    db.exec('DROP TRIGGER restore_run_no_update');
    db.prepare('UPDATE restore_run SET records = ?').run('1-4,6-10');
    db.exec(sql);
    db.close();
    const engine = await open(path, tenant.tokens.admin);
    const [{ run } = { run: 0 }] = await engine.call('restore.list', {});
    await expect(restore(engine, tenant.connection(unhurried), { run })).rejects.toMatchObject({
      code: 'case-altered',
    });
    expect(tenant.store.count('audit')).toBe(0);
  });

  test('is refused in words for a system that takes nothing back', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const { connectorSummaries } = await import('../../../../main/engine/live/index.ts');
    for (const { connector, restores } of connectorSummaries()) {
      if (restores) continue;
      await expect(
        check(engine, tenant.connection({ ...unhurried, connector })),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    }
    expect(tenant.requests).toEqual([]);
  });

  test('stands in the custody log before and after each batch, without a secret', async () => {
    const tenant = await start();
    const path = place('a.trailcase');
    const engine = await open(path, tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 600))));
    await restore(engine, tenant.connection(unhurried));
    const actions = (await engine.call('custody.list', {})).map(({ action }) => action).slice(2);
    expect(actions).toEqual([
      'archive compared with tenant',
      'restore started',
      'batch sent to tenant',
      'batch answered',
      'batch sent to tenant',
      'batch answered',
      'restore ended',
    ]);
    const { ok, checks } = await runJob(engine, 'verify.start', {});
    expect(checks.filter((each) => !each.ok)).toEqual([]);
    expect(ok).toBe(true);
    await engine.call('case.close', {});
    expect(readFileSync(path).includes(tenant.tokens.admin)).toBe(false);
  });
});
