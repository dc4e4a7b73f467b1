import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { configFolder } from '../workbench/index.ts';
import { appPlaces } from './app-places.ts';
import { registerAppScheme } from './app-scheme.ts';
import { Desktop } from './desktop.ts';
import { hardenApp } from './harden-app.ts';
import { filesOfArguments, type OpenedFiles, sortOpened } from './opened-files.ts';
import { applySessionRules } from './session-rules.ts';
import { smokeTest } from './smoke-test.ts';
import { refuseAddon, refuseRuntime, warnOfRuntime } from './start-checks.ts';

/** Where the desktop application begins. All rules are set before Electron is ready. */

const isSmokeTest = process.argv.includes('--smoke-test');
const own = isSmokeTest ? mkdtempSync(join(tmpdir(), 'trailcase-')) : configFolder();
const target = `${process.platform}-${process.arch}`;
const places = appPlaces(app.isPackaged, process.resourcesPath, target);

const log = (trouble: unknown) => {
  process.stderr.write(`${trouble instanceof Error ? trouble.stack : String(trouble)}\n`);
};
const refused = (what: string) => log(`Refused: ${what}.`);

let desktop: Desktop | null = null;
const early: string[] = [];

// Electron takes only folders that are there.
mkdirSync(join(own, 'desktop'), { recursive: true, mode: 0o700 });
app.setPath('userData', join(own, 'desktop'));
hardenApp(app, refused, (address) => desktop?.openLink(address));
registerAppScheme();

app.on('open-file', (event, path) => {
  event.preventDefault();
  if (desktop === null) early.push(path);
  else desktop.open(sortOpened([path]));
});
app.on('window-all-closed', () => app.quit());

const given = filesOfArguments(process.argv.slice(process.defaultApp ? 2 : 1), process.cwd());

if (isSmokeTest || app.requestSingleInstanceLock({ ...given })) start().catch(giveUp);
else app.quit();

async function start(): Promise<void> {
  app.on('second-instance', (_event, _argv, _folder, told) => {
    if (desktop === null) early.push(...pathsOf(told));
    desktop?.open(sortOpened(pathsOf(told)));
    desktop?.raise();
  });
  await app.whenReady();
  applySessionRules(session.defaultSession, refused);
  const runtime = {
    node: process.versions.node,
    napi: process.versions.napi ?? '0',
    noSandbox: app.commandLine.hasSwitch('no-sandbox'),
  };
  const refusal =
    refuseRuntime(runtime) ??
    (app.isPackaged ? refuseAddon(places.addon, places.addonHashes, target) : null);
  if (refusal !== null) throw new Error(refusal);
  const warning = warnOfRuntime(runtime);
  if (warning !== null && !isSmokeTest && !(await goesOn(warning))) {
    app.exit(1);
    return;
  }
  desktop = new Desktop({ app, places, configFolder: own, refused, log });
  desktop.start(isSmokeTest ? { casePath: null, archives: [] } : withEarly(given));
  if (isSmokeTest) await runSmokeTest(desktop);
}

async function runSmokeTest(running: Desktop): Promise<void> {
  await smokeTest(running.engine, running.granted, running.demoArchives, running.pageAsked);
  await running.engine.stop();
  process.stdout.write(`smoke: ok ${app.getVersion()}\n`);
  app.exit(0);
}

/** Shows what a person must know; true where they go on all the same. */
async function goesOn(message: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Trailcase',
    message: 'The sandbox is off.',
    detail: message,
    buttons: ['Quit', 'Go on without it'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** What cannot go on says why, in a window and to who started it. */
function giveUp(error: unknown): void {
  log(error);
  // Who started it on a line reads the reason there, and goes on in the browser.
  if (!isSmokeTest && process.send === undefined) {
    dialog.showErrorBox(
      'Trailcase cannot start',
      error instanceof Error ? error.message : String(error),
    );
  }
  app.exit(1);
}

function withEarly(opened: OpenedFiles): OpenedFiles {
  return sortOpened([...pathsOf(opened), ...early]);
}

/** What another instance told: the files that it was opened with. */
function pathsOf(told: unknown): string[] {
  const { casePath, otherCases, archives } = (told ?? {}) as Record<string, unknown>;
  const paths = [casePath, otherCases, archives].flat();
  return paths.filter((path): path is string => typeof path === 'string');
}
