import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtPage, programFolder } from '../../workbench/index.ts';
import { print } from '../output.ts';

/** What the page is built of. */
const sources = ['renderer', 'shared', 'assets/help', 'vite.config.ts', 'package.json'];

/** Builds the page where it is missing or older than what it is built of. False when that failed. */
export async function buildPage(): Promise<boolean> {
  const document = join(builtPage, 'index.html');
  const built = existsSync(document) ? statSync(document).mtimeMs : 0;
  if (sources.every((source) => newest(join(programFolder, source)) <= built)) return true;
  await print('Building the page, some seconds …');
  return run(join('vite', 'bin', 'vite.js'), ['build', '--logLevel', 'warn']);
}

/** Builds what Electron runs; under half a second where nothing has changed. False when that failed. */
export function buildDesktop(): boolean {
  return run(join('typescript', 'bin', 'tsc'), ['-b', 'shared', 'main', 'preload']);
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
