import type { Question } from '../../../shared/query/index.ts';
import type { StopCheck } from '../query/index.ts';
import type { ReadableCase } from '../store/index.ts';
import { correlate, eventFindings, LocalClock, type RunContext } from './correlate/index.ts';
import type { RuleResult } from './found.ts';
import { AskedSources, CaseColumns, FieldReader, RuleMatcher } from './match/index.ts';
import type { CorrelationRule, DetectionRule, EventRule } from './rule.ts';
import { planRun } from './run-plan.ts';

/** What rules are run over. */
export interface RunAsked {
  /** Ids of the rules to run, whether they report or not; null runs all that report. */
  ids: ReadonlySet<string> | null;
  /** Only records that it is true of; null for all. */
  scope: Question | null;
  /** Microseconds UTC: what ages count back from. */
  asOf: number;
  /** Of hours and days, as `makeZoneRule` names it. */
  zone: string;
  /**
   * Highest record id of the last run with the same scope and zone; null runs everything.
   */
  since: number | null;
  /** Ids of rules that ran then and are the same, by their hashes. */
  unchanged: ReadonlySet<string>;
}

/** How far a run is: rules that were asked or evaluated, of all. */
export interface RunProgress {
  stage: 'new records' | 'columns' | 'originals' | 'correlations';
  done: number;
  total: number;
}

/**
 * Runs rules over a case.
 *
 * Where a run before is given, rules that did not change are first asked of the records that came since.
 * One that matches none of them is `unchanged`, and so is a correlation whose rules all are, unless it rests on
 * absence or on "as of"; any other is evaluated over the whole case.
 *
 * @param db a connection with `registerFunctions` and a `StopCheck`
 * @param rules with all those that correlations name
 * @throws TrailcaseError `cancelled`; `bad-request` for a scope or a rule that cannot be asked
 */
export function runRules(
  db: ReadableCase,
  rules: readonly DetectionRule[],
  asked: RunAsked,
  stop: StopCheck,
  progress: (progress: RunProgress) => void,
): RuleResult[] {
  const context = { asOf: asked.asOf, zone: asked.zone };
  const columns = new CaseColumns(db, () => stop.pause());
  const sources = new AskedSources(db);
  const matcher = new RuleMatcher(columns, sources, { scope: asked.scope, context });
  const plan = planRun(rules, sources, asked, (fresh, since) => {
    const found = matcher.match(fresh, since, (_, done, total) =>
      progress({ stage: 'new records', done, total }),
    );
    return new Set(fresh.filter((rule) => (found.get(rule)?.ids.length ?? 0) > 0));
  });
  const matched = matcher.match(plan.events, 0, (stage, done, total) =>
    progress({ stage, done, total }),
  );
  const run: RunContext = {
    columns,
    reader: new FieldReader(columns),
    clock: new LocalClock(asked.zone),
    sources,
    asOf: asked.asOf,
    scope: asked.scope,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    matches: new Map([...matched].map(([rule, { ids }]) => [rule.id, ids])),
    outcomes: new Map(),
  };
  const results = new Map<string, RuleResult>();
  for (const rule of plan.events) {
    const { ids, seconds } = matched.get(rule) as { ids: Uint32Array; seconds: number };
    results.set(rule.id, ofEvents(rule, ids, seconds, plan.reports.has(rule.id), run));
    stop.pause();
  }
  for (const [at, rule] of plan.correlations.entries()) {
    results.set(rule.id, ofCorrelation(rule, plan.reports.has(rule.id), run));
    progress({ stage: 'correlations', done: at + 1, total: plan.correlations.length });
    stop.pause();
  }
  return rules.map(
    (rule) =>
      results.get(rule.id) ?? {
        rule: rule.id,
        matched: null,
        mode: plan.skipped.has(rule.id) ? 'full' : 'unchanged',
        found: [],
        seconds: 0,
        skipped: plan.skipped.get(rule.id) ?? null,
        note: null,
      },
  );
}

function ofEvents(
  rule: EventRule,
  ids: Uint32Array,
  seconds: number,
  reports: boolean,
  run: RunContext,
): RuleResult {
  const start = performance.now();
  const found = reports ? eventFindings(rule, ids, run) : [];
  return {
    rule: rule.id,
    matched: ids.length,
    mode: reports || !rule.reports ? 'full' : 'unchanged',
    found,
    seconds: seconds + since(start),
    skipped: null,
    note: null,
  };
}

function ofCorrelation(rule: CorrelationRule, reports: boolean, run: RunContext): RuleResult {
  const start = performance.now();
  const { outcome, note } = correlate(rule, run);
  run.outcomes.set(rule.id, outcome);
  return {
    rule: rule.id,
    matched: null,
    mode: reports || !rule.reports ? 'full' : 'unchanged',
    found: reports ? outcome.found : [],
    seconds: since(start),
    skipped: null,
    note,
  };
}

function since(start: number): number {
  return (performance.now() - start) / 1000;
}
