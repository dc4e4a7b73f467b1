import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { explained, fileExists, hasCode } from './file-trouble.ts';
import { takeName } from './take-name.ts';

/** What was written: how many bytes, and their SHA-256 in hexadecimal. */
export interface WrittenBytes {
  bytes: number;
  sha256: string;
}

/** Bytes gathered before they are hashed and written. */
const blockBytes = 1024 * 1024;

/**
 * A file that appears under its name only when it is whole, and never in place of another. Until then
 * it stands beside it under a name of its own. Call `publish` at the end, `discard` in any case.
 */
export class NewFile {
  /** Where the file will stand, absolute. */
  readonly path: string;
  readonly #given: string;
  readonly #partial: string;
  readonly #digest = createHash('sha256');
  readonly #block = Buffer.allocUnsafe(blockBytes);
  #file: number;
  #filled = 0;
  #bytes = 0;
  #isPublished = false;

  /**
   * Fails with `file-exists` where the name is taken, `file-unreadable` where nothing can be written.
   * @param given the path as the user gave it, for messages
   */
  constructor(given: string) {
    this.#given = given;
    this.path = resolve(given);
    refuseTaken(this.path, given);
    this.#partial = `${this.path}.${randomBytes(6).toString('hex')}.partial`;
    this.#file = explained(given, () => openSync(this.#partial, 'wx'));
  }

  /** Appends bytes; they may change afterwards. */
  write(bytes: Buffer, start = 0, end = bytes.length): void {
    const length = end - start;
    if (length > blockBytes - this.#filled) this.#flush();
    if (length > blockBytes) this.#emit(bytes.subarray(start, end));
    else {
      bytes.copy(this.#block, this.#filled, start, end);
      this.#filled += length;
    }
  }

  /** Appends a text as UTF-8. */
  writeText(text: string): void {
    if (text.length * 3 > blockBytes - this.#filled) this.write(Buffer.from(text));
    else this.#filled += this.#block.write(text, this.#filled, 'utf8');
  }

  /** Nothing more comes: everything is on the disk when this returns. */
  finish(): WrittenBytes {
    this.#flush();
    explained(this.#given, () => fsyncSync(this.#file));
    this.#close();
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
  }

  /** Gives the finished file its name. */
  publish(): void {
    explained(this.#given, () => takeName(this.#partial, this.path));
    this.#isPublished = true;
    explained(this.#given, () => syncFolder(dirname(this.path)));
  }

  /** Takes the file away again, where something that belongs to it did not succeed. */
  withdraw(): void {
    if (this.#isPublished) rmSync(this.path, { force: true });
  }

  /** Removes what is not finished; a file that has its name stays. */
  discard(): void {
    this.#close();
    rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    if (this.#filled > 0) this.#emit(this.#block.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #emit(bytes: Buffer): void {
    this.#digest.update(bytes);
    this.#bytes += bytes.length;
    explained(this.#given, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    });
  }

  #close(): void {
    if (this.#file < 0) return;
    closeSync(this.#file);
    this.#file = -1;
  }
}

/** A name counts as taken by whatever has it, even a link that leads nowhere. */
function refuseTaken(path: string, given: string): void {
  const found = explained(given, () => lstatSync(path, { throwIfNoEntry: false }));
  if (found !== undefined) throw fileExists(given);
}

/** Makes the new name outlast a power cut, where folders can be synchronised. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!hasCode(error, ['EISDIR', 'EPERM', 'EACCES', 'EINVAL'])) throw error;
  }
}
