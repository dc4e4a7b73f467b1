import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtPage, programFolder } from '../../workbench/index.ts';
import { print } from '../output.ts';

/** What the page is built of, and what it is handed out with. */
const sources = ['renderer', 'shared', 'assets/help', 'vite.config.ts', 'package-lock.json'];

/** What Electron loads by itself. */
const entries = [
  'main/hosts/electron/main.js',
  'main/hosts/electron/engine-entry.js',
  'preload/preload.cjs',
];

/** Builds the page where it is missing or older than what it is built of. False when that failed. */
export async function buildPage(): Promise<boolean> {
  const document = join(builtPage, 'index.html');
  const built = existsSync(document) ? statSync(document).mtimeMs : 0;
  if (sources.every((source) => newest(join(programFolder, source)) <= built)) return true;
  await print('Building the page, some seconds …');
  return run(join('vite', 'bin', 'vite.js'), ['build', '--logLevel', 'warn']);
}

/**
 * Builds what Electron runs; a tenth of a second where nothing has changed. The compiler remembers what it
 * has built, not whether it is still there. False when that failed.
 */
export async function buildDesktop(): Promise<boolean> {
  const isThere = entries.every((entry) => existsSync(join(programFolder, 'out', entry)));
  if (!isThere) await print('Building the desktop application, some seconds …');
  const how = isThere ? [] : ['--force'];
  return run(join('typescript', 'bin', 'tsc'), ['-b', ...how, 'shared', 'main', 'preload']);
}

/** Runs the program of a package in the project's folder. */
function run(program: string, args: readonly string[]): boolean {
  const path = join(programFolder, 'node_modules', program);
  const { status } = spawnSync(process.execPath, [path, ...args], {
    cwd: programFolder,
    stdio: 'inherit',
  });
  return status === 0;
}

/** Time of the latest change of a file, or of any in a folder. */
function newest(path: string): number {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(
    ...readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => statSync(join(each.parentPath, each.name)).mtimeMs),
  );
}
