import type { RuleOutcome, RuleSettings } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { print, type Question } from '../../../../shared/query/index.ts';
import { contextOf, countIds, type StopCheck, stateContext } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { RuleResult } from '../found.ts';
import type { DetectionRule } from '../rule.ts';
import { type RunProgress, runRules } from '../run-rules.ts';
import type { ReadRules } from '../sigma/index.ts';
import { hashWithParts, readUnchanged } from './earlier-runs.ts';
import { type PreparedRule, type PreparedRun, prepareFound, prepareRule } from './prepared.ts';

/** What is to be run over a case. */
export interface RunOrder {
  /** Ids of the rules that are asked for; all that report if not given. */
  rules?: readonly string[] | undefined;
  /** Records that take part; all if not given. */
  question?: Question | undefined;
  settings?: RuleSettings | undefined;
  /** Runs rules again for which nothing changed. */
  whole?: boolean | undefined;
  asOf?: string | undefined;
  zone?: string | undefined;
}

/**
 * Runs rules over a case and makes what they find ready to be kept. Writes nothing.
 * @param db a connection with `registerFunctions` and the `StopCheck`
 * @throws TrailcaseError `not-found` for an id that no rule has; `bad-request` for a question that cannot be asked;
 *   `cancelled`
 */
export function prepareRun(
  db: ReadableCase,
  { rules: all, problems }: ReadRules,
  order: RunOrder,
  stop: StopCheck,
  progress: (progress: JobProgress) => void,
): PreparedRun {
  const started = Date.now();
  const { question, settings = {} } = order;
  const context = stateContext(db, order);
  const rules = rulesToRun(all, order.rules);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const hashes = new Map(rules.map((rule) => [rule.id, hashWithParts(rule, partsOf(rule, byId))]));
  const isWhole = order.whole === true || question !== undefined;
  const { since, ids } = isWhole
    ? { since: null, ids: new Set<string>() }
    : readUnchanged(db, hashes, context.zone);
  const results = runRules(
    db,
    rules,
    {
      ids: null,
      scope: question ?? null,
      asOf: contextOf(context).asOf,
      zone: context.zone,
      since,
      unchanged: ids,
    },
    stop,
    (at) => progress(told(at)),
  );
  const standing = standingByRule(db);
  const run: { rules: PreparedRule[]; outcomes: RuleOutcome[] } = { rules: [], outcomes: [] };
  for (const [at, result] of results.entries()) {
    const rule = rules[at] as DetectionRule;
    progress({ done: at, total: results.length, unit: 'steps', stage: 'telling what was found' });
    run.rules.push(preparedOf(rule, hashes.get(rule.id) as string, result));
    if (rule.reports) run.outcomes.push(outcomeOf(rule, result, standing.get(rule.id) ?? 0));
  }
  return {
    ...run,
    problems,
    settings,
    question:
      question === undefined
        ? null
        : { text: print(question.where, question.kind), kind: question.kind },
    isNamed: order.rules !== undefined,
    ...context,
    records: countIds(db),
    seconds: (Date.now() - started) / 1000,
  };
}

const stages: Readonly<Record<RunProgress['stage'], string>> = {
  'new records': 'asking rules of new records',
  columns: 'asking rules',
  originals: 'asking rules of original records',
  correlations: 'correlating',
};

function told({ stage, done, total }: RunProgress): JobProgress {
  return { done, total, unit: 'steps', stage: stages[stage] };
}

function preparedOf(rule: DetectionRule, hash: string, result: RuleResult): PreparedRule {
  const { id, reports } = rule;
  if (result.skipped !== null) return { id, hash, reports, kept: null, found: null };
  const isUnchanged = result.mode === 'unchanged' || !reports;
  const found = isUnchanged ? null : result.found.map((each) => prepareFound(rule, each));
  return { id, hash, reports, kept: prepareRule(rule), found };
}

function outcomeOf(rule: DetectionRule, result: RuleResult, standing: number): RuleOutcome {
  const { id, title, level } = rule;
  const { mode, matched, found, seconds, note } = result;
  const isUnchanged = result.skipped === null && mode === 'unchanged';
  return {
    rule: id,
    title,
    level,
    matched,
    findings: isUnchanged ? standing : found.length,
    seconds,
    skipped: isUnchanged ? 'Nothing new since it ran last.' : result.skipped,
    note,
  };
}

/**
 * The rules that are asked for, which report, and those that they are made of, which do not unless they are
 * asked for too.
 */
function rulesToRun(
  all: readonly DetectionRule[],
  ids: readonly string[] | undefined,
): readonly DetectionRule[] {
  if (ids === undefined) return all;
  const byId = new Map(all.map((rule) => [rule.id, rule]));
  const asked = new Set(ids);
  const needed = new Set<DetectionRule>();
  for (const id of asked) {
    const rule = byId.get(id);
    if (rule === undefined) {
      throw new TrailcaseError('not-found', `There is no rule ${id} among those that can be run.`);
    }
    for (const each of [rule, ...partsOf(rule, byId)]) needed.add(each);
  }
  return [...needed].map((rule) => ({ ...rule, reports: asked.has(rule.id) }));
}

/** The rules that a correlation is made of, through all steps; none of an event rule. */
function partsOf(
  rule: DetectionRule,
  byId: ReadonlyMap<string, DetectionRule>,
): readonly DetectionRule[] {
  const parts = new Set<DetectionRule>();
  const add = (each: DetectionRule) => {
    if (each.type === 'event') return;
    for (const id of each.rules) {
      const part = byId.get(id);
      if (part === undefined || parts.has(part)) continue;
      parts.add(part);
      add(part);
    }
  };
  add(rule);
  return [...parts];
}

function standingByRule(db: ReadableCase): Map<string, number> {
  const rows = db
    .prepare('SELECT rule, count(*) FROM finding WHERE gone = 0 GROUP BY rule')
    .raw()
    .all() as [string, number][];
  return new Map(rows);
}
