import { afterEach, describe, expect, it } from 'vitest';
import { secretNameOf } from '../../../../shared/connection.ts';
import type { JobCallName, ParamsOf } from '../../../../shared/contract.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { type ReferenceTenant, startTenant } from '../../../tenant/start-tenant.ts';
import { openPage } from './page-line.ts';
import { useWebHosts } from './web-hosts.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);
let tenant: ReferenceTenant | null = null;

afterEach(async () => {
  await tenant?.stop();
  tenant = null;
});

describe('a tenant, from the browser (W-11)', () => {
  it('is not called unless the host was started for it, by no call', async () => {
    tenant = await startTenant();
    const page = await openPage(await hosts.start());
    await page.engine.call('case.open', { path: place('open/x.trailcase'), create: true });
    for (const auth of [{ kind: 'none' } as const, tenant.connection().auth]) {
      const connection = tenant.connection({ auth });
      await page.host.call('host.keep-secret', {
        name: secretNameOf(connection),
        secret: tenant.tokens.admin,
        where: 'session',
      });
      const confirm = 'acme';
      const calls: { [N in JobCallName]?: ParamsOf<N> } = {
        'connection.test': { connection },
        'pull.start': { connection },
        'held.now': { connection, user: 'ana@demo.example' },
        'act.check': { connection },
        'act.start': { connection, confirm },
        'restore.check': { connection },
        'restore.start': { connection, confirm },
      };
      for (const [name, params] of Object.entries(calls)) {
        await expect(
          runJob(page.engine, name as JobCallName, params as never),
          name,
        ).rejects.toMatchObject({
          code: 'not-allowed',
          message: expect.stringContaining('--allow-live'),
        });
      }
    }
    expect(tenant.requests).toEqual([]);
  });

  it('is called with the secret that was entered, until the host stops', async () => {
    tenant = await startTenant();
    const connection = tenant.connection();
    const first = await openPage(await hosts.start({ allowLive: true }));
    await first.host.call('host.keep-secret', {
      name: secretNameOf(connection),
      secret: tenant.tokens.reader,
      where: 'session',
    });
    expect((await runJob(first.engine, 'connection.test', { connection })).good).toBe(true);
    const next = await openPage(await hosts.start({ allowLive: true }));
    await expect(runJob(next.engine, 'connection.test', { connection })).rejects.toMatchObject({
      code: 'secret-missing',
    });
  });
});
