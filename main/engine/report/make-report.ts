import { TrailcaseError } from '../../../shared/errors.ts';
import { type ReportPart, reportParts } from '../../../shared/report.ts';
import { listMarkedTimes } from '../marks/index.ts';
import { stateContext, summariseCase } from '../query/index.ts';
import { carriedOut } from '../response/index.ts';
import { toolVersion } from '../store/index.ts';
import { countTimeline } from './count-timeline.ts';
import { Allowance, cutList } from './cut-list.ts';
import { describeIntegrity } from './describe-integrity.ts';
import { describeScope } from './describe-scope.ts';
import { describeSources } from './describe-sources.ts';
import { listFindings } from './list-findings.ts';
import { listMarkedRecords } from './list-marked.ts';
import { listQueries } from './list-queries.ts';
import type { ReportLimits } from './report-limits.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportReading } from './report-reading.ts';
import { tellRuns } from './tell-runs.ts';

/** What a report was asked to be. */
export interface ReportOrder {
  title?: string | undefined;
  /** All where none are named. */
  parts?: readonly ReportPart[] | undefined;
  runs?: readonly number[] | undefined;
  asOf?: string | undefined;
  zone?: string | undefined;
}

/**
 * Gathers what a report says. Everything in it follows from the case, the order and the version of the
 * program: not from when, where and by whom it is made.
 * @param tell told which part is being made; throws to stop
 */
export function makeReport(
  reading: ReportReading,
  order: ReportOrder,
  limits: ReportLimits,
  tell: (part: ReportPart, at: number, of: number) => void,
): ReportModel {
  const { db } = reading;
  const { asOf, zone } = stateContext(db, order);
  const parts = reportParts.filter((part) => order.parts?.includes(part) ?? true);
  const about = summariseCase(db, { state: 'not-checked', findings: [] });
  const of = <T>(part: ReportPart, work: () => T): T | null => {
    const at = parts.indexOf(part);
    if (at === -1) return null;
    tell(part, at, parts.length);
    return work();
  };
  const findings = of('findings', () => listFindings(reading, limits));
  const runs = of('runs', () => tellRuns(reading, chosenRuns(reading, order.runs), limits));
  return {
    report: 'trailcase report',
    version: 1,
    title: order.title?.trim() || 'Report of an investigation',
    tool: toolVersion(),
    asOf,
    asOfFrom: order.asOf === undefined ? 'the newest record of the case' : 'as asked',
    zone,
    parts,
    scope: of('scope', () => describeScope(about, zone)),
    sources: of('sources', () => describeSources(about.sources, limits)),
    integrity: of('integrity', () => describeIntegrity(db)),
    timeline: of('timeline', () =>
      countTimeline(db, zone, { findings: findingTimes(reading), marked: listMarkedTimes(db) }),
    ),
    findings,
    runs,
    marked: of('marked', () => listMarkedRecords(reading, limits)),
    plan: of('plan', () => {
      const done = carriedOut(db);
      const actions = reading
        .plan()
        .actions.map((action) => ({ ...action, carriedOut: done.get(action.id) ?? [] }));
      return {
        actions: cutList(actions, {
          total: actions.length,
          most: limits.actions,
          allowance: new Allowance(limits.part),
          rest: 'the rest stands under Response plan',
        }),
      };
    }),
    queries: of('queries', () => listQueries(reading, { findings, runs }, { asOf, zone }, limits)),
  };
}

function chosenRuns({ runs }: ReportReading, chosen: readonly number[] | undefined) {
  const all = runs.list().sort((one, other) => one.id - other.id);
  if (chosen === undefined) return all;
  const missing = chosen.find((id) => !all.some((run) => run.id === id));
  if (missing === undefined) return all.filter(({ id }) => chosen.includes(id));
  throw new TrailcaseError('not-found', `There is no run ${missing} in this case.`);
}

/** When findings begin that are not dismissed, microseconds UTC. */
function findingTimes({ db }: ReportReading): number[] {
  return db
    .prepare(
      `SELECT first FROM finding f WHERE first IS NOT NULL AND gone = 0 AND ifnull((
         SELECT state FROM triage t WHERE t.finding = f.id ORDER BY t.change DESC LIMIT 1
       ), 'open') <> 'dismissed'`,
    )
    .pluck()
    .all() as number[];
}
