import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { shippedPackages } from './shipped-packages.ts';
import { nameOf, type Target } from './target.ts';

/** Parts of the project that the command line runs on. */
const parts = [
  'package.json',
  'LICENSE',
  'out/main/engine',
  'out/main/hosts/cli',
  'out/main/hosts/web',
  'out/main/hosts/workbench',
  'out/shared',
  'out/page',
  'assets/demo',
  'assets/geo',
  'assets/playbooks',
  'assets/rules',
];

/** Only of use to who works on the project, or on one of its packages. */
const leftOut = [
  /\.[cm]?ts$/,
  /\.map$/,
  /\.tsbuildinfo$/,
  /^out\/main\/hosts\/cli\/start(\.js|$)/,
  /^node_modules\/.*\/(tests?|\.github)$/,
  /^node_modules\/zod\/src$/,
];

/** Of better-sqlite3: what it was compiled from, and native modules of other systems. */
const sources = new Set(['deps', 'src', 'binding.gyp']);

/**
 * Puts the command line together as plain files that Node runs, without Electron: Electron cannot be run
 * as Node any more once its fuses are set.
 * @returns its folder
 */
export function assembleCli(project: string, target: Target): string {
  const folder = join(project, 'out', 'cli', nameOf(target));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const copy = (part: string, isWanted: (path: string) => boolean) =>
    cpSync(join(project, part), join(folder, part), {
      recursive: true,
      filter: (from) => {
        const path = relative(project, from).split(sep).join('/');
        return !leftOut.some((pattern) => pattern.test(path)) && isWanted(path);
      },
    });
  for (const part of parts) copy(part, () => true);
  for (const path of shippedPackages(project)) copy(path, (each) => isShipped(each, path, target));
  cpSync(join(project, '.ci', 'packaging', 'cli'), folder, { recursive: true });
  return folder;
}

/** Whether a file of a package is used on the target. */
function isShipped(path: string, inPackage: string, target: Target): boolean {
  if (path !== inPackage && path.startsWith(`${inPackage}/node_modules`)) return false;
  if (inPackage !== 'node_modules/better-sqlite3') return true;
  const [top = ''] = path.slice(inPackage.length + 1).split('/');
  if (sources.has(top)) return false;
  return !path.endsWith('.node') || basename(path) === `${nameOf(target)}.node`;
}
