import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Record<string, string | undefined>;

/**
 * Folder for what a user chose, as the system wants it: XDG_CONFIG_HOME or ~/.config, APPDATA on Windows,
 * Library/Application Support on a Mac.
 */
export function configFolder(env: Environment = process.env, system = process.platform): string {
  return folderOf({ xdg: 'XDG_CONFIG_HOME', home: '.config', windows: 'APPDATA' }, env, system);
}

/** Folder for what can be large and can be lost: XDG_CACHE_HOME or ~/.cache, LOCALAPPDATA, Library/Caches. */
export function cacheFolder(env: Environment = process.env, system = process.platform): string {
  return folderOf(
    { xdg: 'XDG_CACHE_HOME', home: '.cache', windows: 'LOCALAPPDATA', mac: 'Caches' },
    env,
    system,
  );
}

function folderOf(
  names: { xdg: string; home: string; windows: string; mac?: string },
  env: Environment,
  system: string,
): string {
  const { mac = 'Application Support' } = names;
  const ask = system === 'win32' ? env[names.windows] : env[names.xdg];
  if (system === 'darwin') return join(homedir(), 'Library', mac, 'trailcase');
  if (ask !== undefined && isAbsolute(ask)) return join(ask, 'trailcase');
  return join(homedir(), names.home, 'trailcase');
}
