import { type Kind, kinds } from '../../../../shared/kinds.ts';
import { compileQuery, matchRecords } from '../../query/index.ts';
import { RuleMatcher } from '../match/index.ts';
import type { CorrelationRule, DetectionRule, EventRule } from '../rule.ts';
import type { Given } from './events.ts';
import type { Outcome, RunContext } from './run-context.ts';

/** Types that take every moment at which a correlation below held; to others each of its findings is one event. */
const byMoment: ReadonlySet<CorrelationRule['type']> = new Set([
  'temporal',
  'temporal_ordered',
  'without',
]);

/** Of a correlation that could not be asked. */
const nothing: Outcome = {
  found: [],
  parts: new Map(),
  moments: new Uint32Array(0),
  foundOfMoment: new Int32Array(0),
  leaves: [],
  leafOfMoment: new Int32Array(0),
  fields: new Map(),
};

/** What the rules of a correlation give it, in their order. */
export function gather(rule: CorrelationRule, run: RunContext): Given[] {
  const given = rule.rules.map((id) => {
    const base = run.rules.get(id) as DetectionRule;
    const group = rule.groupBy.map((name) => fieldIn(rule, base, name));
    const values = rule.condition?.fields ?? [];
    return base.type === 'event'
      ? givenByEvents(base, recordsFor(rule, base, run), group, values, run)
      : givenByFindings(rule, run.outcomes.get(id) ?? nothing, group, values, run);
  });
  if (rule.type === 'lingering' && rule.rules.length === 1) {
    given.push(everything(rule, run.rules.get(rule.rules[0] as string) as DetectionRule, run));
  }
  return given;
}

/** The field of a rule that a name of the group means. */
export function fieldIn(rule: CorrelationRule, base: DetectionRule, name: string): string {
  return rule.aliases[name]?.[base.id] ?? name;
}

/** What a rule matched; for a type that looks at the whole case also outside of what the run was narrowed to. */
function recordsFor(rule: CorrelationRule, base: EventRule, run: RunContext): Uint32Array {
  const matched = run.matches.get(base.id) ?? new Uint32Array(0);
  if (rule.type !== 'missing_change' || run.scope === null || matched.length === 0) return matched;
  const context = { asOf: run.asOf, zone: run.clock.zone };
  const matcher = new RuleMatcher(run.columns, run.sources, { scope: null, context });
  return matcher.match([base], 0, () => {}).get(base)?.ids ?? matched;
}

function givenByEvents(
  base: EventRule,
  records: Uint32Array,
  group: readonly string[],
  values: readonly string[],
  { reader }: RunContext,
): Given {
  const codes = (name: string) => reader.codes(base, name, records);
  return { records, group: group.map(codes), values: values.map(codes), found: null, inner: [] };
}

function givenByFindings(
  rule: CorrelationRule,
  outcome: Outcome,
  group: readonly string[],
  values: readonly string[],
  run: RunContext,
): Given {
  const { moments, foundOfMoment } = outcome;
  const taken = Int32Array.from(moments.keys()).filter(
    (at) => byMoment.has(rule.type) || foundOfMoment[at] !== foundOfMoment[at + 1],
  );
  const codes = (name: string) => {
    const all = outcome.fields.get(name) ?? fromRecords(outcome, name, run);
    return Int32Array.from(taken, (at) => all[at] as number);
  };
  return {
    records: Uint32Array.from(taken, (at) => moments[at] as number),
    group: group.map(codes),
    values: values.map(codes),
    found: Int32Array.from(taken, (at) => foundOfMoment[at] as number),
    inner: outcome.found,
  };
}

/** What the records hold at which a correlation held. */
function fromRecords(
  { moments, leaves, leafOfMoment }: Outcome,
  name: string,
  { reader }: RunContext,
): Int32Array {
  const codes = new Int32Array(moments.length).fill(-1);
  for (const [leaf, rule] of leaves.entries()) {
    const at = Int32Array.from(moments.keys()).filter((each) => leafOfMoment[each] === leaf);
    const records = Uint32Array.from(at, (each) => moments[each] as number);
    const read = reader.read(rule, name, records);
    for (const [place, each] of at.entries()) codes[each] = read[place] as number;
  }
  return codes;
}

/** All records of the kinds that a rule matched, in its systems: among them is what came after. None of a correlation. */
function everything(rule: CorrelationRule, base: DetectionRule, run: RunContext): Given {
  const group = rule.groupBy.map((name) => fieldIn(rule, base, name));
  if (base.type !== 'event') {
    return {
      records: new Uint32Array(0),
      group: group.map(() => new Int32Array(0)),
      values: [],
      found: null,
      inner: [],
    };
  }
  const matched = run.matches.get(base.id) ?? new Uint32Array(0);
  const { cells } = run.columns.get('kind');
  const seen = [...new Set(Array.from(matched, (id) => cells[id] as number))];
  const sources = run.sources.of(base);
  const lists = seen.map((kind) => {
    const question = { kind: kinds[kind] as Kind, where: { kind: 'all' as const } };
    const compiled = compileQuery(question, { asOf: run.asOf, zone: 'UTC' });
    return matchRecords(run.columns.db, compiled).ids;
  });
  const all = Uint32Array.from(lists.flatMap((ids) => Array.from(ids))).sort();
  const of = run.columns.get('source').cells;
  const records = sources === 'all' ? all : all.filter((id) => sources.includes(of[id] as number));
  return givenByEvents(base, records, group, rule.condition?.fields ?? [], run);
}
