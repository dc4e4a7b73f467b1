import { type Command, Option } from 'commander';
import { actionWords, idsOfAction } from '../../../../shared/plan-words.ts';
import type { PlannedAction, PlanReceipt, ResponsePlan } from '../../../../shared/response-plan.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { count, print, printJson, showHidden } from '../output.ts';
import { withCase } from '../with-case.ts';

interface Options {
  out?: string;
  format: PlanReceipt['format'];
  json?: boolean;
}

export function planCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('plan')
    .summary('the response plan of the case, on the terminal or into a file')
    .description(
      'The actions of the response plan in their order, with what they would be done to by the evidence. With --out it is written into a file: markdown to be read and worked through, json for programs. Nothing of it is done.',
    )
    .argument('<case>', 'case file')
    .option('--out <file>', 'file to write; it must not exist')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .option('--json', 'the plan, or the receipt of the file, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase plan acme.trailcase
  trailcase plan acme.trailcase --out plan.md
  trailcase plan acme.trailcase --out plan.json --format json --json

Actions are put into the plan in the workbench. A file that was written is noted in the custody log.`,
    )
    .action(async (path: string, options: Options) => {
      await withCase(path, async (engine) => {
        const { out, format, json } = options;
        if (out !== undefined) {
          const receipt = await runOnTerminal(engine, 'plan.export', { out, format });
          if (json === true) await printJson(receipt);
          else await print(receiptText(receipt));
          return;
        }
        const plan = await engine.call('plan.get', {});
        if (json === true) await printJson(plan);
        else await print(planText(plan));
      });
      done(exitCodes.done);
    });
}

function receiptText({ path, bytes, sha256, actions }: PlanReceipt): string {
  return `${showHidden(path)}: ${count(actions)} actions, ${count(bytes)} bytes, SHA-256 ${sha256}`;
}

function planText({ actions }: ResponsePlan): string {
  if (actions.length === 0) return 'The response plan is empty.';
  return actions.map(actionText).join('\n\n');
}

function actionText(action: PlannedAction): string {
  const { position, kind, target, why, note, missing } = action;
  const ids = idsOfAction(kind, target);
  return [
    `${position}. ${actionWords[kind].title}: ${line(target.value)}${target.name === null ? '' : ` (${line(target.name)})`}`,
    ...(why === '' ? [] : [`   why    ${line(why)}`]),
    ...(note === '' ? [] : [`   note   ${line(note)}`]),
    ...ids.map(({ id, what, record }) => `   ${line(id)}  ${line(what)}, record ${record}`),
    ...missing.map((each) => `   look up  ${line(each)}`),
  ].join('\n');
}

function line(text: string): string {
  return showHidden(text).replace(/\s+/g, ' ');
}
