import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { importOne } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { type Got, json, startServer } from '../../../helpers/tenant-server.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { changing, check, exportOf, restore, unhurried, useTenants } from './restoring.ts';

const place = useTempFolder();
const { start, open } = useTenants();
const list = (records: readonly string[]) => `[${records.join(',\n')}]`;

describe('whether a credential may restore is told before anything is sent', () => {
  it.each([
    ['admin', 'granted', 'auth.super-admin'],
    ['actor', 'missing', 'The first batch would be refused'],
  ] as const)('by the tenant: %s', async (token, state, told) => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens[token]);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const { permission } = await check(engine, tenant.connection(unhurried));
    expect(permission).toMatchObject({ state, told: expect.stringContaining(told) });
    expect(changing(tenant)).toEqual([]);
    const entries = await engine.call('custody.list', {});
    expect(entries.at(-1)).toMatchObject({
      action: 'archive compared with tenant',
      detail: { permission: { state } },
    });
  });

  it('and not known where the tenant has no such path', async () => {
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const paths = { allowed: '/auth/admin/nobody' };
    const connection = tenant.connection({ ...unhurried, paths });
    const { permission, counts } = await check(engine, connection);
    expect(permission.state).toBe('unknown');
    expect(permission.told).toContain('(404)');
    expect(permission.told).toContain('The first batch shows it');
    expect(counts.new).toBe(3);
    expect((await restore(engine, connection)).state).toBe('done');
  });

  it.each([
    ['a list of rights', { permissions: ['audit.read'], roles: ['Super Admin'] }, 'granted'],
    ['rights in one text', { scope: 'openid auth.super_admin' }, 'granted'],
    ['no rights', { scopes: [] }, 'missing'],
    ['something else', { name: 'ann' }, 'unknown'],
    ['no object', 7, 'unknown'],
  ] as const)('by an answer with %s', async (_what, answer, state) => {
    const { permission } = await answered((_, response) => json(response, answer));
    expect(permission.state).toBe(state);
  });

  it('and not known where a web page comes instead', async () => {
    const page = await answered((_, response) => response.end('<html><title>Sign in</title>'));
    expect(page.permission).toMatchObject({ state: 'unknown' });
  });

  it('and hostile words are cut and cleaned', async () => {
    const scopes = ['\u001b[2J\u202e'.repeat(500), ...Array.from({ length: 5_000 }, () => 'x')];
    const { permission } = await answered((_, response) => json(response, { scopes }));
    expect(permission.state).toBe('missing');
    expect(permission.told.length).toBeLessThan(1_500);
    expect(permission.told).not.toMatch(/\p{Cc}|\u202e/u);
  });

  /** A comparison with a tenant that has no records and answers in its own way what may be done. */
  async function answered(me: (got: Got, response: ServerResponse) => void) {
    const server = await startServer((got, response) => {
      if (got.url.startsWith('/auth/admin/me')) me(got, response);
      else json(response, { data: [], total: 0, next: null });
    });
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    return await check(engine, tenant.connection({ ...unhurried, address: server.address }));
  }
});

describe('what a restore cannot bring back as it was is told with counts and examples', () => {
  it('of a table: empty cells, by column', async () => {
    const one = await start({ records: { audit: madeRecords('audit', 40) } });
    const csv = await exportOf(one, 'csv');
    const two = await start();
    const engine = await open(place('a.trailcase'), two.tokens.admin);
    await importOne(engine, place('audit.csv', csv));
    const { sources } = await check(engine, two.connection(unhurried));
    const told = sources[0]?.warnings.join('\n') ?? '';
    await restore(engine, two.connection(unhurried));
    const nulls = two.store
      .texts('audit')
      .map((text) => Object.values(JSON.parse(text) as object).filter((each) => each === null));
    const cells = nulls.flat().length;
    const records = nulls.filter(({ length }) => length > 0).length;
    expect(cells).toBeGreaterThan(0);
    expect(told).toContain(`${cells} cells in ${records} records are empty and become null (`);
    expect(told).toMatch(/; first in record \d+\)/);
  });

  it('of a tenant whose records bear no id, which is refused', async () => {
    const nameless = {
      action: 'update User',
      actor: '\u202eann',
      timestamp: '2026-01-01T00:00:00Z',
    };
    const server = await startServer(({ url }, response) => {
      if (url.startsWith('/auth/admin/me')) json(response, { scopes: ['auth.super-admin'] });
      else json(response, { data: [nameless, { id: 'x' }, nameless], total: 3, next: null });
    });
    const tenant = await start();
    const engine = await open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', list(madeRecords('audit', 3))));
    const connection = tenant.connection({ ...unhurried, address: server.address });
    const compared = await check(engine, connection);
    expect(compared).toMatchObject({ counts: { new: 3 }, inTenant: 3 });
    expect(compared.refusal).toContain('2 audit records of the tenant have no id');
    expect(compared.refusal).toContain('begins with: {"action":"update User"');
    expect(compared.refusal).not.toContain('\u202e');
    await expect(restore(engine, connection)).rejects.toMatchObject({
      code: 'not-allowed',
      details: {},
    });
    expect(server.got.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
