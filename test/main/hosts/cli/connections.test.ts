import { chmodSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Connection, ConnectionTest } from '../../../../shared/connection.ts';
import { trailcase } from '../../../helpers/command-line.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { startTenant } from '../../../tenant/start-tenant.ts';

const place = useTempFolder();

beforeEach(() => {
  vi.stubEnv('XDG_CONFIG_HOME', place('config'));
  vi.stubEnv('APPDATA', place('config'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

const add = (name: string, address: string, ...more: string[]) =>
  trailcase(
    ...['connections', 'add', name, '--connector', 'tenant', '--address', address],
    ...['--tenant', 'acme', '--auth', 'token', ...more],
  );

async function start() {
  const tenant = await startTenant({ records: {} });
  onTestFinished(() => tenant.stop());
  return tenant;
}

function keyFile(secret: string, mode = 0o600): string {
  const path = place('acme.key', `${secret}\n`);
  chmodSync(path, mode);
  return path;
}

const address = 'https://auth.acme.test';

describe('trailcase connections', () => {
  it('keeps, lists, shows, replaces and removes connections of this user', async () => {
    expect((await trailcase('connections')).out).toBe('No connection is kept.\n');
    const path = 'revoke-session=POST /v2/{tenant}/sessions/{id}/end';
    const more = ['--stream', 'audit,events', 'jobs', '--per-minute', '30', '--path', path];
    const added = await add('acme', address, ...more);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toContain('TRAILCASE_SECRET_ACME');
    expect(await add('acme', address)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--replace'),
    });
    const before: Connection = JSON.parse(
      (await trailcase('connections', 'show', 'acme', '--json')).out,
    );
    expect(before).toMatchObject({
      connector: 'tenant',
      tenant: 'acme',
      auth: { kind: 'token', header: 'Authorization', word: 'Bearer' },
      streams: ['audit', 'events', 'jobs'],
      limits: { perMinute: 30, pageSize: null },
      paths: { 'revoke-session': 'POST /v2/{tenant}/sessions/{id}/end' },
    });
    await add('acme', `${address}/v2`, '--replace');
    const [kept] = JSON.parse((await trailcase('connections', '--json')).out);
    expect(kept).toMatchObject({ id: before.id, address: `${address}/v2`, streams: [] });
    expect((await trailcase('connections', 'remove', 'acme')).code).toBe(0);
    expect((await trailcase('connections', 'show', 'acme')).code).toBe(2);
  });

  it('keeps them in a case instead, with an entry in its custody log', async () => {
    const path = place('a.trailcase');
    const file = place('one.json', JSON.stringify([{ id: 'x', Created: '2026-01-01T00:00:00Z' }]));
    await trailcase('import', path, file, '--map', 'time=Created,id=id', '--kind', 'event');
    expect(await add('acme', address, '--case', path)).toMatchObject({ code: 0, err: '' });
    expect((await trailcase('connections')).out).toBe('No connection is kept.\n');
    expect((await trailcase('connections', '--case', path)).out).toContain(address);
    expect((await trailcase('connections', 'remove', 'acme', '--case', path)).code).toBe(0);
    const { out } = await trailcase('custody', path);
    expect(out).toMatch(/connection kept {2}[0-9a-f]{64} {2}acme \(https:\/\/auth\.acme\.test\)$/m);
    expect(out).toContain('connection removed');
  });

  it('refuses what cannot be a connection, and keeps nothing', async () => {
    const { code, err } = await add('acme', address, '--stream', 'nothing');
    expect(code).toBe(2);
    expect(err).toMatch(/--stream knows no "nothing".*audit/);
    expect((await trailcase('connections')).out).toBe('No connection is kept.\n');
  });

  it('says how to try it in words that a terminal and a shell can take', async () => {
    const name = `it's \u001b[31m"red"\n`;
    const { code, out } = await add(name, address);
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    const [, shown = ''] = /connections test ([^ ].*)\. Its secret/.exec(out) ?? [];
    const [kept] = JSON.parse((await trailcase('connections', '--json')).out) as Connection[];
    expect(shown).toBe(kept?.id);
    expect((await add('Acme prod', address)).out).toContain('connections test "Acme prod".');
  });

  it('names no variable that two connections share', async () => {
    expect((await add('Acme prod', address)).out).toContain('TRAILCASE_SECRET_ACME_PROD');
    const { out } = await add('acme-prod', 'https://auth.other.test');
    expect(out).not.toContain('TRAILCASE_SECRET_ACME_PROD');
    expect(out).toContain('--key-file');
    const shown = await trailcase('connections', 'show', 'Acme prod');
    expect(shown.out).not.toContain('TRAILCASE_SECRET_ACME_PROD');
  });

  it('says what is wrong with a name, and where the options of a command stand', async () => {
    expect(await add(' ', address)).toMatchObject({
      code: 2,
      err: expect.stringContaining('name: give it one'),
    });
    const { err } = await trailcase('connections', 'add', 'acme');
    expect(err).toContain('trailcase connections add --help');
    expect((await trailcase('pull')).err).toContain('trailcase pull --help');
    expect((await trailcase('nothing')).err).toContain('Run trailcase --help');
  });

  it('tells what each system needs', async () => {
    const { out } = await trailcase('connections', 'systems', 'tenant');
    expect(out).toMatch(/log {8}audit: .*needs /);
    expect(await trailcase('connections', 'systems', 'x')).toMatchObject({ code: 2 });
  });
});

describe('trailcase connections test', () => {
  it('takes the secret from a file, from the environment, and never from an argument', async () => {
    const { address: at, tokens } = await start();
    await add('Acme prod', at);
    const test = (...more: string[]) => trailcase('connections', 'test', 'Acme prod', ...more);
    expect(await test()).toMatchObject({
      code: 2,
      err: expect.stringContaining('TRAILCASE_SECRET_ACME_PROD'),
    });
    const good = await test('--key-file', keyFile(tokens.reader), '--json');
    expect(good.code).toBe(0);
    const told: ConnectionTest = JSON.parse(good.out);
    expect(told.steps.map(({ title }) => title)).toEqual(['Address', 'Line', 'Login', 'Allowed']);
    expect(told.streams.every(({ state }) => state === 'good')).toBe(true);

    vi.stubEnv('TRAILCASE_SECRET', tokens.reader);
    expect((await test()).code).toBe(0);
    vi.stubEnv('TRAILCASE_SECRET_ACME_PROD', tokens.expired);
    const refused = await test();
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/FAILED {3}Login: .*401/);
    expect((await test('--key-file', keyFile(tokens.reader))).code).toBe(0);
    expect(await test('--secret', 'x')).toMatchObject({ code: 2 });
  });

  it.skipIf(process.platform === 'win32')('refuses a file that others may read', async () => {
    await add('acme', 'http://127.0.0.1:1');
    for (const mode of [0o644, 0o640, 0o602])
      expect(
        await trailcase('connections', 'test', 'acme', '--key-file', keyFile('s', mode)),
      ).toMatchObject({ code: 2, err: expect.stringContaining('chmod 600') });
    expect(
      (await trailcase('connections', 'test', 'acme', '--key-file', keyFile('s', 0o400))).out,
    ).toContain('refuses connections');
  });

  it('tells which log a token may not read', async () => {
    const { address: at, tokens } = await start();
    await add('acme', at);
    vi.stubEnv('TRAILCASE_SECRET', tokens.auditOnly);
    const { code, out } = await trailcase('connections', 'test', 'acme');
    expect(code).toBe(1);
    expect(out).toMatch(/good {5}Login/);
    expect(out).toMatch(/good {5}audit/);
    expect(out).toMatch(/FAILED {3}events: .*403.*needs/);
  });

  it('says which of two connections is meant where a case has one of that name', async () => {
    const { address: at, tokens } = await start();
    const path = place('a.trailcase');
    const file = place('one.json', JSON.stringify([{ id: 'x', Created: '2026-01-01T00:00:00Z' }]));
    await trailcase('import', path, file, '--map', 'time=Created,id=id', '--kind', 'event');
    await add('acme', 'http://127.0.0.1:1');
    await add('acme', at, '--case', path);
    vi.stubEnv('TRAILCASE_SECRET', tokens.reader);
    const test = (...more: string[]) =>
      trailcase('connections', 'test', 'acme', '--case', path, ...more);
    expect(await test()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/two connections.*--connection-from/),
    });
    expect((await test('--connection-from', 'case')).code).toBe(0);
    expect((await test('--connection-from', 'user')).code).toBe(1);
    const { out } = await trailcase('custody', path);
    expect(out).toContain('connection tested');
    expect(readFileSync(path).includes(tokens.reader)).toBe(false);
  });
});
