import type { FindingDetail, TriageState } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { type FindingRow, findingOf, findingRows } from './finding-rows.ts';
import type { DetectedRule } from './prepared.ts';

/** Records of a finding that are named. */
const mostRecords = 1_000;

/**
 * Everything about one finding.
 * @throws TrailcaseError `not-found` for a number that no finding has
 */
export function readFinding(db: ReadableCase, id: number): FindingDetail {
  const row = db.prepare(`${findingRows} WHERE f.id = ?`).get(id) as FindingRow | undefined;
  if (row === undefined) {
    throw new TrailcaseError('not-found', `There is no finding ${id} in this case.`);
  }
  const { description, why, falsePositives, references, text } = readRule(db, row.detected);
  return {
    ...findingOf(row),
    description,
    why,
    falsePositives: [...falsePositives],
    references: [...references],
    ruleText: text,
    recordIds: readRecordIds(db, id),
    history: readHistory(db, id),
  };
}

/** The rule that found something, as it was then. */
function readRule(db: ReadableCase, sha256: string): DetectedRule {
  const body = db.prepare('SELECT body FROM detected_rule WHERE sha256 = ?').pluck().get(sha256) as
    | string
    | undefined;
  if (body !== undefined) return JSON.parse(body) as DetectedRule;
  throw new TrailcaseError(
    'case-altered',
    'The rule of this finding is not in the case any more. Run verify to see how far it goes.',
  );
}

function readRecordIds(db: ReadableCase, id: number): number[] {
  return db
    .prepare(
      `SELECT r.id FROM finding_record f JOIN record r ON r.id = f.record
       WHERE f.finding = ? ORDER BY r.time IS NULL, r.time, r.id LIMIT ?`,
    )
    .pluck()
    .all(id, mostRecords) as number[];
}

function readHistory(db: ReadableCase, id: number): FindingDetail['history'] {
  const rows = db
    .prepare(
      `SELECT t.state, c.detail ->> '$.reason' AS reason, c.actor AS by, c.time
       FROM triage t JOIN custody c ON c.id = t.change WHERE t.finding = ? ORDER BY t.change`,
    )
    .all(id) as { state: TriageState; reason: string; by: string; time: number }[];
  return rows.map(({ time, ...decision }) => ({ ...decision, time: formatInstant(time) }));
}
