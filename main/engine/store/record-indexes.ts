import type { WritableCase } from './case-database.ts';

/**
 * Above this many new records for each one already there, rebuilding the indexes beats keeping up:
 * building costs 2.3 s for each million in the case, keeping up about 10 s for each million that is new.
 */
const rebuildRatio = 0.25;

/**
 * Drops the indexes of `record` when the import at hand is large beside what the case holds.
 * @param expected estimated number of new records
 * @returns the statements that build them again, for `buildIndexes`; empty when they were left alone
 */
export function dropRecordIndexes(db: WritableCase, existing: number, expected: number): string[] {
  if (expected <= existing * rebuildRatio) return [];
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'index' AND tbl_name = 'record' AND sql IS NOT NULL ORDER BY rowid`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return indexes.map(({ sql }) => sql);
}

/**
 * Builds indexes that `dropRecordIndexes` dropped; their text stays word for word what it was.
 * @param look called before each: a statement that runs cannot be interrupted
 */
export function buildIndexes(
  db: WritableCase,
  statements: readonly string[],
  look: () => void,
): void {
  for (const sql of statements) {
    look();
    db.exec(sql);
  }
  look();
}
