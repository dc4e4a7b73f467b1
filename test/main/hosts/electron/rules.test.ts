import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyContentsRules } from '../../../../main/hosts/electron/contents-rules.ts';
import {
  allowedLink,
  linkedOrigins,
  openExternalLink,
} from '../../../../main/hosts/electron/external-links.ts';
import { hardenApp } from '../../../../main/hosts/electron/harden-app.ts';
import { createMainWindow, pagePreferences } from '../../../../main/hosts/electron/main-window.ts';
import { applySessionRules } from '../../../../main/hosts/electron/session-rules.ts';
import { app, emitApp, forgetApp } from '../../../helpers/electron/app.ts';
import { answers } from '../../../helpers/electron/questions.ts';
import { SessionStub } from '../../../helpers/electron/sessions.ts';
import { callsOf, forgetCalls } from '../../../helpers/electron/strict.ts';
import { WebContentsStub, WindowStub, windows } from '../../../helpers/electron/windows.ts';

let refused: string[] = [];
const refuse = (what: string) => void refused.push(what);

beforeEach(() => {
  refused = [];
});

afterEach(() => {
  forgetApp();
  forgetCalls();
  windows.length = 0;
  answers.boxes = [];
});

const electronTypes = readFileSync(
  fileURLToPath(new URL('../../../../node_modules/electron/electron.d.ts', import.meta.url)),
  'utf8',
);

/** Every permission that Electron's own typings name. */
function permissions(): string[] {
  const unions = [
    ...electronTypes.matchAll(
      /setPermission(?:Request|Check)Handler\(handler: .*?permission: ([^,]+),/g,
    ),
  ];
  return [
    ...new Set(
      unions.flatMap(([, union = '']) => union.split('|').map((name) => name.trim().slice(1, -1))),
    ),
  ];
}

describe('the preferences of pages (items 2, 3, 4, 6, 8, 9, 10, 11)', () => {
  it('are these, whatever is asked for', () => {
    expect(pagePreferences('/preload.cjs', false)).toEqual({
      preload: '/preload.cjs',
      devTools: false,
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
    });
  });

  it('are those of the window that the one factory makes, hidden until it has something to show', () => {
    createMainWindow({
      preload: '/p.cjs',
      icon: '/i.png',
      devTools: false,
      dark: true,
      place: { bounds: { width: 1_000, height: 700 }, maximized: true, fullScreen: false },
      webPreferences: { nodeIntegration: true },
    } as never);
    const { options } = WindowStub.last();
    expect(options.webPreferences).toEqual(pagePreferences('/p.cjs', false));
    expect(options.show).toBe(false);
    expect(callsOf('BrowserWindow.maximize')).toHaveLength(1);
  });
});

describe('every session', () => {
  it('denies every permission that Electron names, asked for or looked up (item 5)', () => {
    const names = permissions();
    expect(names.length).toBeGreaterThan(40);
    expect(names).toEqual(
      expect.arrayContaining([
        'loopback-network',
        'local-network',
        'fileSystem',
        'clipboard-read',
        'clipboard-sanitized-write',
        'web-app-installation',
        'openExternal',
      ]),
    );
    const session = new SessionStub();
    applySessionRules(session as never, refuse);
    for (const name of [...names, 'one-that-comes-later']) {
      let granted: boolean | null = null;
      session.ask('permissionRequest', null, name, (answer: boolean) => {
        granted = answer;
      });
      expect(granted, name).toBe(false);
      expect(session.ask('permissionCheck', null, name, '', {}), name).toBe(false);
    }
  });

  it('gives no device, no screen and no download (item 5)', () => {
    const session = new SessionStub();
    applySessionRules(session as never, refuse);
    expect(session.ask('devicePermission', {})).toBe(false);
    expect(session.ask('usbProtected', { protectedClasses: ['audio'] })).toEqual(['audio']);
    let answer: unknown;
    const take = (given: unknown) => {
      answer = given;
    };
    session.ask('displayMedia', {}, take);
    expect(answer).toBeNull();
    session.ask('bluetooth', {}, take);
    expect(answer).toEqual({ confirmed: false });
    let prevented = false;
    session.emit('will-download', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  /** Whether a request is let through. */
  function isLet(url: string): boolean {
    const session = new SessionStub();
    applySessionRules(session as never, refuse);
    let let_ = false;
    session.ask('onBeforeRequest', { url }, ({ cancel }: { cancel: boolean }) => {
      let_ = !cancel;
    });
    return let_;
  }

  it.each([
    'app://trailcase/',
    'app://trailcase/assets/index.js',
    'data:image/png;base64,AA==',
    'blob:app://trailcase/8c9f',
    'devtools://devtools/bundled/x.html',
  ])('lets the page have %s (item 1)', (url) => expect(isLet(url)).toBe(true));

  it.each([
    'http://127.0.0.1/',
    'https://example.org/',
    'ws://127.0.0.1:1/',
    'wss://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'app://trailcase.example.org/',
    'app://user@trailcase/',
    'app://trailcase:80/',
    'blob:https://example.org/8c9f',
    'blob:app://trailcase.evil/8c9f',
    'chrome://settings',
    'not a url',
    '',
  ])('keeps %s from the page (item 1)', (url) => expect(isLet(url)).toBe(false));

  it('lets no address of any web server through (item 1)', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(isLet(url)).toBe(false);
      }),
    );
  });

  it('lets nothing through that does not begin with the page itself, whatever is put before or after its name (item 1)', () => {
    const part = fc.constantFrom(
      '',
      '/',
      '.',
      '@',
      ':',
      '.evil.org',
      'x',
      '%00',
      '\\',
      '?',
      '#',
      ' ',
    );
    const scheme = fc.constantFrom(
      'app',
      'http',
      'https',
      'ws',
      'wss',
      'file',
      'ftp',
      'blob:https',
      'about',
    );
    const address = fc
      .tuple(scheme, fc.constantFrom('://', ':', ':/', ':///'), part, part)
      .map(([name, colon, before, after]) => `${name}${colon}${before}trailcase${after}`);
    fc.assert(
      fc.property(address, (url) => {
        // An empty user is none, an empty port neither, and a space at the end is taken off.
        if (isLet(url)) expect(url.trim()).toMatch(/^app:\/\/@?trailcase:?($|[/?#])/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is held to the rules once, though it is told of twice (item 5)', () => {
    hardenApp(app as never, refuse, () => undefined);
    const session = new SessionStub();
    emitApp('session-created', session);
    applySessionRules(session as never, refuse);
    expect(session.listenerCount('will-download')).toBe(1);
  });

  it('is held to the rules when it is made, the sandbox is on, and no certificate goes out by itself (items 4, 5, C-11)', () => {
    hardenApp(app as never, refuse, () => undefined);
    expect(callsOf('app.enableSandbox')).toHaveLength(1);
    const session = new SessionStub();
    emitApp('session-created', session);
    expect(session.ask('permissionCheck', null, 'media', '', {})).toBe(false);
    let sent: unknown[] | null = null;
    let prevented = false;
    const event = { preventDefault: () => (prevented = true) };
    emitApp('select-client-certificate', event, null, 'https://x', [{}], (...given: unknown[]) => {
      sent = given;
    });
    expect([prevented, sent]).toEqual([true, []]);
  });
});

describe('every page, frame and view', () => {
  function contents(openLink: (address: string) => void = () => undefined) {
    const page = new WebContentsStub();
    applyContentsRules(page as never, refuse, openLink);
    return page;
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'stays where it is: %s (item 13)',
    (name) => {
      const page = contents();
      const stays = (url: string) => {
        let prevented = false;
        page.emit(name, { url, preventDefault: () => (prevented = true) });
        return prevented;
      };
      expect(stays('app://trailcase/#q')).toBe(false);
      for (const url of [
        'https://example.org/',
        'file:///home/a/x.html',
        'javascript:alert(1)',
        'data:text/html,x',
        'app://trailcase.example.org/',
        'app://trailcase@example.org/',
        'about:blank',
        '\0',
      ]) {
        expect(stays(url), url).toBe(true);
      }
    },
  );

  it('holds in frames nothing but what the page made itself (item 13)', () => {
    const page = contents();
    const stays = (name: string, url: string, isMainFrame: boolean) => {
      let prevented = false;
      page.emit(name, { url, isMainFrame, preventDefault: () => (prevented = true) });
      return prevented;
    };
    const own = 'blob:app://trailcase/8c9f';
    expect(stays('will-frame-navigate', own, false)).toBe(false);
    expect(stays('will-frame-navigate', own, true)).toBe(true);
    expect(stays('will-navigate', own, true)).toBe(true);
    expect(stays('will-redirect', own, false)).toBe(true);
    for (const url of [
      'blob:https://example.org/8c9f',
      'blob:app://trailcase.evil/8c9f',
      'data:text/html,x',
      'about:srcdoc',
    ]) {
      expect(stays('will-frame-navigate', url, false), url).toBe(true);
    }
  });

  it('holds no webview (items 11, 12)', () => {
    let prevented = false;
    contents().emit('will-attach-webview', { preventDefault: () => (prevented = true) });
    expect(prevented).toBe(true);
  });

  it('opens no window; a link is asked about instead (item 14)', () => {
    const links: string[] = [];
    const page = contents((address) => links.push(address));
    for (const url of ['https://example.org/', 'app://trailcase/', 'about:blank']) {
      expect(page.openHandler?.({ url })).toEqual({ action: 'deny' });
    }
    expect(links).toHaveLength(3);
  });

  it('is held to the rules when it is made (item 13)', () => {
    hardenApp(app as never, refuse, () => undefined);
    const page = new WebContentsStub();
    emitApp('web-contents-created', {}, page);
    expect(page.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
  });
});

describe('links out of the program (item 15)', () => {
  const window = {} as never;

  it.each([
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id x',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://attack.mitre.org/',
    'https://attack.mitre.org.example.org/',
    'https://attack.mitre.org@example.org/',
    'https://user:secret@attack.mitre.org/',
    'https://attack.mitre.org:8443/',
    'https://attack.mitre.org./',
    'https://аttack.mitre.org/',
    'https://example.org/?https://attack.mitre.org/',
    '//attack.mitre.org/',
    '',
  ])('never lead to %s', async (address) => {
    expect(allowedLink(address)).toBeNull();
    await openExternalLink(window, address, refuse);
    expect(callsOf('shell.openExternal')).toEqual([]);
    expect(callsOf('dialog.showMessageBox')).toEqual([]);
    expect(refused).toEqual(['a link out of the program']);
  });

  it('are opened when a person says so, and not when they do not', async () => {
    const address = 'https://attack.mitre.org/techniques/T1110/';
    answers.boxes.push(1, 0);
    await openExternalLink(window, address, refuse);
    expect(callsOf('shell.openExternal')).toEqual([]);
    await openExternalLink(window, address, refuse);
    expect(callsOf('shell.openExternal')).toEqual([[address]]);
    const [, box] = callsOf('dialog.showMessageBox')[0] ?? [];
    expect(box).toMatchObject({
      message: expect.stringContaining('attack.mitre.org'),
      defaultId: 1,
    });
  });

  it.each([
    ['https://ａｔｔａｃｋ.mitre.org/x', 'attack.mitre.org', 'https://attack.mitre.org/x'],
    ['https://GITHUB.com:443/a b', 'github.com', 'https://github.com/a%20b'],
    ['https://github.com/\u202Egro', 'github.com', 'https://github.com/%E2%80%AEgro'],
  ])('show where they lead and open what was shown: %s', async (address, host, opened) => {
    answers.boxes.push(0);
    await openExternalLink(window, address, refuse);
    const [, box] = callsOf('dialog.showMessageBox')[0] ?? [];
    expect(box).toMatchObject({
      message: `Open ${host} in your browser?`,
      detail: expect.stringContaining(opened),
    });
    expect(callsOf('shell.openExternal')).toEqual([[opened]]);
  });

  it('lead to two places, named one by one', () => {
    expect([...linkedOrigins]).toEqual(['https://attack.mitre.org', 'https://github.com']);
  });

  it('open no address at all but those of the fixed places', async () => {
    const name = fc.constantFrom('attack.mitre.org', 'github.com');
    const near = fc
      .tuple(
        fc.constantFrom(
          'https://',
          'https:/',
          'https:',
          'http://',
          'HTTPS://',
          'https:\\\\',
          'ftp://',
          '//',
        ),
        fc.constantFrom('', 'x@', 'x:y@', '@', 'www.', 'evil-', 'xn--', '%61', '\0'),
        name,
        fc.constantFrom(
          '',
          '.',
          '.evil.org',
          '@evil.org',
          ':443',
          ':8443',
          '%2eevil.org',
          '\\',
          '\u3002',
          'х',
        ),
        fc.constantFrom('', '/', '/a', '?a', '#a', '/../..', '/\r\nx'),
      )
      .map((parts) => parts.join(''));
    let allowed = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(near, near, fc.webUrl(), fc.string()), async (address) => {
        forgetCalls();
        answers.boxes = [0];
        await openExternalLink(window, address, refuse);
        for (const args of callsOf('shell.openExternal')) {
          allowed += 1;
          expect(args).toEqual([
            expect.stringMatching(/^https:\/\/(attack\.mitre\.org|github\.com)\//),
          ]);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(allowed).toBeGreaterThan(20);
  });
});
