import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import { Desktop } from '../../../../main/hosts/electron/desktop.ts';
import type { OpenedFiles } from '../../../../main/hosts/electron/opened-files.ts';
import type { Engine } from '../../../../shared/contract.ts';
import type { Host, HostEvent } from '../../../../shared/host.ts';
import { connectPage } from '../../../../shared/rpc/index.ts';
import { app, appState, forgetApp } from '../../../helpers/electron/app.ts';
import { type FrameStub, forgetMessages, sendToMain } from '../../../helpers/electron/messages.ts';
import { forked, type PortStub } from '../../../helpers/electron/processes.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { forgetCalls } from '../../../helpers/electron/strict.ts';
import { WindowStub, windows } from '../../../helpers/electron/windows.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

/** A page of the window: what it asks, and what it was told. */
export interface DeskPage {
  engine: Engine;
  host: Host;
  told: HostEvent[];
  /** Kept when the line to the engine is gone. */
  gone: Promise<void>;
}

/** The whole desktop application, on a stub of Electron and the real engine. */
export interface Desk {
  desktop: Desktop;
  window: WindowStub;
  /** Loads the page and waits until it listens, as the real one does. */
  openPage(): Promise<DeskPage>;
}

/** The frame of the page itself. */
export const pageFrame = (post: FrameStub['postMessage'] = () => undefined): FrameStub => ({
  origin: 'app://trailcase',
  parent: null,
  postMessage: post,
});

const nothing: OpenedFiles = { casePath: null, archives: [] };

/** Starts desktop applications in a temporary folder and ends them after each test. */
export function useDesks() {
  const place = useTempFolder();
  let running: Desktop[] = [];

  beforeEach(() => {
    mkdirSync(place('page'));
    writeFileSync(place('page/index.html'), '<style nonce="%NONCE%"></style>');
    appState.paths.set('documents', place(''));
  });

  afterEach(async () => {
    await Promise.all(running.map(({ engine }) => engine.stop()));
    running = [];
    forgetApp();
    forgetMessages();
    forgetCalls();
    windows.length = 0;
    forked.length = 0;
    Object.assign(answers, { boxes: [], opened: [], saved: [] });
  });

  return {
    place,
    start(opened: OpenedFiles = nothing): Desk {
      const desktop = new Desktop({
        app: app as never,
        places: {
          preload: '/preload.cjs',
          page: place('page'),
          engine: '/engine-entry.js',
          demo: fileURLToPath(new URL('../../../../assets/demo', import.meta.url)),
          icon: '/icon.png',
          addon: '/addon.node',
          addonHashes: '/native-hashes.json',
        },
        configFolder: place('config'),
        refused: () => undefined,
        log: () => undefined,
      });
      running.push(desktop);
      desktop.start(opened);
      const window = WindowStub.last();
      return { desktop, window, openPage: openPageAt };
    },
  };
}

/** Loads the page of the window that there is, and waits until it listens. */
export async function openPageAt(): Promise<DeskPage> {
  const port = await new Promise<PortStub>((resolve) => {
    sendToMain(
      'trailcase:port',
      pageFrame((_channel, _message, transfer) => resolve(transfer?.[0] as PortStub)),
    );
  });
  const gone = Promise.withResolvers<void>();
  const { engine, host } = connectPage({
    post: (message) => port.postMessage(message),
    onMessage(receive) {
      port.on('message', ({ data }) => receive(data));
      port.start();
    },
    onClose: (closed) =>
      void port.on('close', () => {
        closed();
        gone.resolve();
      }),
    close: () => port.close(),
  });
  const told: HostEvent[] = [];
  host.subscribe((event) => told.push(event));
  await host.call('host.commands', { commands: [] });
  return { engine, host, told, gone: gone.promise };
}
