import { resolve } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import { isWithin, isWrittenWithin } from '../workbench/index.ts';

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

  /** The same for a path that a case names: of one that is not written as lying there nothing is asked. */
  holdsNamed(path: string): boolean {
    return isWrittenWithin(path, this.all);
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
