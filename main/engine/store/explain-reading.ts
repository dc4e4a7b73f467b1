import { TrailcaseError } from '../../../shared/errors.ts';
import { isSqliteError } from './case-database.ts';

/** Turns an error that SQLite met while reading a case into one that a user can act on. */
export function explainReading(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
    return new TrailcaseError(
      'case-altered',
      `The case file is damaged: ${error.message}. Run verify to see how far it goes.`,
    );
  }
  if (error.code.startsWith('SQLITE_IOERR') || error.code.startsWith('SQLITE_CANTOPEN')) {
    return new TrailcaseError(
      'file-unreadable',
      `The case file cannot be read: ${error.message}. Check the drive that it lies on.`,
    );
  }
  return error;
}
