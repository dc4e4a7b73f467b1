import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('start-demo.ts', import.meta.url));

/** What it says until it is ready, and what `work` does with it then. */
async function withDemo(
  given: readonly string[],
  work: (tenant: { told: string; ask: (path: string) => Promise<Response> }) => Promise<void>,
): Promise<void> {
  const running = spawn(process.execPath, [script, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(running, 'exit');
  try {
    let told = '';
    for await (const line of createInterface(running.stdout)) {
      told += `${line}\n`;
      if (line.includes('Ctrl+C')) break;
    }
    const [, address = ''] = /address +(http:\S+)/.exec(told) ?? [];
    const [, token = ''] = /may read +(\S+)/.exec(told) ?? [];
    expect(new URL(address).hostname).toBe('127.0.0.1');
    const ask = (path: string) =>
      fetch(`${address}/auth/admin/tenants/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    await work({ told, ask });
  } finally {
    running.kill('SIGTERM');
  }
  const [code, signal] = (await ended) as [number | null, string | null];
  // Windows knows no signals.
  expect([code, signal]).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
}

test('npm run demo:tenant says how to connect, serves the records of the demo and ends when it is told to', () =>
  withDemo([], async ({ ask }) => {
    const answer = await ask('acme/events?limit=1');
    expect(await answer.json()).toMatchObject({ total: 2_931 });
    expect(answer.headers.get('x-ratelimit-limit')).toBe('600');
  }));

test('--busy has a session that can be revoked, and says of whom', () =>
  withDemo(['--busy'], async ({ told, ask }) => {
    const [, account = ''] = /signs in as (\S+)/.exec(told) ?? [];
    const answer = await ask(
      `acme/sessions?filter.where.user=${account}&filter.where.status=active`,
    );
    expect(await answer.json()).toMatchObject({ total: 1, data: [{ status: 'active' }] });
    expect(await (await ask('acme/events?limit=1')).json()).toMatchObject({ total: 2_932 });
  }));

test('--empty is a second tenant to restore to', () =>
  withDemo(['--empty'], async ({ told, ask }) => {
    expect(told).toContain('--tenant second');
    expect(await (await ask('second/audit-logs?limit=1')).json()).toMatchObject({ total: 0 });
  }));
