import type { AskedSources } from './match/index.ts';
import { restsOnMoment } from './match/index.ts';
import type { CorrelationRule, DetectionRule, EventRule } from './rule.ts';
import type { RunAsked } from './run-rules.ts';

/** What a run has to do. */
export interface RunPlan {
  /** Rules to ask of all records. */
  events: readonly EventRule[];
  /** Correlations to evaluate, each after those that it is made of. */
  correlations: readonly CorrelationRule[];
  /** Ids of those of both whose findings are asked for: others only serve them. */
  reports: ReadonlySet<string>;
  /** Why a rule is not asked, by id. */
  skipped: ReadonlyMap<string, string>;
}

/** Types that may find something without a new record, because time has passed or something else came. */
const restless: ReadonlySet<CorrelationRule['type']> = new Set([
  'missed_run',
  'lingering',
  'without',
]);

/** Types that need each of their rules; others do with those that can be asked. */
const needsAll: ReadonlySet<CorrelationRule['type']> = new Set([
  'temporal',
  'temporal_ordered',
  'lingering',
  'without',
]);

/**
 * Decides what is asked of the whole case.
 * @param findFresh asks rules of records after an id; gives those that matched one
 */
export function planRun(
  rules: readonly DetectionRule[],
  sources: AskedSources,
  { ids, since, unchanged }: RunAsked,
  findFresh: (rules: readonly EventRule[], since: number) => ReadonlySet<EventRule>,
): RunPlan {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const skipped = new Map<string, string>();
  const ordered: CorrelationRule[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const rule of rules) visit(rule);

  const asked = rules.filter(
    (rule) => rule.type === 'event' && !skipped.has(rule.id),
  ) as EventRule[];
  const isKept = (rule: EventRule) =>
    since !== null &&
    unchanged.has(rule.id) &&
    rule.question !== null &&
    !restsOnMoment(rule.question.where);
  const kept = asked.filter(isKept);
  const fresh = since === null ? new Set<EventRule>() : findFresh(kept, since);
  const moved = new Set(
    asked.filter((rule) => !isKept(rule) || fresh.has(rule)).map(({ id }) => id),
  );
  for (const rule of ordered) {
    const rests = since !== null && unchanged.has(rule.id) && !restless.has(rule.type);
    if (!rests || rule.rules.some((id) => moved.has(id))) moved.add(rule.id);
  }
  const reports = new Set(
    rules
      .filter((rule) => moved.has(rule.id) && (ids === null ? rule.reports : ids.has(rule.id)))
      .map(({ id }) => id),
  );
  const needed = new Set<string>();
  for (const id of reports) need(id);
  return {
    events: asked.filter(({ id }) => needed.has(id)),
    correlations: ordered.filter(({ id }) => needed.has(id)),
    reports,
    skipped,
  };

  function need(id: string): void {
    if (needed.has(id) || skipped.has(id)) return;
    needed.add(id);
    const rule = byId.get(id);
    if (rule !== undefined && rule.type !== 'event') for (const below of rule.rules) need(below);
  }

  /** Says why a rule cannot be asked, and puts correlations behind what they are made of. */
  function visit(rule: DetectionRule): void {
    if (state.has(rule.id)) {
      if (state.get(rule.id) === 'open') skipped.set(rule.id, 'It is made of itself.');
      return;
    }
    state.set(rule.id, 'open');
    const reason = rule.type === 'event' ? sources.lacks(rule) : lacks(rule);
    if (reason !== null) skipped.set(rule.id, reason);
    else if (rule.type !== 'event' && !skipped.has(rule.id)) ordered.push(rule);
    state.set(rule.id, 'done');
  }

  function lacks(rule: CorrelationRule): string | null {
    const reasons: string[] = [];
    for (const id of rule.rules) {
      const below = byId.get(id);
      if (below === undefined) return `The rule ${id} that it is made of is not there.`;
      visit(below);
      const reason = skipped.get(id);
      if (reason !== undefined) reasons.push(`${below.title}: ${reason}`);
    }
    const isLacking = needsAll.has(rule.type)
      ? reasons.length > 0
      : reasons.length === rule.rules.length;
    return isLacking ? (reasons[0] ?? 'It is made of no rules.') : null;
  }
}
