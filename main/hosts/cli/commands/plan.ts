import { Argument, type Command, Option } from 'commander';
import type { ActRun } from '../../../../shared/acting.ts';
import { actionWords, idsOfAction } from '../../../../shared/plan-words.ts';
import type { PlannedAction, PlanReceipt, ResponsePlan } from '../../../../shared/response-plan.ts';
import { carriedText } from '../act-text.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { addLiveOptions } from '../live-case.ts';
import { wholeNumber } from '../number-option.ts';
import { count, oneLine, print, printJson, showHidden } from '../output.ts';
import {
  type ActOptions,
  type PlanWork,
  placesOption,
  planWork,
  workOnPlan,
} from '../plan-at-tenant.ts';
import { withCase } from '../with-case.ts';

interface Options extends ActOptions {
  out?: string;
  format: PlanReceipt['format'];
}

export function planCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('plan')
    .summary(
      'the response plan of the case: shown, written into a file, or carried out in a tenant',
    )
    .description(
      'The actions of the response plan in their order, with what they would be done to by the evidence. With --out it is written into a file: markdown to be read and worked through, json for programs. Nothing of it is done but by execute.',
    )
    .argument('<case>', 'case file')
    .addArgument(
      new Argument(
        '[work]',
        'check: a dry run in a tenant; execute: carry it out; runs: how it was carried out',
      ).choices(planWork),
    )
    .option('--out <file>', 'file to write; it must not exist')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .option('--to <connection>', 'connection to the tenant, by its name')
    .option('--actions <places>', 'only the actions at these places, such as 1,3', placesOption)
    .option('--confirm <name>', 'name of the tenant, to show that it is the one that is meant')
    .option('--resume <run>', 'go on with an execution that stopped', wholeNumber)
    .option('--json', 'the plan, the receipt of the file, the dry run or the execution, as JSON');
  addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  trailcase plan acme.trailcase
  trailcase plan acme.trailcase --out plan.md
  trailcase plan acme.trailcase --out plan.json --format json --json
  trailcase plan acme.trailcase check --to Acme
  trailcase plan acme.trailcase execute --to Acme --confirm acme --actions 1,2
  trailcase plan acme.trailcase execute --to Acme --confirm acme --resume 57
  trailcase plan acme.trailcase runs

Actions are put into the plan in the workbench. A file that was written is noted in the custody log, and so is each
request to a tenant before it leaves and when it is answered. Ends with 1 where an execution stopped before its end.`,
    )
    .action(async (path: string, work: PlanWork | undefined, options: Options) => {
      if (work !== undefined) {
        done(await workOnPlan(path, work, options));
        return;
      }
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
        else await print(planText(plan, await engine.call('act.list', {}), path));
      });
      done(exitCodes.done);
    });
}

function receiptText({ path, bytes, sha256, actions }: PlanReceipt): string {
  return `${showHidden(path)}: ${count(actions)} actions, ${count(bytes)} bytes, SHA-256 ${sha256}`;
}

function planText({ actions }: ResponsePlan, runs: readonly ActRun[], path: string): string {
  if (actions.length === 0) {
    return `The response plan is empty. Actions are put into it in the workbench: trailcase serve ${showHidden(path)} --open`;
  }
  return actions.map((action) => actionText(action, runs)).join('\n\n');
}

function actionText(action: PlannedAction, runs: readonly ActRun[]): string {
  const { id: number, position, kind, target, why, note, missing } = action;
  const ids = idsOfAction(kind, target);
  return [
    `${position}. ${actionWords[kind].title}: ${oneLine(target.value)}${target.name === null ? '' : ` (${oneLine(target.name)})`}`,
    ...(why === '' ? [] : [`   why    ${oneLine(why)}`]),
    ...(note === '' ? [] : [`   note   ${oneLine(note)}`]),
    ...ids.map(({ id, what, record }) => `   ${oneLine(id)}  ${oneLine(what)}, record ${record}`),
    ...missing.map((each) => `   look up  ${oneLine(each)}`),
    ...carriedText(runs, number).map((line) => `   ${line}`),
  ].join('\n');
}
