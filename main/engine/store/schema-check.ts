import Database from 'better-sqlite3';
import type { ReadableCase } from './case-database.ts';
import { migrations } from './migrations/index.ts';

/** Objects as `sqlite_schema` lists them: type, name and table → the SQL that made it. */
type Schema = ReadonlyMap<string, string>;

const listing = `
  SELECT type || ' ' || name || iif(tbl_name = name, '', ' of ' || tbl_name) AS object,
    coalesce(sql, '') AS sql
  FROM sqlite_schema`;

function schemaOf(db: Pick<Database.Database, 'prepare'>): Schema {
  const rows = db.prepare(listing).all() as { object: string; sql: string }[];
  return new Map(rows.map(({ object, sql }) => [object, sql]));
}

/** The schema of a format, read from a database that the migrations up to it made. */
function expectedSchema(format: number): Schema {
  const db = new Database(':memory:');
  try {
    for (const { version, sql } of migrations) if (version <= format) db.exec(sql);
    return schemaOf(db);
  } finally {
    db.close();
  }
}

/**
 * Compares a case's schema with the one that this program makes in the case's own format, word by
 * word: an added trigger or view could run when the case is read, a missing one could let evidence
 * be changed.
 * @returns what differs, in words; empty when nothing does.
 */
export function describeSchema(db: ReadableCase): string[] {
  const format = db.pragma('user_version', { simple: true }) as number;
  if (!migrations.some(({ version }) => version === format)) return [`unknown format ${format}`];
  const expected = expectedSchema(format);
  const found = schemaOf(db);
  const differences: string[] = [];
  for (const [object, sql] of found) {
    if (!expected.has(object)) differences.push(`unknown ${object}`);
    else if (expected.get(object) !== sql) differences.push(`changed ${object}`);
  }
  for (const object of expected.keys()) {
    if (!found.has(object)) differences.push(`missing ${object}`);
  }
  return differences;
}
