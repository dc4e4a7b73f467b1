import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';
import { pullsText } from '../pull-text.ts';
import { withCase } from '../with-case.ts';

export function pullsCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('pulls')
    .summary('list the pulls of a case and how far each log is')
    .description(
      'Lists the pulls of a case, the latest first: from where, by whom, and for each log how far it is and how many pages are kept.',
    )
    .argument('<case>', 'case file')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase pulls acme.trailcase')
    .action(async (path: string, options: { json?: boolean }) => {
      const pulls = await withCase(path, (engine) => engine.call('pull.list', {}));
      if (options.json === true) await printJson(pulls);
      else if (pulls.length === 0) await print('Nothing was pulled into this case.');
      else await print(pullsText(pulls));
      done(exitCodes.done);
    });
}
