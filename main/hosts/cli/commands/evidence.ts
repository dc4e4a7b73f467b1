import type { Command } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson } from '../output.ts';
import { withCase } from '../with-case.ts';

export function evidenceCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('evidence')
    .summary('write the original bytes of a source out again')
    .description(
      'Writes the file as it was given, bit for bit, and checks its hash. With --member the decompressed member of a .gz, .zst or .zip, in which offsets of records count.',
    )
    .argument('<case>', 'case file')
    .argument('<source>', 'number of the source', wholeNumber)
    .requiredOption('--out <file>', 'file to write; it must not exist')
    .option('--member', 'the decompressed member instead of the file as given')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase evidence acme.trailcase 1 --out original.json')
    .action(
      async (
        path: string,
        source: number,
        options: { out: string; member?: boolean; json?: boolean },
      ) => {
        const { out, member } = options;
        const written = await withCase(path, (engine) =>
          runOnTerminal(engine, 'evidence.write', { source, out, member }),
        );
        if (options.json === true) await printJson(written);
        else {
          await print(`${written.path}: ${count(written.bytes)} bytes, SHA-256 ${written.sha256}`);
        }
        done(exitCodes.done);
      },
    );
}
