import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Engine } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { refusalLines } from './import-outcome.ts';
import { runOnTerminal } from './job-runner.ts';
import { complain, count } from './output.ts';

const sqlite = Buffer.from('SQLite format 3\0');

/** Whether a file is a case and no archive, by its first bytes. */
export function isCase(path: string): boolean {
  const first = Buffer.alloc(sqlite.length);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, first, 0, first.length, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  return first.equals(sqlite);
}

/** The case that an archive is restored from: it stands beside it and keeps what was done. */
export function caseBeside(archive: string): string {
  return `${archive}.restore.trailcase`;
}

/**
 * Imports an archive into the case at hand, where it is not in it already.
 * @returns the numbers of its sources
 * @throws {TrailcaseError} `unknown-shape` where nothing of it can be read; `bad-request` where the case was made for an archive that
 *   stood under this name before
 */
export async function importArchive(
  engine: Engine,
  archive: string,
  isOwnCase: boolean,
): Promise<number[]> {
  const sha256 = await hashOf(archive);
  const { sources, path } = await engine.call('case.info', {});
  const known = sources.filter(({ file }) => file.sha256 === sha256);
  if (known.length > 0) return known.map(({ id }) => id);
  if (isOwnCase && sources.length > 0) {
    throw new TrailcaseError(
      'bad-request',
      `${archive} is not what it was when ${path} was made for it. Name another case with --case, or take the archive that it was.`,
    );
  }
  const receipt = await runOnTerminal(engine, 'import.start', { files: [archive] });
  for (const line of refusalLines(receipt, [archive])) complain(line);
  if (receipt.sources.length === 0) {
    throw new TrailcaseError(
      'unknown-shape',
      `Nothing of ${archive} could be read. Look at it with: trailcase import CASE FILE --explain`,
    );
  }
  const read = receipt.sources.reduce((sum, source) => sum + source.read, 0);
  complain(
    `${count(read)} records of ${archive} were read into ${path}, which keeps what is done.`,
  );
  return receipt.sources.map(({ id }) => id);
}

async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) digest.update(piece as Buffer);
  } catch (error) {
    throw unreadable(path, error);
  }
  return digest.digest('hex');
}

function unreadable(path: string, error: unknown): TrailcaseError {
  const { code } = error as NodeJS.ErrnoException;
  return new TrailcaseError(
    'file-unreadable',
    code === 'ENOENT'
      ? `There is no file ${path}. Name an archive or a case.`
      : `${path} cannot be read (${code}). Check that it is a file and its permissions.`,
  );
}
