import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { secretNameOf } from '../../../../shared/connection.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { appState } from '../../../helpers/electron/app.ts';
import { type ReferenceTenant, startTenant } from '../../../tenant/start-tenant.ts';
import { useDesks } from './desks.ts';

const desks = useDesks();
let tenant: ReferenceTenant | null = null;

afterEach(async () => {
  await tenant?.stop();
  tenant = null;
});

/** Everything that is kept in the folder of this user, as text. */
function kept(): string {
  return readdirSync(desks.place('config'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('a tenant that the desktop calls', () => {
  it('is given the secret that the keychain holds, also after a restart', async () => {
    tenant = await startTenant();
    const connection = tenant.connection();
    const { reader } = tenant.tokens;
    const page = await desks.start().openPage();
    expect(await page.host.call('host.info', {})).toMatchObject({ allowLive: true });
    await page.host.call('host.keep-secret', {
      name: secretNameOf(connection),
      secret: reader,
      where: 'keychain',
    });
    const connections = await page.host.call('host.keep-connection', { connection });
    expect(connections).toEqual([connection]);
    const next = await desks.start().openPage();
    const tested = await runJob(next.engine, 'connection.test', { connection });
    expect(tested.steps.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(tested.good).toBe(true);
    expect(tenant.requests.every(({ login }) => login === 'right')).toBe(true);
    expect(kept()).toContain(connection.address);
    expect(kept()).not.toContain(reader);
  });

  it('does not get the secret of another address, though the connection has its id', async () => {
    tenant = await startTenant();
    const connection = tenant.connection();
    const page = await desks.start().openPage();
    const name = secretNameOf({ ...connection, address: 'https://auth.acme.test' });
    await page.host.call('host.keep-secret', { name, secret: 'not for you', where: 'session' });
    const tested = runJob(page.engine, 'connection.test', { connection });
    await expect(tested).rejects.toMatchObject({ code: 'secret-missing' });
    expect(tenant.requests).toEqual([]);
  });

  it('is not called by a Trailcase that was started with --offline', async () => {
    appState.switches.add('offline');
    tenant = await startTenant();
    const connection = tenant.connection();
    const page = await desks.start().openPage();
    expect(await page.host.call('host.info', {})).toMatchObject({ allowLive: false });
    const name = secretNameOf(connection);
    const { reader } = tenant.tokens;
    await page.host.call('host.keep-secret', { name, secret: reader, where: 'session' });
    for (const none of [connection, { ...connection, auth: { kind: 'none' as const } }]) {
      await expect(
        runJob(page.engine, 'connection.test', { connection: none }),
      ).rejects.toMatchObject({ code: 'not-allowed', message: expect.stringContaining('offline') });
    }
    expect(tenant.requests).toEqual([]);
  });
});
