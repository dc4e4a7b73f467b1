import type { Command } from 'commander';
import { heldText } from '../act-text.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { addLiveOptions, type LiveOptions, withLiveCase } from '../live-case.ts';
import { print, printJson } from '../output.ts';

interface Options extends LiveOptions {
  at: string;
  json?: boolean;
}

export function heldCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('held')
    .summary('the sessions and grants that a user has in a tenant now')
    .description(
      'Asks a tenant which sessions and grants a user has at this moment. It only reads; that it was asked is noted in the custody log.',
    )
    .argument('<case>', 'case file')
    .argument('<user>', 'e-mail address or id, as the tenant knows it')
    .requiredOption('--at <connection>', 'connection to the tenant, by its name')
    .option('--json', 'the list as JSON');
  addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  trailcase held acme.trailcase ana@example.com --at Acme
  trailcase held acme.trailcase 7 --at Acme --key-file acme.key --json

Exit code 1: nothing is known, since the tenant could not be asked or did not tell.`,
    )
    .action(async (path: string, user: string, options: Options) => {
      const list = await withLiveCase(path, options.at, options, (engine, connection) =>
        runOnTerminal(engine, 'held.now', { connection, user }),
      );
      if (options.json === true) await printJson(list);
      else await print(heldText(list));
      const { held, notes } = list;
      done(held.length === 0 && notes.length > 0 ? exitCodes.failed : exitCodes.done);
    });
}
