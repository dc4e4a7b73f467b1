import type { Command } from 'commander';
import { checkText } from '../check-text.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { print, printJson } from '../output.ts';
import { withCase } from '../with-case.ts';

export function verifyCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('verify')
    .summary('prove that evidence, records and custody log are what they were')
    .description(
      'Hashes every source again, compares every block of records, the counts and the custody chain, and lets SQLite check every page. Where the case holds digests of AWS CloudTrail, compares the log files that they attest. Exit code 1 when something differs.',
    )
    .argument('<case>', 'case file')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase verify acme.trailcase')
    .action(async (path: string, options: { json?: boolean }) => {
      const report = await withCase(path, (engine) => runOnTerminal(engine, 'verify.start', {}));
      if (options.json === true) await printJson(report);
      else {
        for (const check of report.checks) await print(checkText(check));
        const verdict = report.ok ? 'The case is what it was.' : 'Something differs: see above.';
        await print(`${verdict} (${report.seconds.toFixed(2)} s)`);
      }
      done(report.ok ? exitCodes.done : exitCodes.failed);
    });
}
