import type { Command } from 'commander';
import { custodyGist } from '../../../../shared/custody-gist.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { oneLine, print, printJson } from '../output.ts';
import { withCase } from '../with-case.ts';

export function custodyCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('custody')
    .summary('who did what with this case, oldest first')
    .argument('<case>', 'case file')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase custody acme.trailcase')
    .action(async (path: string, options: { json?: boolean }) => {
      const entries = await withCase(path, (engine) => engine.call('custody.list', {}));
      if (options.json === true) await printJson(entries);
      else {
        for (const { id, time, actor, action, detail, hash } of entries) {
          const line = `${id}  ${time}  ${oneLine(actor)}  ${oneLine(action)}  ${hash}`;
          await print(`${line}  ${oneLine(custodyGist(detail))}`.trimEnd());
        }
      }
      done(exitCodes.done);
    });
}
