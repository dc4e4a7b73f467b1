import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Engine } from '../../../../shared/contract.ts';
import type { PlaybookRun } from '../../../../shared/playbook.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { print, printJson } from '../output.ts';
import { runText } from '../run-text.ts';
import { withCase } from '../with-case.ts';
import { addFolderOption } from './playbooks.ts';

interface Options {
  set?: Record<string, string>;
  playbooks?: string[];
  answerAll?: boolean;
  now?: string;
  zone?: string;
  json?: boolean;
}

export function playbookCommand(program: Command, done: (code: ExitCode) => void): void {
  const playbook = program.command('playbook').summary('run a playbook over a case');
  const run = playbook
    .command('run')
    .summary('start a run')
    .description(
      'Starts a run, which is kept in the case with the playbook as it is now. With --answer-all every step that can be asked is answered, and its answer frozen; verdicts are yours to give, in the workbench.',
    )
    .argument('<case>', 'case file')
    .argument('<id>', 'id of the playbook, as trailcase playbooks lists it')
    .option('--set <name=value>', 'a parameter; give one option for each', setting)
    .option('--answer-all', 'ask every step that can be asked');
  addFolderOption(run)
    .addOption(
      new Option('--now <time>', 'what relative times count from; the newest record if not given'),
    )
    .addOption(new Option('--zone <zone>', 'zone of days and clock times; UTC if not given'))
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase playbook run acme.trailcase account-compromise --set user=ana@example.com --answer-all
  trailcase playbook run acme.trailcase daily-review --set "window=last 3 days" --zone Europe/Berlin`,
    )
    .action(async (path: string, id: string, options: Options) => {
      const started = await withCase(path, (engine) => start(engine, id, options));
      if (options.json === true) await printJson(started);
      else await print(runText(started));
      done(exitCodes.done);
    });
}

async function start(engine: Engine, id: string, options: Options): Promise<PlaybookRun> {
  const { set = {}, playbooks: folders, now: asOf, zone } = options;
  const begun = await engine.call('run.start', {
    playbook: id,
    parameters: set,
    folders,
    asOf,
    zone,
  });
  if (options.answerAll !== true) return begun;
  let run = begun;
  for (const { step, query } of begun.all) {
    if (query !== null) {
      run = await runOnTerminal(engine, 'run.answer', { run: begun.id, step: step.id });
    }
  }
  return run;
}

function setting(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value: user=ana@example.com.');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1) };
}
