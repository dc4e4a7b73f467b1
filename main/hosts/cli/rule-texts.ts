import type {
  RuleList,
  RuleProblem,
  RuleSettings,
  RuleSummary,
} from '../../../shared/detection.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { complain, count } from './output.ts';

/** Problems that are told one by one, where somebody asked for something else. */
const mostProblems = 20;

/** Where a problem of a rule stands, as compilers say it: `own/spray.yml:12:3`. */
export function placeOfProblem({ file, line, column }: RuleProblem): string {
  return [file, line, line === null ? null : column].filter((part) => part !== null).join(':');
}

/** Problems on standard error, one line each. */
export function complainOfRules(problems: readonly RuleProblem[], most = mostProblems): void {
  for (const problem of problems.slice(0, most)) {
    const rule = problem.rule === null ? '' : `${problem.rule}: `;
    complain(`${placeOfProblem(problem)}: ${rule}${problem.message}`);
  }
  const left = problems.length - most;
  if (left > 0) complain(`${count(left)} more problems: trailcase rules --check names all.`);
}

/**
 * The rule that somebody means: by id, by title in either case, by file, or by the beginning of one id; one that
 * reports before those that only serve others.
 * @throws TrailcaseError `not-found` for none, `bad-request` for several
 */
export function ruleNamed({ rules }: RuleList, name: string): RuleSummary {
  const folded = name.toLowerCase();
  const ways: ((rule: RuleSummary) => boolean)[] = [
    ({ id }) => id === name,
    ({ title }) => title.toLowerCase() === folded,
    ({ file }) => file === name || file.endsWith(`/${name}`),
    ({ id }) => id.startsWith(name),
  ];
  for (const way of ways) {
    const all = rules.filter(way);
    const reporting = all.filter(({ reports }) => reports);
    const [found, ...others] = reporting.length > 0 ? reporting : all;
    if (found === undefined) continue;
    if (others.length === 0) return found;
    throw new TrailcaseError(
      'bad-request',
      `"${name}" is the name of ${others.length + 1} rules. Give the id of one: trailcase rules lists them.`,
    );
  }
  throw new TrailcaseError(
    'not-found',
    `There is no rule "${name}". trailcase rules lists them with their ids, titles and files.`,
  );
}

/**
 * Values for parameters, as `--set` gives them: `RULE.PARAMETER=VALUE`.
 * @throws TrailcaseError `bad-request` for a text that is none, or a parameter that the rule does not have
 */
export function settingsOf(list: RuleList, texts: readonly string[]): RuleSettings {
  const settings: Record<string, Record<string, string>> = {};
  for (const text of texts) {
    const equals = text.indexOf('=');
    const dot = text.lastIndexOf('.', equals);
    if (equals < 0 || dot < 1 || dot === equals - 1) {
      throw new TrailcaseError(
        'bad-request',
        `"${text}" sets nothing. Write RULE.PARAMETER=VALUE, such as --set "Password spraying.window=1h".`,
      );
    }
    const rule = ruleNamed(list, text.slice(0, dot));
    const parameter = text.slice(dot + 1, equals);
    const known = rule.parameters.map(({ name }) => name);
    if (!known.includes(parameter)) {
      throw new TrailcaseError(
        'bad-request',
        `"${rule.title}" has no parameter "${parameter}". ${known.length === 0 ? 'It has none.' : `It has: ${known.join(', ')}.`}`,
      );
    }
    settings[rule.id] = { ...settings[rule.id], [parameter]: text.slice(equals + 1) };
  }
  return settings;
}
