import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Sources of a folder without their comments, by path from the root. */
function sources(...folders: string[]): [string, string][] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.c?tsx?$/.test(name))
      .map((name): [string, string] => {
        const path = `${folder}/${name.replaceAll('\\', '/')}`;
        const text = readFileSync(join(root, path), 'utf8');
        return [path, text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')];
      }),
  );
}

const all = sources('main', 'preload', 'renderer', 'shared');
const desktop = all.filter(([path]) => /^(main\/hosts\/electron|preload)\//.test(path));

const saying = (among: [string, string][], pattern: RegExp) =>
  among.filter(([, text]) => pattern.test(text)).map(([path]) => path);

describe('what of Electron has one place in the sources', () => {
  it.each([
    ['ipcMain', /\bipcMain\b/, ['main/hosts/electron/guarded-ipc.ts']],
    ['ipcRenderer', /\bipcRenderer\b/, ['preload/preload.cts']],
    ['contextBridge', /\bcontextBridge\b/, ['preload/preload.cts']],
    [
      'windows',
      /\bnew (BrowserWindow|BaseWindow|WebContentsView)\b/,
      ['main/hosts/electron/main-window.ts'],
    ],
    ['preferences of pages', /\bwebPreferences\b/, ['main/hosts/electron/main-window.ts']],
    ['the shell', /\bshell\./, ['main/hosts/electron/external-links.ts']],
    ['the keychain', /\bsafeStorage\./, ['main/hosts/electron/secret-vault.ts']],
    [
      "Electron's clipboard",
      /(?<!navigator\.)\bclipboard\.\w+\(/,
      ['main/hosts/electron/desktop.ts'],
    ],
    ['privileges of schemes', /registerSchemesAsPrivileged/, ['main/hosts/electron/app-scheme.ts']],
    ['the engine process', /utilityProcess\.fork/, ['main/hosts/electron/engine-keeper.ts']],
    [
      'switches of Chromium',
      /\.appendSwitch\(|\.appendArgument\(/,
      ['main/hosts/electron/harden-app.ts'],
    ],
  ])('%s (items 2, 15, 17, 18, 20)', (_, pattern, places) => {
    expect(saying(all, pattern)).toEqual(places);
  });

  it('is imported by the desktop host and the preload only', () => {
    const importing = saying(all, /(from|require\(|import\() ?['"]electron['"]/);
    expect(importing.length).toBeGreaterThan(10);
    expect(importing.filter((path) => !/^(main\/hosts\/electron|preload)\//.test(path))).toEqual(
      [],
    );
  });
});

describe('no source of the desktop', () => {
  it.each([
    ['asks for the remote module', /@electron\/remote|enableRemoteModule|\bremote\./],
    [
      'takes certificates that Chromium refuses',
      /certificate-error|setCertificateVerifyProc|ignore-certificate/,
    ],
    [
      'switches off what Chromium checks',
      /disable-web-security|disable-site-isolation|disable-features/,
    ],
    ['opens a port for debuggers', /remote-debugging|inspect-brk|--inspect/],
    [
      'serves files or foreign hosts by a scheme of the old interface',
      /register\w+Protocol|intercept\w+Protocol/,
    ],
    [
      'allows a worker of the page to be served from elsewhere',
      /allowServiceWorkers|corsEnabled|stream: true/,
    ],
    ['runs text as a program', /\beval\(|new Function\(|vm\.run|runIn\w*Context/],
    ['sends notifications of the system (C-10)', /\bnew Notification\b|showNotification\(/],
    ['runs another program', /node:child_process/],
    [
      'uses the interface that Electron 46 removes (C-3)',
      /\b(encrypt|decrypt)String\(|isEncryptionAvailable\(/,
    ],
    ['grants a permission', /callback\(true\)|Handler\(\(\) => true\)|Handler\(null\)/],
    ['says a page more than its address', /webContents\.send\(|executeJavaScript|insertCSS/],
  ])('%s', (_, pattern) => {
    expect(saying(desktop, pattern)).toEqual([]);
  });
});

describe('no source of the page', () => {
  const page = sources('renderer');

  it.each([
    [
      'makes elements of text (item 7)',
      /\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/,
    ],
    ['runs text as a program (item 7)', /\beval\(|new Function\(/],
    [
      'holds another page (items 11, 12, 14)',
      /<(webview|object|embed)\b|createElement\(['"](iframe|webview|object|embed)/,
    ],
  ])('%s', (_, pattern) => {
    expect(saying(page, pattern)).toEqual([]);
  });

  it('but that of the preview of a report has a frame, and that allows nothing (items 11, 12, 14)', () => {
    const holding = page.filter(([, text]) => /<iframe\b/.test(text));
    expect(holding.map(([path]) => path)).toEqual(['renderer/features/report/report-frame.tsx']);
    const [, text = ''] = holding[0] ?? [];
    expect(text.match(/<iframe\b[^>]*>/g)).toEqual([expect.stringContaining(' sandbox="" src={')]);
    expect(text).not.toMatch(/srcDoc|allow=/);
  });
});
