import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { noticesPath } from '../../workbench/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { print } from '../output.ts';

export function licencesCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('licences')
    .alias('licenses')
    .summary('the licences of what others made and is part of the program')
    .description(
      'Prints the name, version and licence of every library and of all data that the program brings and that others made.',
    )
    .addHelpText(
      'after',
      `
Example:
  trailcase licences > notices.txt`,
    )
    .action(async () => {
      if (!existsSync(noticesPath)) {
        throw new TrailcaseError(
          'not-found',
          `${noticesPath} is missing: it is written when the page is built. Run npm run build.`,
        );
      }
      await print(readFileSync(noticesPath, 'utf8').trimEnd());
      done(exitCodes.done);
    });
}
