import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RuleList, RuleSummary } from '../../../../shared/detection.ts';
import { createEngine } from '../../../engine/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count, print, printJson, showHidden, table } from '../output.ts';
import { addRuleOptions, type RuleOptions } from '../rule-options.ts';
import { complainOfRules, ruleNamed } from '../rule-texts.ts';

interface Options extends RuleOptions {
  check?: boolean;
  json?: boolean;
}

export function rulesCommand(program: Command, done: (code: ExitCode) => void): void {
  addRuleOptions(
    program
      .command('rules')
      .summary('detection rules: those of the program and your own')
      .description(
        'Lists the rules that detect runs, the worst level first, and names every rule that cannot be run with its file, line and reason. With the title or id of one, everything about it.',
      )
      .argument('[rule]', 'id, title or file of one rule'),
  )
    .option('--check', 'only tell what cannot be run; exit code 1 where there is any')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase rules
  trailcase rules "Password spraying"
  trailcase rules --rules ~/rules --check`,
    )
    .action(async (name: string | undefined, options: Options) => {
      const list = await readRuleList(options);
      const broken = options.check === true && list.problems.length > 0;
      if (options.json === true) {
        await printJson(name === undefined ? list : ruleNamed(list, name));
      } else if (name !== undefined) await print(ruleText(ruleNamed(list, name)));
      else {
        complainOfRules(list.problems, options.check === true ? list.problems.length : undefined);
        await print(options.check === true ? checkText(list) : listText(list));
      }
      done(broken ? exitCodes.failed : exitCodes.done);
    });
}

/** The rules of the program and of the folders that were given. Needs no case. */
export async function readRuleList({ rules }: RuleOptions): Promise<RuleList> {
  const engine = createEngine();
  try {
    return await engine.call('rules.list', { folders: rules?.map((folder) => resolve(folder)) });
  } finally {
    await engine.close();
  }
}

function checkText({ rules, problems }: RuleList): string {
  const read = `${count(rules.length)} rules can be run`;
  return problems.length === 0 ? `${read}.` : `${read}; problems: ${count(problems.length)}.`;
}

function listText({ rules }: RuleList): string {
  const shown = rules.filter(({ reports }) => reports);
  const rows = shown.map(({ level, title, type, systems, origin, file }) => [
    level,
    title,
    type,
    systems.length > 3 ? `${systems.length} systems` : systems.join(', '),
    origin === 'own' ? file : '',
  ]);
  const others = rules.length - shown.length;
  const rest = others === 0 ? '' : `, and ${count(others)} that serve them`;
  return `${count(shown.length)} rules${rest}\n\n${table(['level', 'title', 'type', 'asks records of', 'own file'], rows)}`;
}

function ruleText(rule: RuleSummary): string {
  const lines: [string, string][] = [
    ['id', rule.id],
    ['level', rule.level],
    ['status', rule.status],
    ['file', `${rule.file}:${rule.line}${rule.origin === 'own' ? '' : ' (of the program)'}`],
    ['type', rule.type],
    ['log source', rule.logsource],
    ['asks', rule.systems.join(', ')],
    ['made of', rule.rules.join(', ')],
    ['question', rule.query ?? ''],
    ['view', rule.kind ?? (rule.query === null ? '' : 'timeline')],
    ['tags', rule.tags.join(', ')],
    ...rule.parameters.map(({ name, title, value }): [string, string] => [
      'parameter',
      `${name} = ${value}  (${title})`,
    ]),
    ...rule.falsePositives.map((text): [string, string] => ['no incident', text]),
    ...rule.references.map((text): [string, string] => ['reference', text]),
    ['author', rule.author],
  ];
  const told = lines
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `  ${title.padEnd(12)}${text.replace(/\s+/g, ' ')}`);
  const words = [rule.description, rule.why].filter((text) => text.trim() !== '');
  return showHidden([rule.title, ...words.map((text) => text.trim()), ...told].join('\n'));
}
