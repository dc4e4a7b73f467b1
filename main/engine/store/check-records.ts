import { TrailcaseError } from '../../../shared/errors.ts';
import type { ReadableCase } from './case-database.ts';

/** @throws TrailcaseError `not-found` where one of these records is not in the case */
export function checkRecords(db: ReadableCase, records: readonly number[]): void {
  const missing = db
    .prepare(
      `SELECT value FROM json_each(?) given
       WHERE NOT EXISTS (SELECT 1 FROM record WHERE id = given.value) LIMIT 1`,
    )
    .pluck()
    .get(JSON.stringify(records)) as number | undefined;
  if (missing === undefined) return;
  throw new TrailcaseError('not-found', `There is no record ${missing} in this case.`);
}
