import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { guardedIpc } from '../../../../main/hosts/electron/guarded-ipc.ts';
import {
  askMain,
  type FrameStub,
  forgetMessages,
  sendToMain,
} from '../../../helpers/electron/messages.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const page: FrameStub = { origin: 'app://trailcase', parent: null, postMessage: () => undefined };

afterEach(forgetMessages);

const strangers: [string, FrameStub | null][] = [
  ['a frame inside of the page', { ...page, parent: page }],
  ['a page of another origin', { ...page, origin: 'https://example.org' }],
  ['a page whose origin begins the same', { ...page, origin: 'app://trailcase.example.org' }],
  ['a page without an origin', { ...page, origin: 'null' }],
  ['a frame that is gone', null],
];

describe('messages to the main process (item 17)', () => {
  it('are taken from the page', async () => {
    const ipc = guardedIpc(() => undefined);
    let heard = 0;
    ipc.listen('x', () => {
      heard += 1;
    });
    ipc.answer('y', (given) => `answer to ${given}`);
    sendToMain('x', page);
    expect(heard).toBe(1);
    expect(await askMain('y', page, 'this')).toBe('answer to this');
  });

  it.each(strangers)('are not taken from %s', async (_, frame) => {
    const refused: string[] = [];
    const ipc = guardedIpc((what) => refused.push(what));
    ipc.listen('x', () => {
      throw new Error('heard');
    });
    ipc.answer('y', () => 'answered');
    sendToMain('x', frame);
    await expect(askMain('y', frame)).rejects.toThrow('may not ask');
    expect(refused).toHaveLength(2);
  });

  /** Sources of what runs beside a page. */
  function sources(): [string, string][] {
    return ['main', 'preload'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.c?ts$/.test(name))
        .map((name): [string, string] => {
          const path = join(root, folder, name);
          return [path, readFileSync(path, 'utf8')];
        }),
    );
  }

  it('are how a page copies: it has no permission of its own, so one file alone touches the clipboard (C-6)', () => {
    const renderer = join(root, 'renderer');
    const touching = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        /\.tsx?$/.test(name) &&
        readFileSync(join(renderer, name), 'utf8').includes('navigator.clipboard'),
    );
    expect(touching).toEqual([join('engine', 'clipboard.ts')]);
  });

  it('come through the guarded door only', () => {
    const listening = sources().filter(([, text]) => /\bipcMain\b/.test(text));
    expect(listening.map(([path]) => path)).toEqual([
      join(root, 'main/hosts/electron/guarded-ipc.ts'),
    ]);
  });

  it.each([
    ['webSecurity: false', /webSecurity:\s*false/],
    ['nodeIntegration: true', /nodeIntegration\w*:\s*true/],
    ['sandbox: false', /sandbox:\s*false|contextIsolation:\s*false/],
    ['bypassCSP', /bypassCSP/],
    ['openDevTools', /openDevTools\(/],
    ['enableBlinkFeatures', /enableBlinkFeatures|experimentalFeatures:\s*true/],
    ['executeJavaScript', /executeJavaScript|insertCSS/],
    ['appendSwitch of no-sandbox', /appendSwitch\(['"]no-sandbox/],
    ['file addresses', /loadFile\(|['"`]file:\/\//],
  ])('no source says %s (items 6, 10, 18, E-22)', (_, pattern) => {
    expect(
      sources()
        .filter(([, text]) => pattern.test(text))
        .map(([path]) => path),
    ).toEqual([]);
  });
});
