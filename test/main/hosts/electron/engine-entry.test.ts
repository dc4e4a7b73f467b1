import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const entry = fileURLToPath(
  new URL('../../../../main/hosts/electron/engine-entry.ts', import.meta.url),
);

/**
 * Gives plain Node the `parentPort` of a utility process, over the line that `spawn` lays. What is asked for
 * by `{ reject }` is a promise that fails and that nobody waits for.
 */
const asUtility = `
import { EventEmitter } from 'node:events';
const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
process.on('message', (data) => {
  if ('reject' in data) void Promise.reject(new Error(data.reject));
  else port.emit('message', { data, ports: [] });
});
process.parentPort = port;
`;

let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill();
  child = null;
});

function startEngine() {
  const started = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(asUtility)}`, entry],
    { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  child = started;
  let words = '';
  started.stderr?.on('data', (piece) => {
    words += String(piece);
  });
  return {
    started,
    words: () => words,
    async ask(call: string, params: unknown) {
      const answered = once(started, 'message');
      started.send({ id: 1, call, params });
      const [answer] = await answered;
      return answer as unknown;
    },
  };
}

describe('the engine process, as Electron starts it', () => {
  it('answers what the main process asks', async () => {
    const { ask } = startEngine();
    expect(await ask('engine.release', { path: '/x' })).toEqual({ id: 1, result: null });
    expect(await ask('case.info', {})).toMatchObject({ id: 1, error: { code: 'unknown-call' } });
  });

  it('ends with words when a promise fails that nobody waits for, and does not go on half broken (C-14)', async () => {
    const { started, ask, words } = startEngine();
    await ask('engine.release', { path: '/x' });
    const ended = once(started, 'close');
    started.send({ reject: 'nobody waits for this' });
    expect(await ended).toEqual([1, null]);
    expect(words()).toContain('nobody waits for this');
  });
});
