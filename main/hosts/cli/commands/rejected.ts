import type { Command } from 'commander';
import type { RejectedPage, RejectedRecord } from '../../../../shared/case.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { oneLine, print, printJson, showHidden } from '../output.ts';
import { printDiffering } from '../print-differing.ts';
import { withCase } from '../with-case.ts';

const pageSize = 1_000;

export function rejectedCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('rejected')
    .summary('everything that was not stored, with its place and the reason')
    .argument('<case>', 'case file')
    .option(
      '--differing',
      'instead the duplicates that have the id of a stored record and other bytes, with what differs',
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase rejected acme.trailcase
  trailcase rejected acme.trailcase --differing`,
    )
    .action(async (path: string, options: { differing?: boolean; json?: boolean }) => {
      if (options.differing === true) {
        await withCase(path, (engine) => printDiffering(engine, options.json === true));
        done(exitCodes.done);
        return;
      }
      const rejected = await withCase(path, async (engine) => {
        const all: RejectedRecord[] = [];
        let after: number | null = 0;
        while (after !== null) {
          const page: RejectedPage = await engine.call('rejected.page', { limit: pageSize, after });
          all.push(...page.rows);
          after = page.next;
        }
        return all;
      });
      if (options.json === true) await printJson(rejected);
      else if (rejected.length === 0) await print('Nothing was rejected.');
      else for (const each of rejected) await print(rejectionText(each));
      done(exitCodes.done);
    });
}

function rejectionText(rejected: RejectedRecord): string {
  const { source, sourceName, line, offset, length, code, reason, excerpt } = rejected;
  return [
    `Source ${source} ${showHidden(sourceName)}, line ${line}, offset ${offset}, length ${length}: ${code}`,
    `  ${showHidden(reason)}`,
    `  ${oneLine(excerpt)}`,
  ].join('\n');
}
