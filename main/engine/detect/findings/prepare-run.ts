import type { RuleOutcome, RuleProblem, RuleSettings } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { print, type Question } from '../../../../shared/query/index.ts';
import { contextOf, countIds, stateContext } from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { RuleResult } from '../found.ts';
import type { DetectionRule } from '../rule.ts';
import { EarlierRuns, hashWithParts } from './earlier-runs.ts';
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

/** Rules by which a run is made, and how they are evaluated. */
export interface RunRulesBy {
  rules: readonly DetectionRule[];
  problems: readonly RuleProblem[];
  /** @param ids of the rules that are to be run; those that they are made of are in `rules` too */
  run: (asked: {
    rules: readonly DetectionRule[];
    ids: ReadonlySet<string>;
    scope: Question | null;
    /** Microseconds UTC. */
    asOf: number;
    zone: string;
  }) => readonly RuleResult[];
}

/**
 * Runs rules over a case and makes what they find ready to be kept. Writes nothing.
 * @throws TrailcaseError `not-found` for an id that no rule has; `bad-request` for a question that cannot be asked
 */
export function prepareRun(
  db: ReadableCase,
  order: RunOrder,
  by: RunRulesBy,
  progress: (progress: JobProgress) => void,
): PreparedRun {
  const started = Date.now();
  const context = stateContext(db, order);
  const known = new Map(by.rules.map((rule) => [rule.id, rule]));
  const asked = askedRules(by.rules, known, order.rules);
  const whole = order.whole === true || order.question !== undefined;
  const earlier = new EarlierRuns(db);
  const parts = new Map(asked.map((rule) => [rule.id, partsOf(rule, known)]));
  const unchanged = new Map(
    asked.flatMap((rule) => {
      const since = whole
        ? null
        : earlier.unchangedSince(rule, parts.get(rule.id) ?? [], context);
      return since === null ? [] : [[rule.id, since] as const];
    }),
  );
  const ids = new Set(asked.map(({ id }) => id).filter((id) => !unchanged.has(id)));
  const results = new Map(
    (ids.size === 0
      ? []
      : by.run({
          rules: by.rules,
          ids,
          scope: order.question ?? null,
          asOf: contextOf(context).asOf,
          zone: context.zone,
        })
    ).map((result) => [result.rule, result]),
  );
  const stage = 'preparing what was found';
  const standing = standingByRule(db);
  const prepared = asked.map((rule, done) => {
    progress({ done, total: asked.length, unit: 'steps', stage });
    const hash = hashWithParts(rule, parts.get(rule.id) ?? []);
    return prepareOne(rule, hash, results.get(rule.id) ?? null, unchanged.get(rule.id) ?? null);
  });
  const { question } = order;
  return {
    rules: prepared,
    outcomes: asked.map((rule): RuleOutcome => {
      const { id, title, level } = rule;
      const result = results.get(id);
      const since = unchanged.get(id);
      const skipped =
        since === undefined ? (result?.skipped ?? null) : `nothing new for it since run ${since}`;
      return {
        rule: id,
        title,
        level,
        matched: result?.matched ?? null,
        findings: since === undefined ? (result?.found.length ?? 0) : (standing.get(id) ?? 0),
        seconds: result?.seconds ?? 0,
        skipped,
      };
    }),
    problems: by.problems,
    settings: order.settings ?? {},
    question:
      question === undefined
        ? null
        : { text: print(question.where, question.kind), kind: question.kind },
    ...context,
    records: countIds(db),
    seconds: (Date.now() - started) / 1000,
  };
}

function prepareOne(
  rule: DetectionRule,
  hash: string,
  result: RuleResult | null,
  unchangedSince: number | null,
): PreparedRule {
  const { id } = rule;
  if (unchangedSince !== null) return { id, hash, kept: prepareRule(rule), found: null };
  if (result === null || result.skipped !== null) return { id, hash, kept: null, found: null };
  const found = result.found.map((each) => prepareFound(rule, each));
  return { id, hash, kept: prepareRule(rule), found };
}

function askedRules(
  rules: readonly DetectionRule[],
  known: ReadonlyMap<string, DetectionRule>,
  ids: readonly string[] | undefined,
): DetectionRule[] {
  if (ids === undefined) return rules.filter(({ reports }) => reports);
  return [...new Set(ids)].map((id) => {
    const rule = known.get(id);
    if (rule !== undefined) return rule;
    throw new TrailcaseError('not-found', `There is no rule ${id} among those that can be run.`);
  });
}

/** The rules that a correlation is made of, through all steps; none of an event rule. */
function partsOf(
  rule: DetectionRule,
  known: ReadonlyMap<string, DetectionRule>,
): DetectionRule[] {
  const parts = new Set<DetectionRule>();
  const add = (each: DetectionRule) => {
    if (each.type === 'event') return;
    for (const id of each.rules) {
      const part = known.get(id);
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
