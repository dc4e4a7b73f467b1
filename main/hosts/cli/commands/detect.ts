import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Engine, ParamsOf } from '../../../../shared/contract.ts';
import { type Finding, type Level, levels } from '../../../../shared/detection.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { complain, count, printJson } from '../output.ts';
import { addQuestionOptions, type QuestionOptions, readQuestion } from '../question.ts';
import { addRuleOptions, type RuleOptions } from '../rule-options.ts';
import { ruleNamed, settingsOf } from '../rule-texts.ts';
import { runRules, tellDetection } from '../run-rules.ts';
import { refuseTaken, writeSarif } from '../sarif-file.ts';
import { readSince } from '../since-question.ts';
import { withCase } from '../with-case.ts';

interface Options extends QuestionOptions, RuleOptions {
  only?: string[];
  since?: string;
  question?: string;
  set?: string[];
  whole?: boolean;
  failOn?: Level;
  json?: boolean;
  sarif?: string;
}

export function detectCommand(
  program: Command,
  version: string,
  done: (code: ExitCode) => void,
): void {
  const command = addRuleOptions(
    program
      .command('detect')
      .summary('run the detection rules over a case and keep what they find')
      .description(
        'Runs the rules of the program and your own over the records of a case, keeps what they find as findings, and lists those that stand. What was decided about a finding stays. A rule whose records have not changed since it ran is not run again.',
      )
      .argument('<case>', 'case file'),
  )
    .option('--only <rule...>', 'only these rules, by id, title or file')
    .option('--since <time>', 'only records from a time on: 2026-02-10, "last 7 days", monday')
    .option('--question <text>', 'only records that a question is true of')
    .option('--set <assignment...>', 'values for parameters: "Password spraying.window=1h"')
    .option('--whole', 'run every rule again, whether or not anything changed')
    .addOption(
      new Option(
        '--fail-on <level>',
        'exit code 1 for open findings of this level or worse',
      ).choices(levels),
    )
    .option('--json', 'receipt and findings as JSON')
    .option('--sarif <file>', 'findings as SARIF 2.1.0 into a new file');
  addQuestionOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  trailcase detect acme.trailcase
  trailcase detect acme.trailcase --since "last 7 days" --zone Europe/Berlin
  trailcase detect acme.trailcase --rules ~/rules --only "Password spraying" --set "Password spraying.window=1h"
  trailcase detect acme.trailcase --sarif findings.sarif --fail-on high

Exit code 0: the rules ran, whatever they found; rules that cannot be run are named on standard error.
1: the work failed, or with --fail-on there is an open finding of that level or worse. 2: wrong usage.`,
    )
    .action(async (path: string, options: Options) => {
      if (options.sarif !== undefined) refuseTaken(options.sarif);
      done(
        await withCase(path, async (engine) => {
          const order = await orderOf(engine, options);
          if (order === null) return exitCodes.usage;
          const { receipt, findings } = await runRules(engine, order);
          if (options.sarif !== undefined) {
            await writeSarif(engine, options.sarif, version, findings);
          }
          if (options.json === true) await printJson({ ...receipt, found: findings });
          else await tellDetection(receipt, findings);
          return isBadEnough(findings, options.failOn) ? exitCodes.failed : exitCodes.done;
        }),
      );
    });
}

/** What is to be run; null where the question cannot be read, which was said. */
async function orderOf(engine: Engine, options: Options): Promise<ParamsOf<'detect.start'> | null> {
  const { rules, only = [], set = [], since, question: text, whole, now, zone } = options;
  const folders = rules?.map((folder) => resolve(folder));
  const named = only.length + set.length > 0;
  const list = named ? await engine.call('rules.list', { folders }) : null;
  const asked = await questionOf(engine, since, text, options);
  if (asked === null) return null;
  return {
    folders,
    whole,
    asOf: now,
    zone,
    question: asked === 'all' ? undefined : asked,
    rules:
      list === null || only.length === 0 ? undefined : only.map((name) => ruleNamed(list, name).id),
    settings: list === null ? undefined : settingsOf(list, set),
  };
}

async function questionOf(
  engine: Engine,
  since: string | undefined,
  text: string | undefined,
  options: Options,
) {
  const time = since === undefined ? null : await readSince(engine, since, options);
  const read = text === undefined ? null : await readQuestion(engine, [text], options);
  if (text !== undefined && read === null) return null;
  const parts = [time, read].flatMap((each) => (each === null ? [] : [each.question.where]));
  const kind = options.kind ?? null;
  const [only, other] = parts;
  if (only === undefined) return kind === null ? 'all' : { kind, where: { kind: 'all' as const } };
  if (other === undefined) return { kind, where: only };
  return { kind, where: { kind: 'and' as const, of: [only, other] } };
}

function isBadEnough(findings: readonly Finding[], least: Level | undefined): boolean {
  if (least === undefined) return false;
  const bad = findings.filter(
    ({ state, level }) => state === 'open' && levels.indexOf(level) >= levels.indexOf(least),
  );
  if (bad.length > 0) complain(`${count(bad.length)} open findings of level ${least} or worse.`);
  return bad.length > 0;
}
