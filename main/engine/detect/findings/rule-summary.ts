import {
  levels,
  type RuleList,
  type RuleProblem,
  type RuleSummary,
} from '../../../../shared/detection.ts';
import { print } from '../../../../shared/query/index.ts';
import type { DetectionRule } from '../rule.ts';

/** Rules as the contract has them: the worst level first, then by title. */
export function summariseRules(
  rules: readonly DetectionRule[],
  problems: readonly RuleProblem[],
): RuleList {
  const summaries = rules.map(summaryOf).sort(byLevelAndTitle);
  return { rules: summaries, problems: [...problems] };
}

function summaryOf(rule: DetectionRule): RuleSummary {
  const { id, title, description, why, level, status, author, origin, file, line, type } = rule;
  const question = rule.type === 'event' ? rule.question : null;
  return {
    id,
    title,
    description,
    why,
    level,
    status,
    author,
    tags: [...rule.tags],
    falsePositives: [...rule.falsePositives],
    references: [...rule.references],
    origin,
    file,
    line,
    type,
    rules: rule.type === 'event' ? [] : [...rule.rules],
    logsource: rule.type === 'event' ? rule.logsource : '',
    systems: rule.type === 'event' ? [...rule.systems] : [],
    parameters: [...rule.parameters],
    query: question === null ? null : print(question.where, question.kind),
    kind: question?.kind ?? null,
    reports: rule.reports,
  };
}

function byLevelAndTitle(one: RuleSummary, other: RuleSummary): number {
  const worse = levels.indexOf(other.level) - levels.indexOf(one.level);
  if (worse !== 0) return worse;
  return one.title < other.title ? -1 : Number(one.title > other.title);
}
