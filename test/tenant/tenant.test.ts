import { afterEach, describe, expect, test } from 'vitest';
import { kinds } from '../../shared/kinds.ts';
import { demoRecords } from './demo-records.ts';
import { madeRecords } from './made-records.ts';
import { type ReferenceTenant, startTenant, type TenantOptions } from './start-tenant.ts';
import { listOf } from './tenant-lists.ts';

const running: ReferenceTenant[] = [];
afterEach(async () => {
  for (const tenant of running.splice(0)) await tenant.stop();
});

async function start(options: TenantOptions = {}): Promise<ReferenceTenant> {
  const tenant = await startTenant(options);
  running.push(tenant);
  return tenant;
}

/** Asks a tenant as whoever has a token. */
function asker(tenant: ReferenceTenant, token: string = tenant.tokens.admin) {
  const base = `${tenant.address}/auth/admin/tenants/${tenant.tenant}`;
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(path.startsWith('/auth') ? tenant.address + path : `${base}/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  return {
    ask,
    get: async <T>(path: string) => (await (await ask(path)).json()) as T,
    post: async <T>(path: string, body?: string, headers: Record<string, string> = {}) => {
      const answer = await ask(path, {
        method: 'POST',
        headers,
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.status, headers: answer.headers, value: (await answer.json()) as T };
    },
  };
}

interface Page {
  data: Record<string, unknown>[];
  total: number;
  next: string | null;
}
interface Restored {
  accepted: number;
  alreadyThere: number;
  conflicting: number;
  refused: number;
  results: { index: number; id: string | null; result: string; message: string | null }[];
}

describe('the lists of the reference tenant', () => {
  test('give every record of every kind once, in the order of time, page by page', async () => {
    const records = await demoRecords();
    const tenant = await start({ records });
    const { get } = asker(tenant, tenant.tokens.reader);
    for (const kind of kinds) {
      const { path, time } = listOf(kind);
      const got: Record<string, unknown>[] = [];
      let query = 'limit=70';
      for (;;) {
        const page = await get<Page>(`${path}?${query}`);
        got.push(...page.data);
        expect(page.total).toBe(records[kind].length);
        if (page.next === null) break;
        query = `limit=70&cursor=${encodeURIComponent(page.next)}`;
      }
      const times = got.map((record) => Date.parse(String(record[time])));
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      const texts = (list: object[]) => list.map((each) => JSON.stringify(each)).sort();
      expect(texts(got)).toEqual(texts(records[kind]));
    }
  });

  test('a window includes its beginning and not its end', async () => {
    const tenant = await start({ records: { event: madeRecords('event', 10) } });
    const { get } = asker(tenant);
    const within =
      'filter.where.from=2026-01-05T00:00:02.000Z&filter.where.until=2026-01-05T00:00:06.000Z';
    const page = await get<Page>(`events?${within}`);
    expect(page.data.map(({ id }) => id)).toEqual(['ev-2', 'ev-3', 'ev-4', 'ev-5']);
    expect(page.total).toBe(4);
  });

  test('a record that comes late changes the total and moves nothing', async () => {
    const tenant = await start({
      records: { event: madeRecords('event', 30) },
      faults: [{ fault: 'shifted-page', times: 1 }],
    });
    const { get } = asker(tenant);
    const first = await get<Page>('events?limit=10');
    const second = await get<Page>(`events?limit=10&cursor=${first.next}`);
    expect(second.data[0]?.id).toBe('ev-10');
    expect([first.total, second.total]).toEqual([30, 31]);
  });

  test.each([
    ['limit=0', /limit/],
    ['limit=1001', /limit/],
    ['cursor=none', /cursor/],
    ['filter.where.from=yesterday', /no time/],
    ['offset=3', /no parameter offset/],
  ])('what cannot be read is refused: %s', async (query, why) => {
    const { ask } = asker(await start());
    const answer = await ask(`events?${query}`);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toMatch(why);
  });

  test('a cursor belongs to its question', async () => {
    const { get, ask } = asker(await start({ records: { event: madeRecords('event', 30) } }));
    const { next } = await get<Page>('events?limit=10');
    const other = await ask(`events?cursor=${next}&filter.where.status=Success`);
    expect(other.status).toBe(400);
  });
});

describe('who is let in', () => {
  test.each([
    ['none', '', 401],
    ['unknown', 'tok_x', 401],
  ])('a token that is %s is refused', async (_what, token, status) => {
    const tenant = await start();
    expect((await asker(tenant, token).ask('events')).status).toBe(status);
  });

  test('an expired token, a missing scope and another tenant are told apart', async () => {
    const tenant = await start();
    const { expired, auditOnly, actor } = tenant.tokens;
    expect((await asker(tenant, expired).ask('events')).status).toBe(401);
    expect((await asker(tenant, auditOnly).ask('audit-logs')).status).toBe(200);
    expect((await asker(tenant, auditOnly).ask('events')).status).toBe(403);
    expect((await asker(tenant, actor).ask('audit/restore', { method: 'POST' })).status).toBe(403);
    const other = await asker(tenant).ask('/auth/admin/tenants/other/events');
    expect(other.status).toBe(404);
    expect(tenant.requests.map(({ login, status }) => [login, status])).toEqual([
      ['expired', 401],
      ['right', 200],
      ['right', 403],
      ['right', 403],
      ['right', 404],
    ]);
  });

  test('client credentials give a token that ends', async () => {
    const tenant = await start({ lifetime: 60 });
    const { id, secret } = tenant.clients.actor;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    });
    const token = async (body: URLSearchParams) =>
      await fetch(`${tenant.address}/auth/token`, { method: 'POST', body });
    const { access_token, expires_in } = (await (await token(form)).json()) as {
      access_token: string;
      expires_in: number;
    };
    expect(expires_in).toBe(60);
    expect((await asker(tenant, access_token).ask('events')).status).toBe(200);
    tenant.issued.expire(access_token);
    expect((await asker(tenant, access_token).ask('events')).status).toBe(401);
    form.set('client_secret', 'guess');
    expect((await token(form)).status).toBe(401);
  });

  test('more requests than the rate allows are told to wait', async () => {
    const { ask } = asker(await start({ rate: { requests: 2, seconds: 60 } }));
    const answers = [await ask('events'), await ask('events'), await ask('events')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(50);
  });
});

describe('restoring', () => {
  test('what was exported and restored elsewhere is exported there the same, byte for byte', async () => {
    const { audit } = await demoRecords();
    const odd =
      '{ "id":"x-1", "action":"p\\u00e4ck", "timestamp":"2026-01-01T00:00:00Z", "n":1.0e3, "s":"a]},\\\\\\"[{" }';
    const one = await start({ records: { audit: [...audit, odd] } });
    const other = await start();
    const archive = await (await asker(one).ask('audit/export/json')).text();
    expect(archive).toContain(odd);
    const { value } = await asker(other).post<Restored>('audit/restore', archive);
    expect(value).toMatchObject({ accepted: audit.length + 1, conflicting: 0, refused: 0 });
    expect(await (await asker(other).ask('audit/export/json')).text()).toBe(archive);
  });

  test('a batch twice changes nothing, with its key or without', async () => {
    const tenant = await start();
    const { post } = asker(tenant);
    const body = `[${madeRecords('audit', 5).join(',')}]`;
    const key = { 'idempotency-key': 'batch-1' };
    const first = await post<Restored>('audit/restore', body, key);
    const again = await post<Restored>('audit/restore', body, key);
    expect(again.value).toEqual(first.value);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const without = await post<Restored>('audit/restore', body);
    expect(without.value).toMatchObject({ accepted: 0, alreadyThere: 5 });
    expect((await post('audit/restore', '[]', key)).status).toBe(422);
    expect(tenant.store.count('audit')).toBe(5);
  });

  test('each record is judged on its own', async () => {
    const tenant = await start({ records: { audit: madeRecords('audit', 2) } });
    const [same = '', changed = ''] = madeRecords('audit', 2);
    const reordered = JSON.stringify(
      Object.fromEntries(Object.entries(JSON.parse(same)).reverse()),
    );
    const { value } = await asker(tenant).post<Restored>(
      'audit/restore',
      `[${[
        reordered,
        changed.replace('"update User"', '"delete User"'),
        madeRecords('audit', 3)[2],
        '{"id":1,"action":"x","timestamp":"soon"}',
        '{"action":"x","timestamp":"2026-01-01T00:00:00Z"}',
        '7',
      ].join(', ')}]`,
    );
    expect(value.results.map(({ result }) => result)).toEqual([
      'alreadyThere',
      'conflicting',
      'accepted',
      'refused',
      'refused',
      'refused',
    ]);
    expect(tenant.store.count('audit')).toBe(3);
  });

  test('a batch that is too large or no array is refused whole', async () => {
    const { post } = asker(await start());
    const many = `[${madeRecords('audit', 1_001).join(',')}]`;
    expect((await post('audit/restore', many)).status).toBe(413);
    expect((await post('audit/restore', '{"a":1}')).status).toBe(400);
    expect((await post('audit/restore', '[{"a":1')).status).toBe(400);
  });

  test('a batch whose answer is cut off was stored, and the same key tells what came of it', async () => {
    const tenant = await start({
      faults: [{ fault: 'applied-and-cut', path: 'audit/restore', times: 1 }],
    });
    const { post } = asker(tenant);
    const body = `[${madeRecords('audit', 5).join(',')}]`;
    const key = { 'idempotency-key': 'batch-1' };
    await expect(post('audit/restore', body, key)).rejects.toThrow();
    expect(tenant.store.count('audit')).toBe(5);
    expect(tenant.requests).toMatchObject([
      { fault: 'applied-and-cut', key: 'batch-1', login: 'right', status: 0 },
    ]);
    const again = await post<Restored>('audit/restore', body, key);
    expect(again.value).toMatchObject({ accepted: 5 });
  });
});

describe('acting', () => {
  test('a session is revoked once, and all of a user by any of its names', async () => {
    const tenant = await start({ records: { session: madeRecords('session', 800) } });
    const { post, get } = asker(tenant, tenant.tokens.actor);
    const revoke = (path: string) => post<Record<string, unknown>>(path);
    expect((await revoke('sessions/se-1/revoke')).value).toMatchObject({ changed: true });
    expect((await revoke('sessions/se-1/revoke')).value).toMatchObject({ changed: false });
    expect((await revoke('sessions/se-0/revoke')).value).toMatchObject({ status: 'expired' });
    expect((await revoke('sessions/none/revoke')).status).toBe(404);
    const held = await get<Page>('sessions?filter.where.user=1002&filter.where.status=active');
    expect(held.total).toBeGreaterThan(0);
    const all = await revoke('users/1002/sessions/revoke');
    expect(all.value).toMatchObject({ revoked: held.total });
    const left = await get<Page>('sessions?filter.where.user=1002&filter.where.status=active');
    expect(left.total).toBe(0);
    const noted = tenant.store
      .texts('audit')
      .map((text) => (JSON.parse(text) as { action: string }).action);
    expect(noted).toEqual(Array(held.total + 1).fill('revoke Session'));
  });

  test('grants likewise', async () => {
    const tenant = await start({ records: { grant: madeRecords('grant', 10) } });
    const { post, get } = asker(tenant, tenant.tokens.actor);
    expect((await post('grants/gr-1/revoke')).value).toMatchObject({ status: 'revoked' });
    expect(await get('grants/gr-1')).toMatchObject({ status: 'revoked' });
    const user = encodeURIComponent('zoë2@demo.example');
    expect((await post(`users/${user}/grants/revoke`)).value).toMatchObject({ ids: ['gr-2'] });
  });

  test('a webhook is replayed as one more attempt, a failed job is run again', async () => {
    const records = { webhook: madeRecords('webhook', 2), job: madeRecords('job', 2) };
    const tenant = await start({ records });
    const { post, get } = asker(tenant, tenant.tokens.actor);
    const key = { 'idempotency-key': 'replay-1' };
    for (const _ of [1, 2]) {
      const { status, value } = await post('webhook-deliveries/evt-0/replay', undefined, key);
      expect([status, value]).toEqual([202, { id: 'evt-0', attempt: 5, status: 'Success' }]);
    }
    expect(await get('webhook-deliveries/evt-0')).toMatchObject({ attempt: 5 });
    expect(tenant.store.count('webhook')).toBe(3);
    const { value } = await post<{ retry: string }>('jobs/job-0/retry');
    expect(await get(`jobs/${value.retry}`)).toMatchObject({ latestStatus: 'pending' });
    expect((await post('jobs/job-1/retry')).status).toBe(409);
  });
});

describe('the audit chain', () => {
  test('holds over what was restored, and breaks where a record is changed behind it', async () => {
    const tenant = await start({ records: { audit: madeRecords('audit', 2_500) } });
    const { get } = asker(tenant);
    const intact = { intact: true, checked: 2_500, brokenAt: null };
    expect(await get('/auth/admin/audit-chain/verify')).toMatchObject(intact);
    expect(await get('/auth/admin/audit-chain/verify-checkpoints')).toMatchObject({ checked: 2 });
    tenant.store.chain.tamper('101000', '{"id":101000}');
    expect(await get('/auth/admin/audit-chain/verify-last-week')).toMatchObject({
      intact: false,
      brokenAt: '101000',
    });
  });
});

describe('faults', () => {
  test.each([
    ['too-many', 429],
    ['too-many-unhinted', 429],
    ['server-error', 500],
    ['unavailable', 503],
    ['expired-token', 401],
    ['proxy-page', 200],
    ['slow', 200],
  ] as const)('%s is shown when it is due', async (fault, status) => {
    const tenant = await start({ faults: [{ fault, skip: 1, times: 1 }] });
    const first = await asker(tenant, tenant.tokens.admin).ask('events');
    expect(first.status).toBe(200);
    const second = await asker(tenant, tenant.tokens.reader).ask('events');
    expect(second.status).toBe(status);
    expect(second.headers.get('retry-after')).toBe(
      ['too-many', 'unavailable'].includes(fault) ? '0' : null,
    );
    expect((await asker(tenant, tenant.tokens.admin).ask('events')).status).toBe(200);
    expect(tenant.faults.shown.get(fault)).toBe(1);
  });

  test('a cut line ends in the middle of the body', async () => {
    const records = { event: madeRecords('event', 100) };
    const tenant = await start({ records, faults: [{ fault: 'cut' }] });
    const answer = await asker(tenant).ask('events');
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    expect(tenant.requests).toMatchObject([{ fault: 'cut', status: 0 }]);
  });

  test('a duplicated page is the page before it once more', async () => {
    const tenant = await start({
      records: { event: madeRecords('event', 30) },
      faults: [{ fault: 'duplicated-page', times: 1 }],
    });
    const { get } = asker(tenant);
    const first = await get<Page>('events?limit=10');
    expect(await get<Page>(`events?limit=10&cursor=${first.next}`)).toEqual(first);
    const second = await get<Page>(`events?limit=10&cursor=${first.next}`);
    expect(second.data[0]?.id).toBe('ev-10');
  });
});
