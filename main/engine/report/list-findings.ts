import type { Finding, TriageState } from '../../../shared/detection.ts';
import { countIds } from '../query/index.ts';
import { Allowance, cutList } from './cut-list.ts';
import { cutCell, recordLine } from './record-lines.ts';
import type { ReportLimits } from './report-limits.ts';
import type { Cut, DismissedEntry, FindingEntry, FindingsPart } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';

/** What the rules found: what was confirmed, what is open, and what was dismissed and why. */
export function listFindings(reading: ReportReading, limits: ReportLimits): FindingsPart {
  const listed = (state: TriageState) => reading.findings.list(state, limits.findings);
  const [confirmed, open, dismissed] = [listed('confirmed'), listed('open'), listed('dismissed')];
  const allowance = new Allowance(limits.part);
  const entries = ({ findings, total }: typeof open, which: string): Cut<FindingEntry> =>
    cutList(
      findings.values().map((finding) => findingEntry(reading, finding, limits)),
      {
        total,
        most: limits.findings,
        allowance,
        rest: `all that are ${which} stand under Findings`,
      },
    );
  return {
    detection: lastDetection(reading, open.detections[0]),
    counts: [confirmed, open, dismissed].flatMap(({ counts }) => counts),
    confirmed: entries(confirmed, 'confirmed'),
    open: entries(open, 'open'),
    dismissed: cutList(
      dismissed.findings.values().map((finding) => dismissedEntry(finding, limits)),
      {
        total: dismissed.total,
        most: limits.findings,
        allowance,
        rest: 'all that were dismissed stand under Findings',
      },
    ),
  };
}

function lastDetection(
  { db }: ReportReading,
  latest: { id: number; time: string; by: string; rules: number; records: number } | undefined,
): FindingsPart['detection'] {
  if (latest === undefined) return null;
  const { id, time, by, rules, records } = latest;
  return { id, time, by, rules, newRecords: Math.max(0, countIds(db) - records) };
}

function findingEntry(
  { findings, rows }: ReportReading,
  { id }: Finding,
  limits: ReportLimits,
): FindingEntry {
  const found = findings.get(id);
  const { title, level, state, tags, summary, entities, first, last, records } = found;
  const { rule, description, why, falsePositives, references, query, kind } = found;
  const { reason, decidedBy, decided, changedSince, gone, ruleGone, recordIds } = found;
  const ids = recordIds.slice(0, limits.recordsOfFinding);
  return {
    id,
    title,
    level,
    state,
    tags,
    summary: cutCell(summary, limits.note),
    entities: entities
      .slice(0, limits.namedValues)
      .map((entity) => ({ ...entity, value: cutCell(entity.value, limits.cell) })),
    first,
    last,
    records,
    rule: { id: rule, description, why, falsePositives, references },
    reason,
    decidedBy,
    decided,
    changedSince,
    gone,
    ruleGone,
    query,
    kind,
    lines: {
      total: records,
      shown: rows.rows(ids).map((row) => recordLine(row, limits)),
      rest:
        ids.length >= records
          ? null
          : `the first ${ids.length} of ${records} are shown; all of them by the query above`,
    },
  };
}

function dismissedEntry(finding: Finding, limits: ReportLimits): DismissedEntry {
  const { id, title, level, summary, records, reason, decidedBy, decided } = finding;
  return {
    id,
    title,
    level,
    summary: cutCell(summary, limits.note),
    records,
    reason,
    decidedBy,
    decided,
  };
}
