import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('start-demo.ts', import.meta.url));

test('npm run demo:tenant says how to connect, serves the records of the demo and ends when it is told to', async () => {
  const running = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
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
    const answer = await fetch(`${address}/auth/admin/tenants/acme/events?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({ total: 2_931 });
    expect(answer.headers.get('x-ratelimit-limit')).toBe('600');
  } finally {
    running.kill('SIGTERM');
  }
  const [code, signal] = (await ended) as [number | null, string | null];
  // Windows knows no signals.
  expect([code, signal]).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
});
