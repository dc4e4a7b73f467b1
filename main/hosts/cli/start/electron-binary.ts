import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron that is installed, or null where its npm package has no binary yet, or one that is not
 * whole. The package itself cannot be asked: importing it downloads what is missing.
 * Source: index.js and install.js of the package `electron` 45
 * @param modules folder of the installed packages
 */
export function findElectron(
  modules: string,
  env: Record<string, string | undefined> = process.env,
): string | null {
  const folder = join(modules, 'electron');
  const own = nameOf(process.platform);
  const unpacked = textOf(join(folder, 'path.txt'));
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return ifThere(join(env.ELECTRON_OVERRIDE_DIST_PATH, unpacked ?? own));
  }
  const found = textOf(join(folder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '');
  if (unpacked !== own || found === undefined) return null;
  return found === versionOf(join(folder, 'package.json'))
    ? ifThere(join(folder, 'dist', own))
    : null;
}

function ifThere(path: string): string | null {
  return existsSync(path) ? path : null;
}

function nameOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionOf(path: string): string | null {
  const text = textOf(path);
  return text === null ? null : (JSON.parse(text) as { version: string }).version;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}
