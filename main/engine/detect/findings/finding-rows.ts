import { type Finding, levels, type TriageState } from '../../../../shared/detection.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { FindingBody, PreparedFinding } from './prepared.ts';
import { hashOfRecords } from './seals.ts';

/** A finding with what was decided last, as `findingRows` selects it. */
export interface FindingRow extends Omit<PreparedFinding, 'identity' | 'sha256'> {
  id: number;
  detection: number;
  latest: number;
  gone: 0 | 1;
  ruleGone: 0 | 1;
  detected: string;
  state: TriageState;
  decidedRecords: string | null;
  reason: string | null;
  decidedBy: string | null;
  decided: number | null;
}

/** What was decided last about each finding that was decided about, for WITH. */
export const newestDecisions =
  'newest AS (SELECT finding, max(change) AS change, state, sha256 FROM triage GROUP BY finding)';

/** Findings as `FindingRow`, to be narrowed with WHERE and ordered. */
export const findingRows = `
  WITH ${newestDecisions},
    goneRules AS (SELECT d.id AS detection, e.value ->> '$.id' AS rule
      FROM detection d, json_each(d.rules) e WHERE e.value ->> '$.isGone')
  SELECT f.id, f.detection, f.latest, f.gone,
    f.gone AND (f.latest, f.rule) IN (SELECT detection, rule FROM goneRules) AS ruleGone, f.detected, f.rule, f.title, f.level, f.first, f.last, f.body,
    f.records, coalesce(n.state, 'open') AS state, n.sha256 AS decidedRecords,
    c.detail ->> '$.reason' AS reason, c.actor AS decidedBy, c.time AS decided
  FROM finding f LEFT JOIN newest n ON n.finding = f.id LEFT JOIN custody c ON c.id = n.change`;

/** A row as the contract has it. */
export function findingOf(row: FindingRow): Finding {
  const { id, rule, title, state, reason, decidedBy, detection, latest, decidedRecords } = row;
  const { tags, summary, entities, query, kind, records } = JSON.parse(row.body) as FindingBody;
  return {
    id,
    rule,
    title,
    level: levels[row.level] ?? 'informational',
    tags: [...tags],
    summary,
    entities: [...entities],
    first: timeOf(row.first),
    last: timeOf(row.last),
    records,
    query,
    kind,
    state,
    reason,
    decidedBy,
    decided: timeOf(row.decided),
    changedSince: decidedRecords !== null && decidedRecords !== hashOfRecords(row.records),
    gone: row.gone === 1,
    ruleGone: row.ruleGone === 1,
    detection,
    latest,
  };
}

function timeOf(micros: number | null): string | null {
  return micros === null ? null : formatInstant(micros);
}
