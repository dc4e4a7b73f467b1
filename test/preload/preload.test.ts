import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const source = readFileSync(
  fileURLToPath(new URL('../../preload/preload.cts', import.meta.url)),
  'utf8',
);
const program = stripTypeScriptTypes(source);
const built = fileURLToPath(new URL('../../out/preload/preload.cjs', import.meta.url));

interface Loaded {
  exposed: Record<string, unknown>;
  required: string[];
  sent: unknown[][];
  posted: unknown[][];
  /** The main process answers with a port. */
  givePort: (ports: unknown[]) => void;
}

/** Runs the preload as Electron does: only its own `require`, and a world of its own. */
function load(
  invoke: (channel: string, path: string) => unknown = (_, path) => path,
  text = program,
): Loaded {
  const loaded: Loaded = {
    exposed: {},
    required: [],
    sent: [],
    posted: [],
    givePort: () => undefined,
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => {
        loaded.exposed[name] = value;
      },
    },
    ipcRenderer: {
      on: (channel: string, listener: (event: unknown, message: unknown) => void) => {
        expect(channel).toBe('trailcase:port');
        loaded.givePort = (ports) => listener({ ports, sender: 'secret' }, null);
      },
      send: (...args: unknown[]) => void loaded.sent.push(args),
      invoke: async (channel: string, path: string) => invoke(channel, path),
    },
    webUtils: { getPathForFile: ({ name }: { name: string }) => `/home/a/${name}` },
  };
  const window = {
    origin: 'app://trailcase',
    postMessage: (...args: unknown[]) => void loaded.posted.push(args),
  };
  const require = (name: string) => {
    loaded.required.push(name);
    return electron;
  };
  runInContext(text, createContext({ require, window, exports: {}, Object, String }));
  return loaded;
}

/** Everything that can be reached from a value by its properties. */
function reachable(value: unknown, seen = new Set<unknown>()): Set<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return seen;
  if (seen.has(value)) return seen;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    const { value: held } = Reflect.getOwnPropertyDescriptor(value, key) ?? {};
    reachable(held, seen);
  }
  return seen;
}

describe('the preload (item 20, P-8)', () => {
  it('needs nothing but Electron and is no module', () => {
    expect(load().required).toEqual(['electron']);
    expect(program).not.toMatch(/^\s*(import|export)\b/m);
  });

  it.skipIf(!existsSync(built))('is built to the same: CommonJS that needs Electron only', () => {
    const text = readFileSync(built, 'utf8');
    expect(text).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
    expect([...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)).toEqual([
      "'electron'",
    ]);
    const { exposed, required } = load((_, path) => path, text);
    expect(required).toEqual(['electron']);
    expect(Object.isFrozen(exposed.trailcase)).toBe(true);
    expect(Object.keys(exposed.trailcase ?? {})).toEqual(['askForPort', 'pathOf']);
  });

  it('shows the page one frozen object with two functions', () => {
    const { exposed } = load();
    expect(Object.keys(exposed)).toEqual(['trailcase']);
    const { trailcase } = exposed as { trailcase: Record<string, unknown> };
    expect(Object.isFrozen(trailcase)).toBe(true);
    expect(Object.entries(trailcase).map(([name, value]) => [name, typeof value])).toEqual([
      ['askForPort', 'function'],
      ['pathOf', 'function'],
    ]);
  });

  it('lets the page reach nothing of Electron', async () => {
    const { exposed } = load();
    const { trailcase } = exposed as {
      trailcase: {
        askForPort: () => unknown;
        pathOf: (file: { name: string }) => Promise<unknown>;
      };
    };
    expect(trailcase.askForPort()).toBeUndefined();
    expect(await trailcase.pathOf({ name: 'a.json' })).toBe('/home/a/a.json');
    const names = [...reachable(trailcase)].flatMap((value) => Reflect.ownKeys(value as object));
    for (const name of ['ipcRenderer', 'sender', 'ports', 'invoke', 'send', 'exposeInMainWorld']) {
      expect(names).not.toContain(name);
    }
  });

  it('hands the port to its own page only, and neither event nor message with it', () => {
    const loaded = load();
    loaded.givePort(['port']);
    expect(loaded.posted).toEqual([['trailcase:port', 'app://trailcase', ['port']]]);
  });

  it('asks the main process to allow what was dropped, and answers with a text whatever comes (E-21)', async () => {
    const asked: unknown[] = [];
    const answer = JSON.parse('{"__proto__":{"x":1}}') as object;
    const { exposed } = load((channel, path) => {
      asked.push([channel, path]);
      return answer;
    });
    const { pathOf } = exposed.trailcase as { pathOf: (file: unknown) => Promise<unknown> };
    expect(typeof (await pathOf({ name: 'x' }))).toBe('string');
    expect(asked).toEqual([['trailcase:dropped', '/home/a/x']]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});
