import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Connection, secretNameOf, tenantNameOf } from '../../shared/connection.ts';
import type { Engine, JobCallName, ParamsOf, ResultOf } from '../../shared/contract.ts';
import { runJob } from '../../shared/run-job.ts';
import { trailcase } from '../helpers/command-line.ts';
import { useTempFolder } from '../helpers/temp-folder.ts';
import { openPage } from '../main/hosts/web/page-line.ts';
import { useWebHosts } from '../main/hosts/web/web-hosts.ts';
import { madeRecords } from '../tenant/made-records.ts';
import { type ReferenceTenant, startTenant } from '../tenant/start-tenant.ts';

const place = useTempFolder();
const hosts = useWebHosts(place);
const running: ReferenceTenant[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const each of running.splice(0)) await each.stop();
});

/** A word that stands nowhere by chance. */
const canary = 'canary-7f3a9c52e1b84d06';

async function tenantOf(records: Record<string, string[]>): Promise<ReferenceTenant> {
  const tenant = await startTenant({ records });
  running.push(tenant);
  return tenant;
}

/** The forms in which a secret may come out. */
function formsOf(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString('base64')
      .slice(4, -4),
  );
  return [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(secret).toString('hex'),
    ...base64,
  ].map((form) => Buffer.from(form));
}

/** Every file below a folder, and what is compressed in cases besides. */
function allBytes(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const file = { name: path, bytes: readFileSync(path) };
      return path.endsWith('.trailcase') ? [file, ...evidenceOf(path)] : [file];
    });
}

function evidenceOf(path: string): { name: string; bytes: Buffer }[] {
  const db = new Database(path, { readonly: true });
  try {
    const chunks = db.prepare('SELECT codec, data FROM chunk').all() as {
      codec: string;
      data: Buffer;
    }[];
    return chunks.map(({ codec, data }) => ({
      name: `evidence of ${path}`,
      bytes: codec === 'zstd' ? zstdDecompressSync(data) : data,
    }));
  } finally {
    db.close();
  }
}

function findsIn(secret: string, all: readonly { name: string; bytes: Buffer }[]): string[] {
  const forms = formsOf(secret);
  return all
    .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
    .map(({ name }) => name);
}

describe('a credential (Q-4)', () => {
  it('stands nowhere after a whole session: not on disk, not in an answer, a message or a log', async () => {
    const records = { audit: madeRecords('audit', 40), session: madeRecords('session', 10) };
    const first = await tenantOf(records);
    const second = await tenantOf({});
    // The secret is exchanged for tokens, which are secrets of their own.
    const secrets = [canary, first.tokens.admin];
    first.clients.admin.secret = canary;
    const seen: string[] = [];
    const logged: string[] = [];
    const host = await hosts.start({
      allowLive: true,
      log: (trouble) => logged.push(String(trouble), JSON.stringify(trouble)),
    });
    const page = await openPage(host);
    page.engine.subscribe((event) => seen.push(JSON.stringify(event)));
    const job = async <N extends JobCallName>(name: N, params: ParamsOf<N>) => {
      try {
        const result = await runJob(page.engine as Engine, name, params);
        seen.push(JSON.stringify(result));
        return result as ResultOf<N>;
      } catch (error) {
        seen.push(JSON.stringify(error), String(error), String((error as Error).stack));
        return null;
      }
    };
    const keep = async (connection: Connection, secret: string) => {
      const name = secretNameOf(connection);
      seen.push(JSON.stringify(await page.host.call('host.keep-connection', { connection })));
      await page.host.call('host.keep-secret', { name, secret, where: 'session' });
      seen.push(JSON.stringify(await page.host.call('host.secrets', {})));
      return connection;
    };

    await page.engine.call('case.open', { path: place('open/x.trailcase'), create: true });
    const byClient = await keep(
      first.connection({
        auth: {
          kind: 'client-credentials',
          clientId: first.clients.admin.id,
          tokenAddress: '/auth/token',
          scope: '',
          audience: '',
          style: 'form',
        },
      }),
      canary,
    );
    const byToken = await keep(first.connection({ name: 'By token' }), first.tokens.admin);
    const target = await keep(second.connection({ name: 'Target' }), second.tokens.admin);
    const wrong = await keep(
      first.connection({ name: 'Wrong', auth: { kind: 'token', header: 'X-Key', word: 'Key' } }),
      canary,
    );
    await page.engine.call('connection.keep', { connection: byClient });
    for (const connection of [byClient, byToken, wrong])
      await job('connection.test', { connection });
    const pulled = await job('pull.start', { connection: byClient });
    expect(pulled?.streams.find(({ stream }) => stream === 'audit')).toMatchObject({ stored: 40 });
    await job('pull.start', { connection: byToken });
    await job('pull.start', { connection: wrong });
    await job('held.now', { connection: byToken, user: 'ana0@demo.example' });
    await job('act.check', { connection: byToken });
    await job('restore.check', { connection: target });
    const restored = await job('restore.start', {
      connection: target,
      confirm: tenantNameOf(target),
    });
    expect(restored).toMatchObject({ state: 'done', accepted: 40 });
    await job('restore.export', {
      run: restored?.run ?? 0,
      out: place('open/receipt.html'),
      format: 'html',
    });
    await job('report.start', {
      out: place('open/report.html'),
      format: 'html',
    } as ParamsOf<'report.start'>);
    await job('verify.start', {});
    seen.push(JSON.stringify(await page.engine.call('custody.list', {})));
    seen.push(JSON.stringify(await page.engine.call('pull.list', {})));
    seen.push(JSON.stringify(await page.engine.call('job.list', {})));
    await page.engine.call('case.close', {});
    await host.stop();

    // The tenant did get what it was to get.
    expect(first.requests.some(({ login }) => login === 'right')).toBe(true);
    const all = [
      ...allBytes(place('')),
      { name: 'answers', bytes: Buffer.from(seen.join('\n')) },
      { name: 'log', bytes: Buffer.from(logged.join('\n')) },
    ];
    expect(all.length).toBeGreaterThan(6);
    expect(seen.join('\n')).toContain('Acme');
    for (const secret of [...secrets, second.tokens.admin]) {
      expect(findsIn(secret, all)).toEqual([]);
    }
  });

  it('stands nowhere after a session on the command line, also where the work fails', async () => {
    const tenant = await tenantOf({ audit: madeRecords('audit', 20) });
    tenant.clients.admin.secret = canary;
    for (const folder of ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'APPDATA']) {
      vi.stubEnv(folder, place('config'));
    }
    vi.stubEnv('TRAILCASE_SECRET', canary);
    const said: string[] = [];
    const run = async (...args: string[]) => {
      const { code, out, err } = await trailcase(...args);
      said.push(out, err);
      return code;
    };
    const add = ['connections', 'add', 'Acme', '--connector', 'tenant', '--tenant', 'acme'];
    const byClient = ['--auth', 'client-credentials', '--client-id', tenant.clients.admin.id];
    expect(await run(...add, '--address', tenant.address, ...byClient)).toBe(0);
    expect(await run('connections', 'test', 'Acme')).toBe(0);
    const path = place('x.trailcase');
    expect(await run('pull', path, 'Acme', '--json')).toBe(0);
    tenant.clients.admin.secret = 'another one';
    expect(await run('pull', path, 'Acme')).not.toBe(0);
    expect(await run('connections', 'test', 'Acme')).not.toBe(0);
    expect(await run('custody', path, '--json')).toBe(0);

    expect(said.join('')).toContain(tenant.address);
    const all = [...allBytes(place('')), { name: 'output', bytes: Buffer.from(said.join('\n')) }];
    expect(findsIn(canary, all)).toEqual([]);
  });

  it('would be found if it stood there, in any of its forms', () => {
    const hidden = (text: string) => [{ name: 'x', bytes: Buffer.from(`before ${text} after`) }];
    for (const form of [
      canary,
      Buffer.from(canary).toString('base64'),
      Buffer.from(`id:${canary}`).toString('base64'),
      Buffer.from(canary).toString('hex'),
    ]) {
      expect(findsIn(canary, hidden(form)), form).toEqual(['x']);
    }
  });
});
