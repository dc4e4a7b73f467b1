import type { Page } from '@playwright/test';
import type { HostEvent, MenuCommand, Recovered } from '../../shared/host.ts';

/** What the desktop would do, decided by a test. */
export interface Desktop {
  /** Paths that a person chooses in the next dialogs, in order. */
  chosen: string[][];
  /** What dialogs were asked for. */
  asked: unknown[];
  /** The menu as the page told it last. */
  menu: MenuCommand[];
  copied: string[];
  /** Notes that are not saved, as the page told last. */
  unsaved: number;
  startWith: string | null;
  recovered: Recovered | null;
}

interface Bridged extends Window {
  desktop: Desktop;
  tell: (event: HostEvent) => void;
  breakLine: () => void;
}

/**
 * Lets the page of the real web host believe that the desktop serves it: a message port in place of the
 * socket, dialogs and a menu answered by the test, and the real engine behind both.
 */
export async function asDesktop(page: Page, state: Partial<Desktop> = {}): Promise<void> {
  await page.addInitScript((given: Partial<Desktop>) => {
    const here = window as unknown as Bridged;
    here.desktop = {
      chosen: [],
      asked: [],
      menu: [],
      copied: [],
      unsaved: 0,
      startWith: null,
      recovered: null,
      ...given,
    };
    const { desktop } = here;
    const token = /#t=([\w-]+)/.exec(location.hash)?.[1] ?? sessionStorage.getItem('test-token');
    sessionStorage.setItem('test-token', token ?? '');
    type Call = { id: number; call: string; params: Record<string, unknown> };
    const answers: Record<string, (params: Record<string, unknown>) => unknown> = {
      'host.info': () => {
        const { startWith, recovered } = desktop;
        desktop.recovered = null;
        return {
          host: 'desktop',
          version: '1',
          folders: [],
          allowLive: false,
          startWith,
          recovered,
        };
      },
      'host.choose': (params) => {
        desktop.asked.push(params);
        return desktop.chosen.shift() ?? [];
      },
      'host.commands': ({ commands }) => {
        desktop.menu = commands as MenuCommand[];
        return null;
      },
      'host.unsaved': ({ notes }) => {
        desktop.unsaved = Number(notes);
        return null;
      },
      'host.copy': ({ text }) => {
        desktop.copied.push(String(text));
        return null;
      },
    };
    const open = async () => {
      const answer = await fetch('/ticket', {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: '{}',
      });
      const { ticket } = (await answer.json()) as { ticket: string };
      const socket = new WebSocket(`ws://${location.host}/line`, ['trailcase', ticket]);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      const { port1, port2 } = new MessageChannel();
      here.tell = (event) => port1.postMessage({ event });
      socket.addEventListener('message', ({ data }) => port1.postMessage(JSON.parse(data)));
      port1.addEventListener('message', ({ data }: MessageEvent<Call>) => {
        const own = answers[data.call];
        if (own === undefined) socket.send(JSON.stringify(data));
        else port1.postMessage({ id: data.id, result: own(data.params) });
      });
      port1.start();
      window.postMessage('trailcase:port', window.origin, [port2]);
    };
    // Electron tells a page that its port is closed; the browser of the tests does not.
    addEventListener('message', ({ ports: [port] }) => {
      here.breakLine = () => port?.dispatchEvent(new Event('close'));
    });
    const paths = new Map<string, string>();
    Object.assign(here, { paths });
    Object.defineProperty(window, 'trailcase', {
      value: Object.freeze({
        askForPort: () => void open(),
        pathOf: async ({ name }: { name: string }) => paths.get(name) ?? name,
      }),
    });
  }, state);
}

/** What the page asked of the desktop so far. */
export function desktopOf(page: Page): Promise<Desktop> {
  return page.evaluate(() => (window as unknown as Bridged).desktop);
}

/** A person chooses these paths in the next dialog. */
export async function choose(page: Page, ...paths: string[]): Promise<void> {
  await page.evaluate((chosen) => {
    (window as unknown as Bridged).desktop.chosen.push(chosen);
  }, paths);
}

/** The desktop tells the page something. */
export async function tell(page: Page, event: HostEvent): Promise<void> {
  await page.evaluate((told) => (window as unknown as Bridged).tell(told), event);
}

/** The engine process is gone. */
export async function breakLine(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Bridged).breakLine());
}

/** Files with these names are dropped into the window. */
export async function dropFiles(page: Page, files: Record<string, string>): Promise<void> {
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const [name, path] of Object.entries(dropped)) {
      const { paths } = window as unknown as { paths?: Map<string, string> };
      paths?.set(name, path);
      transfer.items.add(new File(['{}'], name));
    }
    const event = new DragEvent('drop', {
      dataTransfer: transfer,
      bubbles: true,
      cancelable: true,
    });
    document.body.dispatchEvent(event);
  }, files);
}
