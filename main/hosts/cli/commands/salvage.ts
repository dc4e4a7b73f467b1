import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { SalvagedStream, SalvageReport } from '../../../../shared/salvage.ts';
import { createEngine } from '../../../engine/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { count, print, printJson, showHidden } from '../output.ts';

export function salvageCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('salvage')
    .summary('write out what a damaged case still holds')
    .description(
      'Writes every file of evidence whose hash is still that of its import into a new folder, of damaged ones each stretch that can be read, and says what is lost. The case is only read; it need not be one that opens.',
    )
    .argument('<case>', 'damaged case file')
    .requiredOption('--to <folder>', 'folder to write into; it must not exist')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase salvage acme.trailcase --to saved')
    .action(async (path: string, options: { to: string; json?: boolean }) => {
      const engine = createEngine();
      try {
        const report = await runOnTerminal(engine, 'salvage.start', {
          path: resolve(path),
          to: resolve(options.to),
        });
        if (options.json === true) await printJson(report);
        else await print(showHidden(salvageText(report)));
        const isWhole = report.damaged === 0 && report.findings.length === 0;
        done(isWhole ? exitCodes.done : exitCodes.failed);
      } finally {
        await engine.close();
      }
    });
}

function salvageText({ folder, streams, whole, damaged, findings }: SalvageReport): string {
  return [
    ...streams.map(streamLine),
    ...findings.map((finding) => `lost      ${finding}`),
    '',
    `${count(whole)} whole and ${count(damaged)} damaged in ${folder}; salvage.json there lists them.`,
  ].join('\n');
}

function streamLine({ names, state, bytes, files, lost }: SalvagedStream): string {
  const what = names[0] ?? 'unnamed';
  if (state === 'whole') return `whole     ${what}  ${count(bytes)} bytes`;
  const gone = lost.reduce((sum, { from, to }) => sum + to - from, 0);
  const rest =
    gone === 0
      ? 'has another hash than at its import'
      : `${count(gone)} of ${count(bytes)} bytes are lost`;
  return `damaged   ${what}  ${rest}; stretches that nothing proves: ${files.length}`;
}
