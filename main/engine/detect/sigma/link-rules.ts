import type { RuleProblem } from '../../../../shared/detection.ts';
import type { CorrelationRule, DetectionRule } from '../rule.ts';
import type { UnlinkedCorrelation } from './read-correlation.ts';
import type { UnlinkedEvent } from './read-event.ts';
import { problemAt } from './rule-trouble.ts';

type Unlinked = UnlinkedEvent | UnlinkedCorrelation;

/**
 * Gives correlations the ids of the rules that they name by id or name. A rule with the id of an earlier
 * one, a correlation with a rule that is not there, and correlations that are made of each other are
 * problems. Rules that a correlation is made of do not report by themselves, unless one of these says
 * `generate: true`. What a rule says of itself with `reports` goes before both.
 */
export function linkRules(found: readonly Unlinked[]): {
  rules: DetectionRule[];
  problems: RuleProblem[];
} {
  const problems: RuleProblem[] = [];
  const byId = new Map<string, Unlinked>();
  for (const rule of found) {
    const first = byId.get(rule.id);
    if (first === undefined) byId.set(rule.id, rule);
    else {
      const message = `Its id is that of "${first.title}" in ${first.file}, which is run. Give it an id of its own.`;
      problems.push(problemAt(rule.file, rule.title, { line: rule.line, column: 1 }, message));
    }
  }
  const linked = resolved(byId, problems);
  const rules = withoutBroken(linked, problems);
  return { rules: withReports(rules), problems };
}

function resolved(byId: ReadonlyMap<string, Unlinked>, problems: RuleProblem[]): Unlinked[] {
  const byName = Map.groupBy(byId.values(), ({ name }) => name);
  return [...byId.values()].flatMap((rule): Unlinked[] => {
    if (rule.type === 'event') return [rule];
    const ids: string[] = [];
    const idOf = new Map<string, string>();
    for (const [at, name] of rule.rules.entries()) {
      const named = byId.has(name) ? [byId.get(name) as Unlinked] : (byName.get(name) ?? []);
      const [only] = named;
      if (only === undefined || named.length > 1) {
        const message =
          only === undefined
            ? `It is made of "${name}", and there is no rule of that id or name. Add that rule, or correct the name.`
            : `It is made of "${name}", and ${named.length} rules have that name. Name the one that is meant by its id.`;
        problems.push(problemAt(rule.file, rule.title, rule.spotOf(at), message));
        return [];
      }
      ids.push(only.id);
      idOf.set(name, only.id);
    }
    const aliases = Object.fromEntries(
      Object.entries(rule.aliases).map(([alias, fields]) => [
        alias,
        Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [
            idOf.get(name) ?? byName.get(name)?.[0]?.id ?? name,
            field,
          ]),
        ),
      ]),
    );
    return [{ ...rule, rules: ids, aliases }];
  });
}

/** Takes out correlations that are made of each other, or of one that was taken out. */
function withoutBroken(rules: readonly Unlinked[], problems: RuleProblem[]): Unlinked[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const state = new Map<string, 'open' | 'sound' | 'broken'>();
  const isSound = (id: string): boolean => {
    const rule = byId.get(id);
    if (rule === undefined) return false;
    const known = state.get(id);
    if (known !== undefined) return known === 'sound';
    if (rule.type === 'event') {
      state.set(id, 'sound');
      return true;
    }
    state.set(id, 'open');
    const broken = rule.rules.findIndex((each) => !isSound(each));
    state.set(id, broken < 0 ? 'sound' : 'broken');
    if (broken < 0) return true;
    const name = byId.get(rule.rules[broken] as string)?.title ?? rule.rules[broken];
    const message = `It is made of "${name}", which is made of this one in turn, or cannot be run itself. Correct that one first.`;
    problems.push(problemAt(rule.file, rule.title, rule.spotOf(broken), message));
    return false;
  };
  return rules.filter(({ id }) => isSound(id));
}

function withReports(rules: readonly Unlinked[]): DetectionRule[] {
  const silent = new Set<string>();
  const generated = new Set<string>();
  for (const rule of rules) {
    if (rule.type === 'event') continue;
    for (const id of rule.rules) (rule.generate ? generated : silent).add(id);
  }
  return rules.map((rule): DetectionRule => {
    const { saysReports, ...rest } = rule;
    const reports = saysReports ?? (!silent.has(rule.id) || generated.has(rule.id));
    if (rest.type === 'event') return { ...rest, reports };
    const { generate: _generate, spotOf: _spotOf, ...correlation } = rest;
    return { ...correlation, reports } satisfies CorrelationRule;
  });
}
