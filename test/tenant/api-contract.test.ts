import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinds } from '../../shared/kinds.ts';
import { type ApiContract, readContract } from './api-contract.ts';
import { demoRecords } from './demo-records.ts';
import { madeRecords } from './made-records.ts';
import { type ReferenceTenant, startTenant } from './start-tenant.ts';
import { tenantLists } from './tenant-lists.ts';

let tenant: ReferenceTenant;
let contract: ApiContract;
/** Operations that were answered well. */
const answered = new Set<string>();

beforeAll(async () => {
  contract = await readContract();
  tenant = await startTenant({ records: await demoRecords() });
});
afterAll(() => tenant.stop());

interface Asking {
  token?: string;
  body?: string;
  type?: string;
  key?: string;
}

/** Asks and holds request and answer against the document. */
async function ask(method: string, path: string, options: Asking = {}): Promise<unknown> {
  const { token = tenant.tokens.admin, body, type = 'application/json', key } = options;
  const at = path.startsWith('/') ? path : `/auth/admin/tenants/acme/${path}`;
  const request = new Request(tenant.address + at, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await fetch(request.clone());
  const text = await answer.text();
  expect(contract.faults(request, body ?? null, answer, text), `${method} ${at}`).toEqual([]);
  const operation = contract.operationOf(method, new URL(request.url).pathname);
  if (answer.ok && operation !== null) answered.add(operation);
  return /json/.test(answer.headers.get('content-type') ?? '')
    ? { status: answer.status, ...(JSON.parse(text) as object) }
    : text;
}

test('lists and single records are as written, for every kind', async () => {
  for (const { kind, path } of tenantLists) {
    const window =
      'filter.where.from=2026-01-10T00:00:00.000000Z&filter.where.until=2026-02-13T00:00:00.000000Z';
    const first = (await ask('GET', `${path}?limit=100&${window}`)) as { next: string | null };
    if (first.next !== null) await ask('GET', `${path}?limit=100&${window}&cursor=${first.next}`);
    await ask('GET', `${path}?filter.where.user=ana&filter.where.status=x&filter.where.id=y`);
    const [row] = tenant.store.page(
      { kind, from: null, until: null, name: null, holder: null, status: null },
      null,
      1,
    );
    await ask('GET', `${path}/${encodeURIComponent(row?.name ?? '')}`);
    await ask('GET', `${path}/none`);
    await ask('GET', `${path}?limit=0`);
    await ask('GET', path, { token: '' });
    await ask('GET', path, { token: tenant.tokens.expired });
    if (kind !== 'audit') await ask('GET', path, { token: tenant.tokens.auditOnly });
    await ask('GET', `/auth/admin/tenants/other/${path}`);
  }
  expect(kinds).toHaveLength(tenantLists.length);
});

test('export and restore are as written', async () => {
  await ask('GET', 'audit/export/json');
  await ask('GET', 'audit/export/csv?filter.where.from=2026-02-01T00:00:00Z');
  const [one = '', two = '', three = ''] = madeRecords('audit', 3);
  const body = `[${one}, ${two}, {"id": 1}, 7]`;
  await ask('POST', 'audit/restore', { body, key: 'a' });
  await ask('POST', 'audit/restore', { body, key: 'a' });
  await ask('POST', 'audit/restore', { body: `[${three}]`, key: 'a' });
  await ask('POST', 'audit/restore', { body: `[${one.replace('update', 'delete')}]` });
  await ask('POST', 'audit/restore', { body: '{' });
  await ask('POST', 'audit/restore', { body: `[${madeRecords('audit', 1_001).join(',')}]` });
  await ask('POST', 'audit/restore', { body, token: tenant.tokens.actor });
});

test('what can be done is as written', async () => {
  const active = (list: 'session' | 'grant') =>
    tenant.store
      .texts(list)
      .map((text) => JSON.parse(text) as Record<string, string>)
      .filter(({ status }) => status === 'active');
  const [session, other] = active('session');
  await ask('POST', `sessions/${session?.sessionId}/revoke`, { key: 'b' });
  await ask('POST', `sessions/${session?.sessionId}/revoke`);
  await ask('POST', 'sessions/none/revoke');
  await ask('POST', `users/${other?.userId}/sessions/revoke`);
  const [grant, next] = active('grant');
  await ask('POST', `grants/${grant?.grantId}/revoke`);
  await ask('POST', `users/${encodeURIComponent(next?.email ?? '')}/grants/revoke`);
  await ask('POST', 'grants/none/revoke', { token: tenant.tokens.reader });
  await ask('POST', 'webhook-deliveries/evt_6b75a8b4077a0310c975/replay');
  await ask('POST', 'jobs/job-70563/retry');
  await ask('POST', 'jobs/job-70436/retry');
});

test('what is done to an account is as written', async () => {
  const [text = ''] = tenant.store.texts('session');
  const { userId } = JSON.parse(text) as { userId: number };
  const { id } = (await ask('GET', `users/${userId}`)) as { id: string };
  const reset = await ask('POST', `users/${id}/password/reset`, { key: 'c' });
  expect(reset).toMatchObject({ id, mustReset: true, link: expect.stringContaining('once=') });
  expect(await ask('POST', `users/${id}/password/reset`, { key: 'c' })).toEqual(reset);
  expect(await ask('POST', `users/${id}/factors/require`)).toMatchObject({ factors: [] });
  expect(await ask('POST', `users/${id}/disable`)).toMatchObject({ status: 'disabled' });
  const live = JSON.parse(JSON.stringify(tenant.store.texts('session'))) as string[];
  const own = live.map((each) => JSON.parse(each) as { userId: number; status: string });
  expect(own.filter((each) => each.userId === userId && each.status === 'active')).toEqual([]);
  expect(await ask('GET', `users/${id}`)).toMatchObject({ mustReset: true, status: 'disabled' });
  await ask('GET', 'users/nobody');
  for (const path of ['password/reset', 'factors/require', 'disable']) {
    await ask('POST', `users/nobody/${path}`);
    await ask('POST', `users/${id}/${path}`, { token: tenant.tokens.reader });
  }
});

test('the audit chain is as written', async () => {
  for (const name of ['verify', 'verify-checkpoints', 'verify-last-week', 'verify-last-month']) {
    expect(await ask('GET', `/auth/admin/audit-chain/${name}`)).toMatchObject({ intact: true });
  }
  await ask('GET', '/auth/admin/audit-chain/last-hash');
  await ask('GET', '/auth/admin/audit-chain/verify', { token: tenant.tokens.reader });
});

test('who bears a token is as written', async () => {
  expect(await ask('GET', '/auth/admin/me')).toMatchObject({ client: 'admin' });
  const scopes = ['auth.audit.list'];
  const told = await ask('GET', '/auth/admin/me', { token: tenant.tokens.auditOnly });
  expect(told).toMatchObject({ client: 'auditor', scopes });
  await ask('GET', '/auth/admin/me', { token: tenant.tokens.expired });
});

test('tokens are given as written', async () => {
  const type = 'application/x-www-form-urlencoded';
  const { id, secret } = tenant.clients.actor;
  const form = `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`;
  const token = (body: string) => ask('POST', '/auth/token', { body, type, token: '' });
  expect(await token(form)).toMatchObject({ token_type: 'Bearer' });
  expect(await token(`${form}x`)).toMatchObject({ error: 'invalid_client' });
  expect(await token(`${form}&scope=auth.super-admin`)).toMatchObject({ error: 'invalid_scope' });
});

test('requests beyond the rate are answered as written', async () => {
  const slow = await startTenant({ rate: { requests: 0, seconds: 60 } });
  const request = new Request(`${slow.address}/auth/admin/tenants/acme/events`, {
    headers: { authorization: `Bearer ${slow.tokens.reader}` },
  });
  const answer = await fetch(request.clone());
  const text = await answer.text();
  await slow.stop();
  expect(answer.status).toBe(429);
  expect(contract.faults(request, null, answer, text)).toEqual([]);
});

test('the service tells its own interface, and every operation in it was answered', async () => {
  expect(await ask('GET', '/auth/docs', { token: '' })).toMatchObject({ openapi: '3.1.1' });
  expect(contract.operations.filter((each) => !answered.has(each))).toEqual([]);
});
