import { accessSync, closeSync, constants, existsSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Integrity, ReadOnlyReason } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { isSqliteError, openReadable, type ReadableCase } from './case-database.ts';
import { caseVersion } from './migrations/index.ts';

/** Where the header of SQLite says how a file is written, and that it is by a write-ahead log. */
const writeVersionAt = 18;
const writeAhead = 2;

/** Why a case that is there cannot be written; null where it can, as far as the system tells beforehand. */
export function whyReadOnly(path: string): ReadOnlyReason | null {
  if (!isWritable(path)) return 'file';
  return isWritable(dirname(path)) ? null : 'folder';
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks a case through a connection that cannot write and closes it again; nothing is written beside it either.
 * @param check what opening checks
 * @throws TrailcaseError `read-only` for a case that cannot be read without being changed
 */
export function checkReadOnly(
  path: string,
  check: (db: ReadableCase, path: string) => Integrity,
): Integrity {
  refuseWriteAhead(path);
  const db = openUnwritten(path);
  try {
    const format = db.pragma('user_version', { simple: true }) as number;
    if (format !== caseVersion) {
      throw new TrailcaseError(
        'read-only',
        `${path} was made by an older Trailcase and must be brought to today's format, which reading alone cannot do. Open it for writing, or a copy of it.`,
      );
    }
    return check(db, path);
  } finally {
    db.close();
  }
}

/**
 * A case that was closed is one file which is read as it is. One that was left behind by a program that was killed
 * has a log beside it, which is read too; without the log SQLite would have to begin one.
 */
function refuseWriteAhead(path: string): void {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header[writeVersionAt] !== writeAhead || existsSync(`${path}-wal`)) return;
  throw notClosed(path);
}

function openUnwritten(path: string): ReadableCase {
  try {
    return openReadable(path);
  } catch (error) {
    throw isSqliteError(error) && error.code.startsWith('SQLITE_CANTOPEN')
      ? notClosed(path)
      : error;
  }
}

function notClosed(path: string): TrailcaseError {
  return new TrailcaseError(
    'read-only',
    `${path} was not closed by the Trailcase that wrote it last, and reading it would write beside it. Open it for writing once, or copy it with its -wal file to a folder that can be written and open it there.`,
  );
}
