import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWarning } from '../../../../main/hosts/electron/close-warning.ts';
import { wordsOfEnd } from '../../../../main/hosts/electron/engine-end.ts';
import { PageWishes } from '../../../../main/hosts/electron/page-wishes.ts';
import { RestartLimit } from '../../../../main/hosts/electron/restart-limit.ts';
import {
  refuseAddon,
  refuseRuntime,
  warnOfRuntime,
} from '../../../../main/hosts/electron/start-checks.ts';
import { placeOnScreens } from '../../../../main/hosts/electron/window-place.ts';
import { WorkingJobs } from '../../../../main/hosts/electron/working-state.ts';
import type { HostEvent } from '../../../../shared/host.ts';
import { makeCaller } from '../../../../shared/rpc/index.ts';
import { forked, UtilityStub } from '../../../helpers/electron/processes.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();

describe('a window', () => {
  const left = {
    bounds: { x: 50, y: 60, width: 800, height: 600 },
    maximized: false,
    fullScreen: false,
  };
  const screen = { x: 0, y: 0, width: 1_920, height: 1_080 };

  it('is put where it was left', () => {
    expect(placeOnScreens(left, [screen])).toEqual(left);
  });

  it('is put by the system where its screen is gone, and keeps being maximized', () => {
    const away = { ...left, bounds: { ...left.bounds, x: 5_000 }, maximized: true };
    const placed = placeOnScreens(away, [screen]);
    expect(placed.bounds).not.toHaveProperty('x');
    expect(placed.maximized).toBe(true);
  });

  it('can always be taken hold of by its title', () => {
    const side = fc.integer({ min: -4_000, max: 4_000 });
    const length = fc.integer({ min: 200, max: 4_000 });
    const bounds = fc.record({ x: side, y: side, width: length, height: length });
    fc.assert(
      fc.property(bounds, fc.array(bounds, { minLength: 1, maxLength: 3 }), (window, screens) => {
        const placed = placeOnScreens({ ...left, bounds: window }, screens).bounds;
        if (placed.x === undefined || placed.y === undefined) return;
        const { x, y, width } = placed;
        expect(
          screens.some(
            (each) =>
              y >= each.y &&
              y < each.y + each.height &&
              Math.min(x + width, each.x + each.width) - Math.max(x, each.x) >= 80,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('the checks at the start (C-12, item 4, F-5)', () => {
  const runtime = { node: '24.20.0', napi: '10', noSandbox: false };

  it('let the runtime pass that Trailcase is built for', () => {
    expect([refuseRuntime(runtime), warnOfRuntime(runtime)]).toEqual([null, null]);
  });

  it('refuse another Node and an older interface of native modules', () => {
    expect(refuseRuntime({ ...runtime, node: '26.0.0' })).toContain('Node 26.0.0');
    expect(refuseRuntime({ ...runtime, napi: '9' })).toContain('Node-API 9');
  });

  it('warn where the sandbox is off', () => {
    expect(warnOfRuntime({ ...runtime, noSandbox: true })).toContain('--no-sandbox');
  });

  it('refuse a database module of which one byte differs, or that cannot be checked', () => {
    const bytes = Buffer.alloc(10_000, 3);
    const addon = place('a.node', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const hashes = place('hashes.json', JSON.stringify({ 'linux-x64': sha256 }));
    expect(refuseAddon(addon, hashes, 'linux-x64')).toBeNull();
    expect(refuseAddon(addon, hashes, 'darwin-x64')).toContain('is not the one');
    for (const missing of [
      refuseAddon(addon, place('none'), 'linux-x64'),
      refuseAddon(place('none'), hashes, 'linux-x64'),
    ]) {
      expect(missing).toContain('cannot be checked');
    }
    bytes[5_000] = 4;
    place('a.node', bytes);
    expect(refuseAddon(addon, hashes, 'linux-x64')).toContain('Install Trailcase again');
  });
});

describe('what is shown of running jobs', () => {
  const running = (job: number, done: number, total: number | null, call = 'import.start') =>
    ({ job, call, state: 'running', progress: { done, total, unit: 'bytes', stage: '' } }) as const;

  it('is told once for each whole percentage, and the least far counts', () => {
    const told: unknown[] = [];
    const jobs = new WorkingJobs((state) => told.push(state));
    jobs.take(running(1, 0, 1_000));
    jobs.take(running(1, 4, 1_000));
    jobs.take(running(1, 500, 1_000));
    jobs.take(running(2, 100, 1_000, 'export.start'));
    jobs.take({ job: 1, call: 'import.start', state: 'done', result: null });
    const error = { code: 'cancelled', message: 'Cancelled.' } as const;
    jobs.take({ job: 2, call: 'export.start', state: 'cancelled', error });
    expect(told).toEqual([
      { running: ['import.start'], fraction: 0 },
      { running: ['import.start'], fraction: 0.5 },
      { running: ['import.start', 'export.start'], fraction: 0.1 },
      { running: ['export.start'], fraction: 0.1 },
      { running: [], fraction: null },
    ]);
  });

  it('is without an end while one of the jobs has none, and leaves searches out', () => {
    const told: { fraction: number | null }[] = [];
    const jobs = new WorkingJobs((state) => told.push(state));
    jobs.take(running(3, 1, 2, 'search.start'));
    jobs.take(running(1, 1, null));
    jobs.take(running(2, 1, 2));
    expect(told.map(({ fraction }) => fraction)).toEqual([null, null]);
  });

  it('is said in words before it is given up', () => {
    expect(closeWarning({ running: ['import.start'], fraction: 0 }, 0)?.message).toBe(
      'An import is still running.',
    );
    expect(closeWarning({ running: ['a', 'b'], fraction: 0 }, 0)?.message).toBe(
      '2 jobs are still running.',
    );
  });

  it('is said together with notes that are not saved, and they alone are too', () => {
    const nothing = { running: [], fraction: null };
    expect(closeWarning(nothing, 0)).toBeNull();
    expect(closeWarning(nothing, 1)).toMatchObject({
      message: 'A note is not saved.',
      buttons: ['Go back', 'Close without saving'],
    });
    const both = closeWarning({ running: ['pull.start'], fraction: 0 }, 2);
    expect(both?.message).toBe('A pull is still running.');
    expect(both?.detail).toContain('2 notes are not saved.');
  });
});

describe('a process that ends by itself', () => {
  it('is started again so often and not oftener, until time has passed or a person says so', () => {
    let now = 0;
    const limit = new RestartLimit(2, 1_000, () => now);
    expect([limit.allows(), limit.allows(), limit.allows()]).toEqual([true, true, false]);
    now = 2_000;
    expect(limit.allows()).toBe(true);
    limit.allows();
    expect(limit.allows()).toBe(false);
    limit.reset();
    expect(limit.allows()).toBe(true);
  });

  it('is described by its code and the last that it said', () => {
    expect(wordsOfEnd({ code: 1, lastWords: '' })).toBe(
      'The engine process stopped by itself (exit code 1).',
    );
    expect(wordsOfEnd({ code: 9, lastWords: `a\n${'b'.repeat(999)}\n\n` }).length).toBeLessThan(
      400,
    );
  });
});

describe('what the page is to be told', () => {
  it('waits until it listens, and again while it is loaded anew', () => {
    const told: string[] = [];
    const wishes = new PageWishes((event) => told.push((event as { id: string }).id));
    const event = (id: string): HostEvent => ({ host: 'command', id });
    wishes.send(event('a'));
    expect(told).toEqual([]);
    wishes.begin();
    wishes.send(event('b'));
    wishes.end();
    wishes.send(event('c'));
    expect(told).toEqual(['a', 'b']);
    wishes.begin();
    expect(told).toEqual(['a', 'b', 'c']);
  });
});

describe('the line to the engine process', () => {
  afterEach(() => {
    for (const process of forked) process.kill();
    forked.length = 0;
  });

  function engineLine() {
    const process = new UtilityStub('/engine-entry.js');
    return makeCaller({
      post: (message) => process.postMessage(message),
      onMessage: (receive) => void process.on('message', receive),
      onClose: () => undefined,
      close: () => undefined,
    });
  }

  it('answers a call that it does not know, whatever its name (E-21)', async () => {
    const line = engineLine();
    for (const name of ['nothing', '__proto__', 'constructor', 'toString', 'case.open']) {
      await expect(line.call(name, {})).rejects.toMatchObject({ code: 'unknown-call' });
    }
  });

  it('changes nothing but what it is asked to: `__proto__` in data stays data (E-21)', async () => {
    const line = engineLine();
    const event = JSON.parse('{"host":"command","id":"x","__proto__":{"polluted":1}}') as object;
    await line.call('engine.tell', { event });
    await line.call('engine.release', JSON.parse('{"path":"/x","__proto__":{"polluted":1}}'));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('carries 1,000,000 messages and keeps none of them (E-23)', async () => {
    const line = engineLine();
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 1_000; round += 1) {
      await Promise.all(
        Array.from({ length: 1_000 }, () => line.call('engine.release', { path: '/x' })),
      );
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});
