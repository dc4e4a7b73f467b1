import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';

/**
 * The folders that the page may reach, named when the host was started. A path is judged by where it
 * really leads: a link out of a folder is outside.
 */
export class AllowedFolders {
  /** Folders that may be written to, and folders that may only be read: absolute, each once. */
  readonly all: readonly string[];
  readonly #writable: readonly string[];

  constructor(writable: readonly string[], readable: readonly string[]) {
    this.#writable = writable.map((folder) => resolve(folder));
    this.all = [...new Set([...this.#writable, ...readable.map((folder) => resolve(folder))])];
  }

  /** The absolute path of something that is read. Fails with `not-allowed`. */
  forReading(path: string): string {
    return this.#check(path, this.all);
  }

  /** The absolute path of something that is made or changed. Fails with `not-allowed`. */
  forWriting(path: string): string {
    return this.#check(path, this.#writable);
  }

  /** Whether a path, absolute, may be read. */
  holds(path: string): boolean {
    return isWithin(path, this.all);
  }

  #check(path: string, folders: readonly string[]): string {
    const given = resolve(path);
    if (!path.includes('\0') && isWithin(given, folders)) return given;
    throw new TrailcaseError(
      'not-allowed',
      `${path} is not in a folder that this page may use (${folders.join(', ')}). Start Trailcase with --folder and the folder that it lies in.`,
    );
  }
}

function isWithin(path: string, folders: readonly string[]): boolean {
  const place = realPlace(path);
  if (place === null) return false;
  return folders.some((folder) => {
    const real = realPlace(folder);
    if (real === null) return false;
    const way = relative(real, place);
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  });
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
