import Database from 'better-sqlite3';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase } from './case-database.ts';

/**
 * Opens what is left of a case for reading. SQLite refuses a file that is shorter than its header says, unless the
 * schema may be written; this connection cannot write anything.
 * @throws TrailcaseError `case-altered` where SQLite finds nothing in it to read
 */
export function openDamaged(path: string): ReadableCase {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare('SELECT id FROM stream LIMIT 0').all();
    return db;
  } catch (error) {
    db?.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new TrailcaseError(
      'case-altered',
      `Nothing can be read of ${path}: ${why}. If its beginning is damaged, nothing of it can be found.`,
    );
  }
}
