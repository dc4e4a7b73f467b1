import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TrailcaseError } from '../../../shared/errors.ts';
import { fitName } from './drop-name.ts';

/** `dropped-<process id>-<random>`: whose folder it is, so that those of dead processes are known. */
const spoolName = /^dropped-(\d+)-\w{6}$/;

/**
 * The files that were dropped into the page, until their import has ended: each in a folder of its own
 * inside one that only this user can look into. All of it goes when the host stops; what a killed host
 * left goes when the next one starts.
 */
export class Spool {
  readonly #folder: string;
  /** Path → the import that reads it; null while none does. */
  readonly #files = new Map<string, number | null>();

  /** @param parent folder of this user; made where it is missing */
  constructor(parent: string) {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    removeLeftovers(parent);
    this.#folder = mkdtempSync(join(parent, `dropped-${process.pid}-`));
  }

  /**
   * Writes a file as it arrives, as fast as the disk takes it. Leaves nothing where that fails: with
   * `disk-full`, `cancelled` where the sender went away, `file-unreadable` otherwise.
   * @param name as the page says it; it is not trusted
   * @returns the path of the whole file
   */
  async take(name: string, bytes: Readable): Promise<string> {
    const folder = join(this.#folder, randomBytes(8).toString('hex'));
    const path = join(folder, fitName(name));
    try {
      mkdirSync(folder, { mode: 0o700 });
      await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw explained(error);
    }
    this.#files.set(path, null);
    return path;
  }

  /** True for a dropped file that is there. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** An import reads these files: they go when it has ended. Others of its files are not of here. */
  reserve(paths: readonly string[], job: number): void {
    for (const path of paths) if (this.#files.has(path)) this.#files.set(path, job);
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
    for (const [path, reader] of this.#files) {
      if (!goes(reader)) continue;
      this.#files.delete(path);
      rmSync(dirname(path), { recursive: true, force: true });
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
