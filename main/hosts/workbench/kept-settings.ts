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
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { RecentCase } from '../../../shared/host.ts';

const mostRecent = 20;

const keptSchema = z.object({
  recent: z.array(z.object({ path: z.string(), name: z.string(), opened: z.string() })),
  settings: z.record(z.string(), z.unknown()),
});

type Kept = z.output<typeof keptSchema>;

/**
 * What the page kept and which cases were opened, in one JSON file of this user. It is read anew before
 * each change, so that hosts beside each other lose nothing of weight, and replaced as a whole.
 */
export class KeptSettings {
  readonly #path: string;
  readonly #log: (trouble: unknown) => void;

  /** @param folder made with the first thing that is kept */
  constructor(folder: string, log: (trouble: unknown) => void) {
    this.#path = join(folder, 'workbench.json');
    this.#log = log;
  }

  settings(): Record<string, unknown> {
    return this.#read().settings;
  }

  /** The latest first. */
  recent(): RecentCase[] {
    return this.#read().recent;
  }

  /** Fails with `file-unreadable` where nothing can be written. */
  keep(settings: Record<string, unknown>): void {
    this.#write({ ...this.#read(), settings });
  }

  /** A case was opened. @param path absolute */
  opened(path: string): void {
    const { recent, settings } = this.#read();
    const others = recent.filter((each) => each.path !== path);
    const name = basename(path, '.trailcase');
    const now = { path, name, opened: new Date().toISOString() };
    this.#write({ recent: [now, ...others].slice(0, mostRecent), settings });
  }

  /** Takes a case off the list, or all where none is named. */
  forget(path?: string): void {
    const { recent, settings } = this.#read();
    const others = path === undefined ? [] : recent.filter((each) => each.path !== path);
    this.#write({ recent: others, settings });
  }

  #read(): Kept {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return { recent: [], settings: {} };
    }
    try {
      return keptSchema.parse(JSON.parse(text));
    } catch {
      return this.#startAnew();
    }
  }

  /** Puts a file that cannot be read aside, so that nothing of it is lost. */
  #startAnew(): Kept {
    const aside = this.#path.replace('.json', `.broken-${randomBytes(4).toString('hex')}.json`);
    renameSync(this.#path, aside);
    this.#log(`${this.#path} could not be read and was put aside as ${basename(aside)}.`);
    return { recent: [], settings: {} };
  }

  #write(kept: Kept): void {
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
