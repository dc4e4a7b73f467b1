import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';

/** Takes what a file says; throws where it is not of the form that is kept there. */
type Parse<T> = (found: unknown) => T;

/**
 * A small JSON file of this user, which only this user can read. It is replaced as a whole, down to the
 * disk; one that cannot be understood is put aside, so that nothing of it is lost.
 */
export class JsonFile<T> {
  readonly #path: string;
  readonly #parse: Parse<T>;
  readonly #log: (trouble: unknown) => void;

  /**
   * @param path its folder is made with the first thing that is kept
   * @param parse is given `{}` where there is no file
   */
  constructor(path: string, parse: Parse<T>, log: (trouble: unknown) => void) {
    this.#path = path;
    this.#parse = parse;
    this.#log = log;
  }

  read(): T {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return this.#parse({});
    }
    try {
      return this.#parse(JSON.parse(text));
    } catch {
      this.#putAside();
      return this.#parse({});
    }
  }

  /** Fails with `file-unreadable` where nothing can be written. */
  write(kept: T): void {
    const next = `${this.#path}.${randomBytes(6).toString('hex')}`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
      writeWhole(next, `${JSON.stringify(kept, null, 2)}\n`);
      renameSync(next, this.#path);
    } catch (error) {
      rmSync(next, { force: true });
      const { message } = error as Error;
      throw new TrailcaseError(
        'file-unreadable',
        `Settings cannot be kept: ${message}.`,
        {},
        error,
      );
    }
  }

  #putAside(): void {
    const aside = this.#path.replace(/\.json$/, `.broken-${randomBytes(4).toString('hex')}.json`);
    renameSync(this.#path, aside);
    this.#log(`${this.#path} could not be read and was put aside as ${basename(aside)}.`);
  }
}

/** Writes a new file that only this user can read, down to the disk. */
function writeWhole(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
