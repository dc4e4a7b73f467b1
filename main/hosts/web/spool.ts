import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TrailcaseError } from '../../../shared/errors.ts';
import { fitPath } from './drop-name.ts';

/** `dropped-<process id>-<random>`: whose folder it is, so that those of dead processes are known. */
const spoolName = /^dropped-(\d+)-\w{6}$/;

/** A dropped file that arrived whole. */
export interface Taken {
  path: string;
  /** What became of the name, with the folders in it: the end of the path, with `/` between. */
  name: string;
}

/**
 * The files that were dropped into the page, until their import has ended: each in a folder of its own
 * inside one that only this user can look into. All of it goes when the host stops; what a killed host
 * left goes when the next one starts.
 */
export class Spool {
  readonly #folder: string;
  /** By path: the import that reads it, null while none does, and the folder that goes with it. */
  readonly #files = new Map<string, { job: number | null; folder: string }>();

  /** @param parent folder of this user; made where it is missing */
  constructor(parent: string) {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeLeftovers(parent);
    this.#folder = mkdtempSync(join(parent, `dropped-${process.pid}-`));
  }

  /**
   * Writes a file as it arrives, as fast as the disk takes it. Leaves nothing where that fails: with
   * `disk-full`, `cancelled` where the sender went away, `file-unreadable` otherwise.
   * @param name as the page says it, with the folders that it lay in; it is not trusted
   * @returns the path of the whole file, and the part of it that the name became
   */
  async take(name: string, bytes: Readable): Promise<Taken> {
    const folder = join(this.#folder, randomBytes(8).toString('hex'));
    const parts = fitPath(name);
    const path = join(folder, ...parts);
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw explained(error);
    }
    this.#files.set(path, { job: null, folder });
    return { path, name: parts.join('/') };
  }

  /** True for a dropped file that is there. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** An import reads these files: they go when it has ended. Others of its files are not of here. */
  reserve(paths: readonly string[], job: number): void {
    for (const path of paths) {
      const file = this.#files.get(path);
      if (file !== undefined) file.job = job;
    }
  }

  /** The import has ended. */
  release(job: number): void {
    this.#removeWhere((reader) => reader === job);
  }

  /** No page is left that could ask for what no import reads. */
  releaseIdle(): void {
    this.#removeWhere((reader) => reader === null);
  }

  close(): void {
    this.#files.clear();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #removeWhere(goes: (reader: number | null) => boolean): void {
    for (const [path, { job, folder }] of this.#files) {
      if (!goes(job)) continue;
      this.#files.delete(path);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = Number(spoolName.exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

/** A process that may not be signalled is there too. */
function isRunning(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function explained(error: unknown): TrailcaseError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    return new TrailcaseError('disk-full', 'There is no room for this file; nothing was kept.');
  }
  if (['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR'].includes(code)) {
    return new TrailcaseError('cancelled', 'The file did not arrive whole; nothing was kept.');
  }
  return new TrailcaseError(
    'file-unreadable',
    `The file could not be taken in (${code === '' ? message : code}); nothing was kept.`,
    undefined,
    error,
  );
}
