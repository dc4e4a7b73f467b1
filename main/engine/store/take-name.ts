import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';

/**
 * Gives a finished file its real name, never in place of another file. Fails with `EEXIST` when the
 * name is taken; then the finished file stays where it is.
 *
 * A hard link cannot replace anything. Where the file system has none (FAT, exFAT, some network
 * drives), a look and a rename must do.
 */
export function takeName(finished: string, path: string): void {
  try {
    linkSync(finished, path);
    rmSync(finished);
  } catch (error) {
    if (existsSync(path) || !existsSync(finished)) throw error;
    renameSync(finished, path);
  }
}
