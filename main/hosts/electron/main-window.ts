import { BrowserWindow, type WebPreferences } from 'electron';
import type { WindowPlace } from './window-place.ts';

/**
 * How every page of the program is run: sandboxed, isolated, without Node. Written out in full, defaults
 * too, so that a change of one shows; nothing from outside is ever spread into it.
 * @param preload path of the one preload script
 * @param devTools only in a build that is not packaged
 */
export function pagePreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    safeDialogs: true,
  };
}

/**
 * How a report is run to be printed: as every page, without a preload, and without script at all.
 * @param partition session of its own, in memory
 */
export function printPreferences(partition: string): WebPreferences {
  const { preload: _none, ...preferences } = pagePreferences('', false);
  return { ...preferences, javascript: false, images: false, webgl: false, partition };
}

/** A window that nobody sees, for printing one report. */
export function createPrintWindow(partition: string): BrowserWindow {
  return new BrowserWindow({ show: false, webPreferences: printPreferences(partition) });
}

/** What a window is made with. */
export interface WindowOptions {
  preload: string;
  /** Picture of the program; systems that take it from the package do not look at it. */
  icon: string;
  devTools: boolean;
  place: WindowPlace;
  dark: boolean;
}

/** The one factory of windows. It shows itself when the page has something to show. */
export function createMainWindow(options: WindowOptions): BrowserWindow {
  const { preload, icon, devTools, place, dark } = options;
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 900,
    minHeight: 560,
    show: false,
    title: 'Trailcase',
    icon,
    backgroundColor: dark ? '#1a1b1e' : '#ffffff',
    webPreferences: pagePreferences(preload, devTools),
  });
  if (place.maximized) window.maximize();
  if (place.fullScreen) window.setFullScreen(true);
  return window;
}
