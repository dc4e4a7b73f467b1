import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { print, printJson, table } from '../output.ts';
import { parametersText } from '../run-text.ts';
import { withCase } from '../with-case.ts';

export function runsCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('runs')
    .summary('the runs of playbooks in a case')
    .argument('<case>', 'case file')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase runs acme.trailcase')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const runs = await withCase(path, (engine) => engine.call('run.list', {}));
      const rows = runs.map((run) => [
        run.id,
        run.playbook,
        run.state,
        `${run.answered}/${run.steps}`,
        `${run.judged}/${run.steps}`,
        run.started.slice(0, 19),
        run.by,
        parametersText(run),
      ]);
      const columns = ['run', 'playbook', 'state', 'answered', 'judged', 'started', 'by', 'with'];
      if (json === true) await printJson(runs);
      else await print(runs.length === 0 ? 'No runs.' : table(columns, rows));
      done(exitCodes.done);
    });
}
