import { type Command, Option } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson } from '../output.ts';
import { runText } from '../run-text.ts';
import { withCase } from '../with-case.ts';

interface Options {
  out?: string;
  format: 'markdown' | 'json';
  json?: boolean;
}

export function runCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('run')
    .summary('a run of a playbook, shown or written into a file')
    .description(
      'Shows a run with the frozen answer and the verdict of each step. With --out it is written into a file, which is noted in the custody log.',
    )
    .argument('<case>', 'case file')
    .argument('<number>', 'number of the run, as trailcase runs lists it', wholeNumber)
    .option('--out <file>', 'file to write; it must not exist')
    .addOption(
      new Option('--format <format>', 'of the file')
        .choices(['markdown', 'json'])
        .default('markdown'),
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase run acme.trailcase 12
  trailcase run acme.trailcase 12 --out compromise.md`,
    )
    .action(async (path: string, run: number, { out, format, json }: Options) => {
      await withCase(path, async (engine) => {
        if (out === undefined) {
          const found = await engine.call('run.get', { run });
          await (json === true ? printJson(found) : print(runText(found)));
          return;
        }
        const written = await runOnTerminal(engine, 'run.export', { run, out, format });
        if (json === true) await printJson(written);
        else {
          const { bytes, sha256 } = written;
          await print(`${written.path}: ${count(bytes)} bytes, SHA-256 ${sha256}`);
        }
      });
      done(exitCodes.done);
    });
}
