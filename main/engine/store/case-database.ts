import Database from 'better-sqlite3';
import { TrailcaseError } from '../../../shared/errors.ts';

/** `application_id` of a case file: "Trlc" in ASCII. */
export const applicationId = 0x54726c63;

declare const writable: unique symbol;

/** A connection that may only read. */
export type ReadableCase = Pick<
  Database.Database,
  'prepare' | 'pragma' | 'function' | 'close' | 'name' | 'open'
>;

/** The one connection that may write; only the writer thread holds it. */
export type WritableCase = Database.Database & { readonly [writable]: true };

/** Sets what holds for every connection, and checks that SQLite took it. */
function harden(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('busy_timeout = 2000');
  if (db.pragma('trusted_schema', { simple: true }) !== 0) {
    throw new TrailcaseError('internal', 'SQLite did not accept trusted_schema = OFF.');
  }
}

/** Page cache of a connection in KiB: small, as the system caches the file too, and large while it imports. */
const restingCacheKb = 8_000;
const importCacheKb = 48_000;

function giveCache(db: Database.Database, kb: number): void {
  db.pragma(`cache_size = -${kb}`);
}

/** Room for an import; handed back with `endImportCache`. */
export function beginImportCache(db: WritableCase): void {
  giveCache(db, importCacheKb);
}

export function endImportCache(db: WritableCase): void {
  giveCache(db, restingCacheKb);
  db.pragma('shrink_memory');
}

/** Opens for reading only. The file must exist. */
export function openReadable(path: string): ReadableCase {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  harden(db);
  giveCache(db, restingCacheKb);
  return db;
}

/**
 * Opens for writing: write-ahead log so that readers go on while an import runs, and synchronous
 * FULL so that a finished import survives a power cut.
 */
export function openWritable(path: string, create: boolean): WritableCase {
  const db = new Database(path, { fileMustExist: !create });
  harden(db);
  giveCache(db, restingCacheKb);
  db.pragma('threads = 2');
  return db as WritableCase;
}

/** Switches to the write-ahead log and checks that it is on. */
export function switchToWriteAheadLog(db: WritableCase): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') {
    throw new TrailcaseError(
      'case-busy',
      `The case cannot be opened for writing (journal ${mode}).`,
    );
  }
  db.pragma('synchronous = FULL');
}

/** True for an error of SQLite, whose `code` is its result code by name. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Database.SqliteError;
}

/** Why the log is kept beside a case when it is closed: somebody else has it open, or there is no room to take the log in. */
const keepsLog = /^SQLITE_(?:BUSY|FULL|IOERR)/;

/**
 * Closes a case so that it is one file again, which says that it has no log beside it: so it can be read where
 * nothing can be written. Another program that has it open keeps the log, and so does a full disk: what was
 * committed stands in it, and the next opening takes it in. A connection that has read nothing since it switched to the
 * write-ahead log does not know of the log that readers began, and would leave it lying there.
 */
export function closeWritable(db: WritableCase): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    db.pragma('busy_timeout = 0');
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!isSqliteError(error) || !keepsLog.test(error.code)) throw error;
  } finally {
    db.close();
  }
}
