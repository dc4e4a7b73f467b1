import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Whether a path lies in one of the folders, judged by where both really lead: a link out is outside. */
export function isWithin(path: string, folders: Iterable<string>): boolean {
  const place = realPlace(path);
  if (place === null) return false;
  for (const folder of folders) {
    const real = realPlace(folder);
    if (real === null) continue;
    const way = relative(real, place);
    if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true;
  }
  return false;
}

/**
 * The same for a path that nobody chose: one that is not written as lying in a folder is not looked at, as looking at a path
 * can reach another machine.
 */
export function isWrittenWithin(path: string, folders: Iterable<string>): boolean {
  const written = [...folders].filter((folder) => {
    const way = relative(resolve(folder), resolve(path));
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  });
  return written.length > 0 && isWithin(path, written);
}

/** Where a path really leads, whether or not its end is there yet. Null where that cannot be told. */
function realPlace(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
  }
  const parent = dirname(path);
  if (parent === path || isThere(path)) return null;
  const place = realPlace(parent);
  return place === null ? null : join(place, basename(path));
}

/** True for a link that leads nowhere: what is made through it would stand elsewhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
