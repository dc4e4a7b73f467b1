import { resolve } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { PathGate } from '../workbench/index.ts';

/**
 * The files that the page may name: those that a person chose in a dialog, dropped into the window or
 * opened with the program, exactly as they were named then. A page that was taken over reaches no others.
 */
export class GrantedPaths implements PathGate {
  readonly #readable = new Set<string>();
  readonly #writable = new Set<string>();

  allowReading(paths: readonly string[]): void {
    for (const path of paths) this.#readable.add(resolve(path));
  }

  /** Allows a case to be opened or a file to be made. */
  allowWriting(paths: readonly string[]): void {
    for (const path of paths) this.#writable.add(resolve(path));
  }

  forReading(path: string): string {
    return check(path, this.#readable);
  }

  forWriting(path: string): string {
    return check(path, this.#writable);
  }
}

function check(path: string, allowed: ReadonlySet<string>): string {
  const full = resolve(path);
  if (allowed.has(full)) return full;
  throw new TrailcaseError(
    'not-allowed',
    `${path} was not chosen in this window. Choose it in the dialog, or drop it into the window.`,
  );
}
