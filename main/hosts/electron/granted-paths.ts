import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import { isWithin, isWrittenWithin, type PathGate } from '../workbench/index.ts';

/**
 * The files that the page may name: those that a person chose in a dialog, dropped into the window or
 * opened with the program, exactly as they were named then; of a folder also what is in it, unless a link
 * leads out of it. A page that was taken over reaches no others.
 */
export class GrantedPaths implements PathGate {
  readonly #readable = new Set<string>();
  readonly #folders = new Set<string>();
  readonly #writable = new Set<string>();

  /** Allows files to be read, and folders with all that is in them. */
  allowReading(paths: readonly string[]): void {
    for (const path of paths.map((each) => resolve(each))) {
      this.#readable.add(path);
      if (isFolder(path)) this.#folders.add(path);
    }
  }

  /** Allows a case to be opened or a file to be made. */
  allowWriting(paths: readonly string[]): void {
    for (const path of paths) this.#writable.add(resolve(path));
  }

  forReading(path: string): string {
    const full = resolve(path);
    if (this.#readable.has(full)) return full;
    if (!path.includes('\0') && isWithin(full, this.#folders)) return full;
    throw notChosen(path);
  }

  /** Whether a file was chosen, or named with its folder. Of any other place nothing is asked. */
  holds(path: string): boolean {
    return this.#readable.has(resolve(path)) || isWrittenWithin(path, this.#folders);
  }

  forWriting(path: string): string {
    const full = resolve(path);
    if (this.#writable.has(full)) return full;
    throw notChosen(path);
  }
}

function notChosen(path: string): TrailcaseError {
  return new TrailcaseError(
    'not-allowed',
    `${path} was not chosen in this window. Choose it in the dialog, or drop it into the window.`,
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
