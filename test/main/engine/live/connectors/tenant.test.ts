import { afterEach, describe, expect, test } from 'vitest';
import { tenant as connector } from '../../../../../main/engine/live/connectors/tenant.ts';
import { recogniseRecord, sources } from '../../../../../main/engine/sources/index.ts';
import type { Connection } from '../../../../../shared/connection.ts';
import { kinds } from '../../../../../shared/kinds.ts';
import { demoRecords } from '../../../../tenant/demo-records.ts';
import type { FaultName } from '../../../../tenant/faults.ts';
import { madeRecords } from '../../../../tenant/made-records.ts';
import { clientFor, type ReadOptions, readPages } from '../../../../tenant/read-pages.ts';
import {
  type ReferenceTenant,
  startTenant,
  type TenantOptions,
} from '../../../../tenant/start-tenant.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(options: TenantOptions = {}): Promise<ReferenceTenant> {
  const running = await startTenant(options);
  open.push(() => running.stop());
  return running;
}

/** Reads a log of a tenant with the real client. */
async function read(
  running: ReferenceTenant,
  stream: string,
  options: ReadOptions & { changes?: Partial<Connection>; secret?: string } = {},
) {
  const { changes, secret = running.tokens.reader, ...rest } = options;
  const client = clientFor(running.connection(changes), secret);
  open.push(() => client.close());
  return await readPages(connector, client, stream, rest);
}

const texts = (records: Iterable<unknown>) =>
  [...records].map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).sort();

describe('the tenant connector', () => {
  test('reads all seven logs of a tenant, and our sources recognise them', async () => {
    const records = await demoRecords();
    const running = await start({ records });
    for (const { name, kinds: of } of connector.summary.streams) {
      const got = await read(running, name, { pageSize: 50 });
      const [kind = 'audit'] = of;
      expect(texts(got.records)).toEqual(texts(records[kind]));
      for (const record of got.records) {
        const found = recogniseRecord(record, sources);
        expect([found?.source.system, found?.kind]).toEqual(['tenant', kind]);
      }
      expect(got.pages.at(-1)).toMatchObject({ next: null, announced: records[kind].length });
    }
    expect(new Set(connector.summary.streams.flatMap((each) => each.kinds))).toEqual(
      new Set(kinds),
    );
  });

  test('asks for its window only, and stays in it when it is taken up again', async () => {
    const running = await start({ records: { event: madeRecords('event', 100) } });
    const window = {
      from: Date.parse('2026-01-05T00:00:20Z') * 1_000,
      until: Date.parse('2026-01-05T00:01:00Z') * 1_000,
    };
    const got = await read(running, 'events', { window, pageSize: 7, stopEvery: 2 });
    const ids = got.records.map((each) => (each as { id: string }).id);
    expect(ids).toEqual(Array.from({ length: 40 }, (_, at) => `ev-${at + 20}`));
  });

  const harmless: FaultName[] = [
    'too-many',
    'too-many-unhinted',
    'server-error',
    'unavailable',
    'slow',
    'cut',
  ];
  test.each(harmless)(
    'loses and doubles nothing where every third answer is: %s',
    async (fault) => {
      const given = madeRecords('audit', 1_000);
      const running = await start({
        records: { audit: given },
        faults: [{ fault, every: 3, milliseconds: 1 }],
      });
      const got = await read(running, 'audit', { pageSize: 50, stopEvery: 4 });
      expect(texts(got.records)).toEqual(texts(given));
      expect(got.pages.every(({ warning }) => warning === undefined)).toBe(true);
      expect(running.faults.shown.get(fault)).toBeGreaterThan(5);
    },
  );

  test('goes on with a new token where the old one expires', async () => {
    const given = madeRecords('audit', 1_000);
    const running = await start({
      records: { audit: given },
      faults: [{ fault: 'expired-token', every: 4 }],
    });
    const { id, secret } = running.clients.actor;
    const auth = {
      ...connector.summary.auth[0]?.auth,
      kind: 'client-credentials',
      clientId: id,
    } as Connection['auth'];
    const got = await read(running, 'audit', { pageSize: 50, changes: { auth }, secret });
    expect(texts(got.records)).toEqual(texts(given));
    expect(running.faults.shown.get('expired-token')).toBeGreaterThan(3);
  });

  test('goes on behind a page that came twice', async () => {
    const given = madeRecords('audit', 1_000);
    const running = await start({
      records: { audit: given },
      faults: [{ fault: 'duplicated-page', every: 3 }],
    });
    const got = await read(running, 'audit', { pageSize: 50, stopEvery: 3 });
    expect(texts(new Set(texts(got.records)))).toEqual(texts(given));
    const shown = running.faults.shown.get('duplicated-page') ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(got.records).toHaveLength(1_000 + shown * 50);
  });

  test('a record that comes late moves nothing, and shows in the total', async () => {
    const given = madeRecords('audit', 500);
    const running = await start({
      records: { audit: given },
      faults: [{ fault: 'shifted-page', skip: 3, every: 1, times: 2 }],
    });
    const got = await read(running, 'audit', { pageSize: 50, stopEvery: 4 });
    expect(texts(got.records)).toEqual(texts(given));
    expect(got.pages.at(0)?.announced).toBe(500);
    expect(got.pages.at(-1)?.announced).toBe(502);
  });

  test('gives up on a tenant that only ever sends the same page', async () => {
    const running = await start({
      records: { audit: madeRecords('audit', 200) },
      faults: [{ fault: 'duplicated-page' }],
    });
    await expect(read(running, 'audit', { pageSize: 50 })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringMatching(/same page came again and again/),
    });
  });

  test('says what it is where a proxy answers in place of the tenant', async () => {
    const running = await start({ faults: [{ fault: 'proxy-page' }] });
    await expect(read(running, 'audit')).rejects.toMatchObject({ code: 'unexpected-answer' });
  });

  test('does not take an answer that never ends', async () => {
    const running = await start({ faults: [{ fault: 'endless' }] });
    const { limits } = running.connection();
    const changes = { limits: { ...limits, pageBytes: 1_000_000 } };
    await expect(read(running, 'audit', { changes })).rejects.toMatchObject({
      code: 'limit-reached',
    });
  });

  test('says which scope is missing', async () => {
    const running = await start();
    const secret = running.tokens.auditOnly;
    await expect(read(running, 'sessions', { secret })).rejects.toMatchObject({
      code: 'permission-missing',
      message: expect.stringContaining('auth.sessions.list'),
    });
  });

  test('says what an answer lacks that is no list of a tenant service', async () => {
    const running = await start();
    const changes = { paths: { audit: '/auth/docs' } };
    await expect(read(running, 'audit', { changes })).rejects.toMatchObject({
      code: 'unexpected-answer',
    });
  });

  test('tells of each log how many records there are', async () => {
    const running = await start({ records: { event: madeRecords('event', 3) } });
    const client = clientFor(running.connection(), running.tokens.reader);
    open.push(() => client.close());
    const probe = (stream: string) => connector.probe(client, client.connection, stream);
    expect(await probe('events')).toBe(
      'It may be read; there are 3 records in it, the earliest from 2026-01-05T00:00:00.000000Z.',
    );
    expect(await probe('jobs')).toBe('It may be read; there is no record in it.');
  });
});
