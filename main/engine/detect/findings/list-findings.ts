import {
  type Detection,
  type FindingList,
  type Level,
  levels,
  type TriageState,
} from '../../../../shared/detection.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import { type FindingRow, findingOf, findingRows } from './finding-rows.ts';

/** Which findings are asked for; all where nothing is said. */
export interface FindingsAsked {
  states?: readonly TriageState[] | undefined;
  levels?: readonly Level[] | undefined;
  rule?: string | undefined;
  /** How many at most; 1 000 if not given. */
  limit?: number | undefined;
}

const defaultLimit = 1_000;

/** Runs that are listed, the newest ones. */
const mostDetections = 100;

/** What the rules found. Those that the latest run did not find again come behind the others of their state. */
export function listFindings(db: ReadableCase, asked: FindingsAsked): FindingList {
  const ofLevels = (asked.levels ?? levels).map((level) => levels.indexOf(level));
  const states = asked.states ?? ['open', 'confirmed', 'dismissed'];
  const wanted = `level IN (SELECT value FROM json_each(@levels))
    AND state IN (SELECT value FROM json_each(@states)) AND (@rule IS NULL OR rule = @rule)`;
  const values = {
    levels: JSON.stringify(ofLevels),
    states: JSON.stringify(states),
    rule: asked.rule ?? null,
  };
  const rows = db
    .prepare(
      `SELECT * FROM (${findingRows}) WHERE ${wanted}
       ORDER BY state <> 'open', gone, level DESC, last IS NULL, last DESC, id LIMIT @limit`,
    )
    .all({ ...values, limit: asked.limit ?? defaultLimit }) as FindingRow[];
  const counts = db
    .prepare(
      `SELECT level, state, gone, count(*) AS count FROM (${findingRows}) WHERE ${wanted}
       GROUP BY level, state, gone ORDER BY level DESC, state`,
    )
    .all(values) as { level: number; state: TriageState; gone: 0 | 1; count: number }[];
  return {
    findings: rows.map(findingOf),
    total: sum(counts),
    gone: sum(counts.filter(({ gone }) => gone === 1)),
    counts: counts
      .filter(({ gone }) => gone === 0)
      .map(({ level, state, count }) => ({ level: levels[level] as Level, state, count })),
    detections: listDetections(db),
  };
}

function sum(counts: readonly { count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

function listDetections(db: ReadableCase): Detection[] {
  const rows = db
    .prepare(
      `SELECT d.id, c.time, c.actor AS by, d.receipt ->> '$.rules' AS rules,
         d.receipt ->> '$.findings.total' AS findings, d.records
       FROM detection d JOIN custody c ON c.id = d.id ORDER BY d.id DESC LIMIT ?`,
    )
    .all(mostDetections) as (Omit<Detection, 'time'> & { time: number })[];
  return rows.map(({ time, ...detection }) => ({ ...detection, time: formatInstant(time) }));
}
