import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findElectron } from '../../../../../main/hosts/cli/start/electron-binary.ts';
import { runElectron } from '../../../../../main/hosts/cli/start/run-electron.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';

const place = useTempFolder();

/** A program that behaves like an Electron in one respect. */
function program(script: string): string {
  const path = place('electron', `#!${process.execPath}\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(process.platform === 'win32')('a run of Electron', () => {
  it('passes on the code with which it ends once its window was there', async () => {
    const path = program('process.send({ ready: true }, () => process.exit(7));');
    expect(await runElectron(path, [], 10_000)).toEqual({ opened: true, code: 7 });
  });

  it('has not opened when it ends at once, and its own words are the reason', async () => {
    const path = program(
      "console.error('[123:1121/0510.1:FATAL:zygote.cc(1)] Running as root without --no-sandbox is not supported.'); console.error(''); process.exit(1);",
    );
    expect(await runElectron(path, [], 10_000)).toEqual({
      opened: false,
      reason: 'Running as root without --no-sandbox is not supported.',
    });
  });

  it('has not opened when it shows no window in time, and is ended then', async () => {
    const path = program('setInterval(() => undefined, 1000);');
    expect(await runElectron(path, [], 400)).toEqual({
      opened: false,
      reason: 'no window within 0.4 s',
    });
  });

  it('says the error of the application, not where in it', async () => {
    const path = program("throw new Error('The database is missing.');");
    expect(await runElectron(path, [], 10_000)).toEqual({
      opened: false,
      reason: 'Error: The database is missing.',
    });
  });

  it('does not wait for helpers that outlive it', async () => {
    const path = program(
      "const { spawn } = require('node:child_process'); const helper = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 15000)'], { stdio: ['ignore', 'ignore', 'inherit'], detached: true }); console.error('helper', helper.pid, 'is left'); process.exitCode = 3; helper.unref(); process.disconnect();",
    );
    const began = performance.now();
    const run = await runElectron(path, [], 10_000);
    expect(run).toMatchObject({
      opened: false,
      reason: expect.stringMatching(/^helper \d+ is left$/),
    });
    expect(performance.now() - began).toBeLessThan(9_000);
    if (!run.opened) process.kill(Number(run.reason.split(' ')[1]));
  });

  it('does not go on to the browser when a person stops it', async () => {
    const run = runElectron(program('setInterval(() => undefined, 1000);'), [], 10_000);
    process.emit('SIGINT', 'SIGINT');
    expect(await run).toEqual({ opened: true, code: 130 });
  });

  it('has done its work when it handed its files to the instance that runs', async () => {
    expect(await runElectron(program('process.exit(0);'), [], 10_000)).toEqual({
      opened: true,
      code: 0,
    });
  });

  it('has not opened where it cannot be run at all', async () => {
    expect(await runElectron(place('missing'), [], 10_000)).toMatchObject({ opened: false });
  });

  it('gets its arguments, never the switch that turns the sandbox off, and is Electron, not Node', async () => {
    const path = program(
      "const { argv, env } = process; const fine = argv.slice(2).join() === '/app,a.json' && env.ELECTRON_RUN_AS_NODE === undefined && env.ELECTRON_DISABLE_SANDBOX === undefined; process.send({ ready: true }, () => process.exit(fine ? 0 : 1));",
    );
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_DISABLE_SANDBOX: '1' };
    expect(await runElectron(path, ['/app', 'a.json'], 10_000, env)).toEqual({
      opened: true,
      code: 0,
    });
  });
});

describe('the Electron that is installed', () => {
  const name =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron';

  function installed(version: string, withBinary = true): string {
    mkdirSync(dirname(place(`electron/dist/${name}`)), { recursive: true });
    place('electron/package.json', JSON.stringify({ version: '45.0.1' }));
    place('electron/dist/version', `v${version}\n`);
    place('electron/path.txt', name);
    if (withBinary) place(`electron/dist/${name}`, '');
    return place('');
  }

  it('is found where its version is that of the package', () => {
    const modules = installed('45.0.1');
    expect(findElectron(modules, {})).toBe(place(`electron/dist/${name}`));
  });

  it('is not there when it is of another version', () => {
    expect(findElectron(installed('44.9.0'), {})).toBeNull();
  });

  it('is not there when its program is missing, or it was never fetched', () => {
    expect(findElectron(installed('45.0.1', false), {})).toBeNull();
    expect(findElectron(place('nothing'), {})).toBeNull();
  });

  it('can be another one that is named', () => {
    const modules = installed('45.0.1', false);
    mkdirSync(dirname(place(`own/${name}`)), { recursive: true });
    place(`own/${name}`, '');
    expect(findElectron(modules, { ELECTRON_OVERRIDE_DIST_PATH: place('own') })).toBe(
      place(`own/${name}`),
    );
  });

  it('is not there when its unpacking was cut off', () => {
    const modules = installed('45.0.1');
    rmSync(place('electron/path.txt'));
    expect(findElectron(modules, {})).toBeNull();
  });
});
