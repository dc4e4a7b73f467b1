import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { strict } from './strict.ts';

/** What a test decides of the application. */
export const appState = {
  isPackaged: false,
  switches: new Set<string>(),
  paths: new Map<string, string>(),
  version: '0.0.0-test',
  gotLock: true,
};

const events = new EventEmitter();

/** Lets something happen to the application. */
export function emitApp(event: string, ...args: unknown[]): void {
  events.emit(event, ...args);
}

/** Takes off all listeners. */
export function forgetApp(): void {
  events.removeAllListeners();
  appState.switches.clear();
  appState.isPackaged = false;
}

export const app = strict('app', {
  get isPackaged() {
    return appState.isPackaged;
  },
  commandLine: strict('app.commandLine', {
    appendSwitch: (name: string) => void appState.switches.add(name),
    hasSwitch: (name: string) => appState.switches.has(name),
  }),
  on: (event: string, listener: (...args: unknown[]) => void) => void events.on(event, listener),
  enableSandbox: () => undefined,
  setPath: (name: string, path: string) => {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist.`);
    appState.paths.set(name, path);
  },
  getPath: (name: string) => {
    const path = appState.paths.get(name);
    if (path === undefined) throw new Error(`The test set no path "${name}".`);
    return path;
  },
  getVersion: () => appState.version,
  requestSingleInstanceLock: (_told: unknown) => appState.gotLock,
  whenReady: async () => undefined,
  ...(process.platform === 'linux'
    ? {}
    : { addRecentDocument: (_path: string) => undefined, clearRecentDocuments: () => undefined }),
  quit: () => undefined,
  exit: (_code: number) => undefined,
});
