import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';
import { applicationId, openWritable, type WritableCase } from './case-database.ts';
import { appendCustody } from './custody.ts';
import { caseVersion, migrations } from './migrations/index.ts';
import { takeName } from './take-name.ts';

/**
 * Creates an empty case. It gets its name when it is whole: a crash leaves a case or none, and at
 * worst a file ending in `.new` that nobody needs.
 * @returns false when somebody else created one at this path meanwhile
 */
export function createCase(path: string): boolean {
  refusePlace(path);
  const unnamed = `${path}.${randomBytes(4).toString('hex')}.new`;
  try {
    const db = openWritable(unnamed, true);
    try {
      fillCase(db);
    } finally {
      db.close();
    }
    takeName(unnamed, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    for (const suffix of ['', '-journal']) rmSync(`${unnamed}${suffix}`, { force: true });
  }
}

/** SQLite would take what is left of another case for a part of the new one. */
function refusePlace(path: string): void {
  if (!existsSync(dirname(path))) {
    throw new TrailcaseError(
      'file-unreadable',
      `There is no folder ${dirname(path)}. Create it, or name another place for the case.`,
    );
  }
  const left = ['-wal', '-journal'].map((suffix) => path + suffix).find((name) => existsSync(name));
  if (left !== undefined) {
    throw new TrailcaseError(
      'file-exists',
      `${left} belongs to a case that is not there any more. Bring that case back or move the file away.`,
    );
  }
}

function fillCase(db: WritableCase): void {
  db.pragma('page_size = 8192');
  db.transaction(() => {
    db.pragma(`application_id = ${applicationId}`);
    for (const { version, sql } of migrations) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
    const fact = db.prepare('INSERT INTO fact (name, value) VALUES (?, ?)');
    const id = randomUUID();
    const created = new Date().toISOString();
    fact.run('id', id);
    fact.run('created', created);
    appendCustody(db, 'created', { id, created, format: caseVersion });
  })();
}
