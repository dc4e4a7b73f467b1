import { type BrowserWindow, dialog, MessageChannelMain } from 'electron';
import { pageAddress } from './app-scheme.ts';
import { mayClose } from './close-warning.ts';
import type { WorkingState } from './desk-contract.ts';
import type { DeskSettings } from './desk-settings.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import type { GuardedIpc } from './guarded-ipc.ts';
import { RestartLimit } from './restart-limit.ts';

/** What the one window of the program is tied to. */
export interface WindowTies {
  settings: DeskSettings;
  /** How far the jobs are, now. */
  working: () => WorkingState;
  /** Notes that are written and not saved, now. */
  unsaved: () => number;
  /** Told when the window may be closed for good. */
  closing: () => Promise<void>;
  /** Told when it is on the screen. */
  shown: () => void;
  log: (trouble: unknown) => void;
}

/** Shows the page in the window, asks before it is closed over running work and unsaved notes, and keeps how it was left. */
export function runWindow(window: BrowserWindow, ties: WindowTies): void {
  const { settings, log } = ties;
  let state: 'open' | 'asking' | 'closing' = 'open';
  const close = async () => {
    state = 'asking';
    if (!(await mayClose(window, ties.working(), ties.unsaved()))) {
      state = 'open';
      return;
    }
    state = 'closing';
    await ties.closing();
    window.destroy();
  };
  window.on('close', (event) => {
    event.preventDefault();
    settings.leaveWindow({
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      fullScreen: window.isFullScreen(),
    });
    if (state === 'open') close().catch(log);
  });
  window.once('ready-to-show', () => {
    window.show();
    ties.shown();
  });
  reloadWhenGone(window, log);
  window.loadURL(pageAddress).catch(log);
}

/** A page that crashed is loaded again; where that does not help, a person is asked. */
function reloadWhenGone(window: BrowserWindow, log: (trouble: unknown) => void): void {
  const limit = new RestartLimit(2, 60_000, () => performance.now());
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`The page stopped: ${reason} (${exitCode}).`);
    if (limit.allows()) {
      window.webContents.reload();
      return;
    }
    void dialog
      .showMessageBox(window, {
        type: 'error',
        title: 'Trailcase',
        message: `The page stopped again and again (${reason}).`,
        detail: 'The case is not harmed: the engine runs in a process of its own.',
        buttons: ['Load it again', 'Close'],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => {
        limit.reset();
        if (response === 0) window.webContents.reload();
        else window.close();
      }, log);
  });
}

/** Ties each page that is loaded to the engine by a port of its own; the main process carries nothing. */
export function offerPorts(ipc: GuardedIpc, engine: EngineKeeper): void {
  ipc.listen('trailcase:port', ({ senderFrame }) => {
    const { port1, port2 } = new MessageChannelMain();
    engine.give(port1);
    senderFrame?.postMessage('trailcase:port', null, [port2]);
  });
}

/** Shows on the task bar how far the work is. */
export function showProgress(window: BrowserWindow, { running, fraction }: WorkingState): void {
  if (running.length === 0) window.setProgressBar(-1);
  else if (fraction === null) window.setProgressBar(2, { mode: 'indeterminate' });
  else window.setProgressBar(fraction, { mode: 'normal' });
}
