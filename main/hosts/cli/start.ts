import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuseOldNode } from './node-version.ts';

refuseOldNode();

const { TrailcaseError } = await import('../../../shared/errors.ts');
const { hasDisplay } = await import('../web/index.ts');
const { programFolder } = await import('../workbench/index.ts');
const { exitCodeOf, exitCodes } = await import('./exit-codes.ts');
const { complain, print, showHidden } = await import('./output.ts');
const { servePage } = await import('./serve-page.ts');
const { buildDesktop, buildPage } = await import('./start/build.ts');
const { chooseHost } = await import('./start/choose-host.ts');
const { findElectron } = await import('./start/electron-binary.ts');
const { installElectron } = await import('./start/install-electron.ts');
const { runElectron } = await import('./start/run-electron.ts');
const { readStartArguments } = await import('./start/start-arguments.ts');

/** What `npm start` runs: the desktop application, or the same in the browser; built first where it must be. */

/** How long Electron may take to show its window. */
const readyMs = 20_000;

/** npm runs this in the project's folder; files are named from where a person stands. */
const asked = readStartArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
const modules = join(programFolder, 'node_modules');
const notBuilt = 'Trailcase could not be built; what went wrong stands above';

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof TrailcaseError)) throw error;
  complain(error.message);
  process.exitCode = exitCodeOf(error.code);
}

async function start(): Promise<number> {
  if (asked.refusal !== null) {
    complain(asked.refusal);
    return exitCodes.usage;
  }
  if (!(await buildPage())) {
    complain(notBuilt);
    return exitCodes.failed;
  }
  const chosen = await chooseHost({
    wantsBrowser: asked.wantsBrowser,
    hasDisplay: hasDisplay(),
    findElectron: () => findElectron(modules),
    installElectron: () => installElectron(modules),
    tell: (line) => void print(line),
  });
  if (chosen.host === 'browser') return await serve(chosen.why);
  if (!(await buildDesktop())) {
    complain(notBuilt);
    return exitCodes.failed;
  }
  const run = await runElectron(chosen.electron, [programFolder, ...asked.passed], readyMs);
  if (run.opened) return run.code;
  return await serve(
    `Electron does not run here (${run.reason}): the same application is served to the browser.`,
  );
}

async function serve(why: string | null): Promise<number> {
  if (why !== null) await print(showHidden(why));
  if (asked.archives.length > 0) {
    const names = asked.archives.map((path) => showHidden(basename(path))).join(', ');
    await print(`The browser is given no archives: import ${names} on the page.`);
  }
  const { version } = JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  await servePage({
    version,
    case: asked.casePath,
    port: 0,
    folders: asked.folders,
    readOnly: false,
    allowLive: asked.allowLive,
    keyFiles: [],
    idleMinutes: 30,
    open: hasDisplay(),
  });
  return exitCodes.done;
}
