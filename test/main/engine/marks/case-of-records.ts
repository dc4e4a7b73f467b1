import { openCase, type WritableCase } from '../../../../main/engine/store/index.ts';

/** A new case with records from 1 on that say nothing, and nothing that they were imported from. */
export function caseOfRecords(path: string, records: number): WritableCase {
  const { db } = openCase(path, true);
  db.prepare(
    `WITH RECURSIVE numbers (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM numbers WHERE id < ?)
     INSERT INTO record (id, source, offset, length, kind, flags, outcome, content)
     SELECT id, 1, 0, 0, 0, 0, 0, 0 FROM numbers`,
  ).run(records);
  return db;
}
