import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Integrity, ReadOnlyReason } from '../../../shared/case.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import {
  applicationId,
  isSqliteError,
  openWritable,
  type ReadableCase,
  switchToWriteAheadLog,
  type WritableCase,
} from './case-database.ts';
import { createCase } from './create-case.ts';
import { appendCustody, checkCustody } from './custody.ts';
import { caseVersion, migrations } from './migrations/index.ts';
import { checkReadOnly, whyReadOnly } from './open-read-only.ts';
import { describeSchema } from './schema-check.ts';
import { checkSeals } from './source-seal.ts';

/** Cases up to this size are checked page by page at every opening; larger ones when asked to verify. */
const quickCheckLimit = 64 * 1024 * 1024;

export interface OpenedCase {
  db: WritableCase;
  path: string;
  created: boolean;
  integrity: Integrity;
}

/** A case that was found sound and is left to readers: no connection of it can write. */
export interface UnwrittenCase {
  db: null;
  path: string;
  integrity: Integrity;
  readOnly: ReadOnlyReason;
}

/**
 * Opens a case for writing, or creates it.
 * Refuses what is not a case, what a newer program wrote and what was altered from outside.
 */
export function openCase(givenPath: string, create: boolean): OpenedCase {
  const path = resolve(givenPath);
  try {
    const exists = existsSync(path);
    if (!exists && !create) {
      throw new TrailcaseError(
        'case-missing',
        `There is no case at ${givenPath}. Import an archive into it to create one.`,
      );
    }
    return exists || !createCase(path) ? openExisting(path) : openCreated(path);
  } catch (error) {
    throw explainOpening(error, givenPath);
  }
}

/**
 * The same for a case that is only looked at where that is asked for, or where its file or its folder cannot be
 * written: then nothing is, and no readers' connection can.
 */
export function openCaseAsPossible(
  givenPath: string,
  create: boolean,
  readOnly: boolean,
): OpenedCase | UnwrittenCase {
  const path = resolve(givenPath);
  const isThere = existsSync(path);
  if (!isThere) return openCase(givenPath, create && !readOnly);
  const reason = readOnly ? 'asked' : whyReadOnly(path);
  if (reason !== null) return openForReading(path, givenPath, reason);
  try {
    return openCase(givenPath, false);
  } catch (error) {
    // What forbids writing is not always told before it is tried.
    if (!(error instanceof TrailcaseError) || error.code !== 'file-unreadable') throw error;
    return openForReading(path, givenPath, 'file');
  }
}

function openForReading(path: string, givenPath: string, readOnly: ReadOnlyReason): UnwrittenCase {
  try {
    refuseForeignFile(path);
    return { db: null, path, integrity: checkReadOnly(path, checkCase), readOnly };
  } catch (error) {
    throw explainOpening(error, givenPath);
  }
}

function openCreated(path: string): OpenedCase {
  return withDatabase(path, (db) => {
    switchToWriteAheadLog(db);
    const integrity: Integrity = { state: 'ok', findings: ['a new case'] };
    return { db, path, created: true, integrity };
  });
}

function openExisting(path: string): OpenedCase {
  refuseForeignFile(path);
  return withDatabase(path, (db) => {
    const integrity = checkCase(db, path);
    migrate(db);
    switchToWriteAheadLog(db);
    recordOpening(db);
    return { db, path, created: false, integrity };
  });
}

/** Opens the database, and closes it again when that which follows fails. */
function withDatabase(path: string, prepare: (db: WritableCase) => OpenedCase): OpenedCase {
  const db = openWritable(path, false);
  try {
    return prepare(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads the 100 bytes of SQLite's header before SQLite itself sees the file. */
function refuseForeignFile(path: string): void {
  if (statSync(path).isDirectory()) {
    throw new TrailcaseError('case-foreign', `${path} is a folder, not a case file.`);
  }
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  let length: number;
  try {
    length = readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  const isSqlite = header.subarray(0, 16).toString('latin1') === 'SQLite format 3\0';
  if (length < header.length || !isSqlite || header.readUInt32BE(68) !== applicationId) {
    throw new TrailcaseError(
      'case-foreign',
      `${path} is not a Trailcase case; it was left as it is. Name a file ending in .trailcase.`,
    );
  }
  const version = header.readUInt32BE(60);
  if (version > caseVersion) {
    throw new TrailcaseError(
      'case-newer',
      `${path} was written by a newer Trailcase (format ${version}, this one reads up to ${caseVersion}). Update Trailcase to open it.`,
    );
  }
}

/** Brings an older case to today's format, one numbered step at a time, all of them or none. */
function migrate(db: WritableCase): void {
  const format = () => db.pragma('user_version', { simple: true }) as number;
  if (format() === caseVersion) return;
  const steps = db.transaction(() => {
    const from = format();
    if (from === caseVersion) return;
    for (const { version, sql } of migrations) {
      if (version <= from) continue;
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
    appendCustody(db, 'migrated', { from, to: caseVersion });
  });
  // Another Trailcase may open the case at this moment: the first one that may write migrates it.
  steps.immediate();
}

function checkCase(db: ReadableCase, path: string): Integrity {
  refuseAltered(`${path} was altered outside Trailcase`, describeSchema(db));
  refuseAltered(`The custody log of ${path} does not hold`, checkCustody(db));
  refuseAltered(`${path} was altered outside Trailcase`, checkSeals(db));
  if (statSync(path).size > quickCheckLimit) {
    return {
      state: 'not-checked',
      findings: ['schema, custody log and receipts hold; run verify for the rest'],
    };
  }
  const result = String(db.pragma('quick_check(5)', { simple: true }));
  refuseAltered(`${path} is damaged`, result === 'ok' ? [] : [result]);
  return { state: 'ok', findings: ['schema, custody log, receipts and page structure hold'] };
}

/** @throws `case-altered` with the findings, where there are any */
function refuseAltered(what: string, findings: readonly string[]): void {
  if (findings.length === 0) return;
  throw new TrailcaseError(
    'case-altered',
    `${what}: ${findings.join('; ')}. Work from a copy whose hash you know.`,
    findings,
  );
}

function recordOpening(db: WritableCase): void {
  db.transaction(() => appendCustody(db, 'opened', { node: process.version }))();
}

function explainOpening(error: unknown, path: string): unknown {
  if (!isSqliteError(error)) return error;
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new TrailcaseError(
      'case-busy',
      `${path} is being written by another Trailcase. Wait until it is done, or close it there.`,
    );
  }
  if (error.code.startsWith('SQLITE_CANTOPEN') || error.code.startsWith('SQLITE_READONLY')) {
    return new TrailcaseError(
      'file-unreadable',
      `${path} cannot be opened. Check the folder and its permissions.`,
    );
  }
  if (error.code.startsWith('SQLITE_FULL') || error.code.startsWith('SQLITE_IOERR')) {
    return new TrailcaseError('disk-full', `${path} cannot be written: ${error.message}.`);
  }
  return new TrailcaseError(
    'case-altered',
    `${path} is damaged: ${error.message}. Work from a copy whose hash you know.`,
  );
}
