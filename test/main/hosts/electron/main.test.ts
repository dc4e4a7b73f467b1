import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTempFolder } from '../../../helpers/temp-folder.ts';

const place = useTempFolder();
const builtDocument = fileURLToPath(new URL('../../../../out/page/index.html', import.meta.url));
const before = { argv: process.argv, config: process.env.XDG_CONFIG_HOME };

/** Makes a page where none is built: what is in it does not matter here. */
function needPage(): void {
  if (existsSync(builtDocument)) return;
  mkdirSync(join(builtDocument, '..'), { recursive: true });
  writeFileSync(builtDocument, '');
  made = true;
}
let made = false;

beforeEach(() => {
  vi.resetModules();
  needPage();
  Object.assign(process, { resourcesPath: place('resources') });
  process.env.XDG_CONFIG_HOME = place('config');
});

afterEach(() => {
  process.argv = before.argv;
  if (before.config === undefined) delete process.env.XDG_CONFIG_HOME;
  else process.env.XDG_CONFIG_HOME = before.config;
  if (made) rmSync(builtDocument);
  made = false;
  vi.restoreAllMocks();
});

/** Runs the program from its beginning, with modules of its own. */
async function begin(args: string[]) {
  process.argv = ['/electron', ...args];
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const [app, strict, windows, desks] = await Promise.all([
    import('../../../helpers/electron/app.ts'),
    import('../../../helpers/electron/strict.ts'),
    import('../../../helpers/electron/windows.ts'),
    import('./desks.ts'),
  ]);
  app.appState.paths.set('documents', place(''));
  return {
    app,
    strict,
    windows,
    desks,
    run: () => import('../../../../main/hosts/electron/main.ts'),
  };
}

describe('the beginning of the desktop application', () => {
  it('sets every rule before Electron is ready', async () => {
    const { run, strict, app } = await begin([]);
    app.appState.gotLock = false;
    await run();
    const order = strict.made.map(({ what }) => what);
    for (const rule of [
      'app.setPath',
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged',
      'app.requestSingleInstanceLock',
    ]) {
      expect(order).toContain(rule);
    }
    expect(order).not.toContain('app.whenReady');
    expect(order).toContain('app.quit');
    const listened = strict.callsOf('app.on').map(([event]) => event);
    expect(listened).toEqual(
      expect.arrayContaining([
        'session-created',
        'web-contents-created',
        'select-client-certificate',
        'open-file',
      ]),
    );
  });

  it('hands the files of its command line to the instance that runs', async () => {
    const file = place('x.trailcase', '');
    const { run, strict, app } = await begin(['--flag', file, place('missing.json')]);
    app.appState.gotLock = false;
    await run();
    expect(strict.callsOf('app.requestSingleInstanceLock')).toEqual([
      [{ casePath: file, archives: [] }],
    ]);
  });

  it('holds the session that is there from the start to the rules, and serves the page in it (items 1, 5, 18)', async () => {
    const { run, windows } = await begin([]);
    const { defaultSession } = await import('../../../helpers/electron/sessions.ts');
    await run();
    await expect.poll(() => windows.windows.length).toBe(1);
    expect(defaultSession.ask('permissionCheck', null, 'media', '', {})).toBe(false);
    let answer: unknown;
    defaultSession.ask('onBeforeRequest', { url: 'https://example.org/' }, (given: unknown) => {
      answer = given;
    });
    expect(answer).toEqual({ cancel: true });
    const serve = defaultSession.schemes.get('app');
    const page = serve?.({ method: 'GET', url: 'app://trailcase/' }) as Response;
    expect([page.status, page.headers.has('content-security-policy')]).toEqual([200, true]);
    const other = serve?.({ method: 'GET', url: 'app://trailcase/../package.json' }) as Response;
    expect(other.status).toBe(404);
    expect([...defaultSession.schemes.keys()]).toEqual(['app']);
  });

  it('opens what a second start was given, and takes nothing but names of files that are there', async () => {
    const { run, app, windows, desks } = await begin([]);
    await run();
    await expect.poll(() => windows.windows.length).toBe(1);
    const page = await desks.openPageAt();
    const file = place('x.trailcase', '');
    for (const told of [null, undefined, 'x', 7, { casePath: 7, archives: [null, {}, 8] }, []]) {
      app.emitApp('second-instance', {}, [], '', told);
    }
    const missing = place('missing.json');
    app.emitApp('second-instance', {}, [], '', { casePath: file, archives: [missing, ['a']] });
    const event = { preventDefault: vi.fn() };
    const archive = place('a.json', '[]');
    app.emitApp('open-file', event, archive);
    await expect
      .poll(() => page.told)
      .toEqual([
        { host: 'open', casePath: file, archives: [] },
        { host: 'open', casePath: null, archives: [archive] },
      ]);
    expect(event.preventDefault).toHaveBeenCalled();
    await expect(page.engine.call('import.preview', { file: missing })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('keeps files that the system names before the window is there', async () => {
    const { run, app, windows, desks } = await begin([]);
    const held = Promise.withResolvers<void>();
    const early = place('early.json', '[]');
    const { app: stub } = app;
    vi.spyOn(stub, 'whenReady').mockReturnValue(held.promise as Promise<undefined>);
    await run();
    app.emitApp('open-file', { preventDefault: () => undefined }, early);
    expect(windows.windows).toEqual([]);
    held.resolve();
    await expect.poll(() => windows.windows.length).toBe(1);
    const page = await desks.openPageAt();
    await expect
      .poll(() => page.told)
      .toEqual([{ host: 'open', casePath: null, archives: [early] }]);
  });

  it('refuses to run on another Node than it is built for', async () => {
    const { run, strict } = await begin([]);
    vi.spyOn(process as { send: unknown }, 'send', 'get').mockReturnValue(undefined);
    vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, node: '22.1.0' });
    await run();
    await expect.poll(() => strict.callsOf('app.exit')).toEqual([[1]]);
    expect(String(strict.callsOf('dialog.showErrorBox')[0]?.[1])).toContain('Node 22.1.0');
  });

  it('warns where it was started without the sandbox, and quits unless told otherwise', async () => {
    const { run, strict, app } = await begin([]);
    app.appState.switches.add('no-sandbox');
    const { answers } = await import('../../../helpers/electron/questions.ts');
    answers.boxes.push(0);
    await run();
    await expect.poll(() => strict.callsOf('app.exit')).toEqual([[1]]);
  });

  it('checks a build without a person: engine, database, demo, verification and page', async () => {
    const { run, strict, windows, desks } = await begin(['--smoke-test']);
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await run();
    await expect.poll(() => windows.windows.length).toBe(1);
    expect(said).not.toHaveBeenCalledWith(expect.stringContaining('smoke: ok'));
    const page = await desks.openPageAt();
    await page.host.call('host.info', {});
    await expect.poll(() => strict.callsOf('app.exit'), { timeout: 30_000 }).toEqual([[0]]);
    expect(said).toHaveBeenCalledWith('smoke: ok 0.0.0-test\n');
  });
});
