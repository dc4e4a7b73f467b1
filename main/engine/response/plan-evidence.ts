import type { PlannedAction } from '../../../shared/response-plan.ts';
import type { ReadableCase } from '../store/index.ts';
import { recordsNamedBy } from './action-target.ts';

/** Where a record stands that an action rests on. */
export interface EvidencePlace {
  record: number;
  /** The log, and the file that it came in. */
  source: string;
  file: string;
  /** SHA-256 of the log, decompressed. */
  sha256: string;
  /** Bytes from the start of the log. */
  offset: number;
  length: number;
}

/** Where the records stand that an action names, by number, each once. */
export function placesOf(db: ReadableCase, { target }: PlannedAction): EvidencePlace[] {
  return db
    .prepare(
      `SELECT r.id AS record, s.name AS source, g.name AS file, t.sha256, r.offset, r.length
       FROM record r JOIN source s ON s.id = r.source JOIN given g ON g.id = s.given
       JOIN stream t ON t.id = s.stream
       WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
    )
    .all(JSON.stringify(recordsNamedBy(target))) as EvidencePlace[];
}
