import type { DroppedFile, portMessage } from '../shared/desktop.ts';

/** A sandboxed preload is CommonJS and has only Electron's own `require`. */
declare function require(name: 'electron'): typeof import('electron');

const { contextBridge, ipcRenderer, webUtils } = require('electron');

/** As in `shared/desktop.ts`: nothing can be imported here but types. */
const port: typeof portMessage = 'trailcase:port';

ipcRenderer.on(port, ({ ports }) => {
  window.postMessage(port, window.origin, [...ports]);
});

/** What `shared/desktop.ts` describes. No function hands out anything of Electron. */
contextBridge.exposeInMainWorld(
  'trailcase',
  Object.freeze({
    askForPort(): void {
      ipcRenderer.send(port);
    },
    async pathOf(file: DroppedFile): Promise<string> {
      return String(
        await ipcRenderer.invoke('trailcase:dropped', webUtils.getPathForFile(file as File)),
      );
    },
  }),
);
