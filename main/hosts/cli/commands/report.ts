import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ReportFormat,
  type ReportPart,
  type ReportReceipt,
  reportFormats,
  reportParts,
} from '../../../../shared/report.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson, showHidden } from '../output.ts';
import { withCase } from '../with-case.ts';

interface Options {
  out: string;
  format: ReportFormat;
  run?: number[];
  parts?: ReportPart[];
  title?: string;
  now?: string;
  zone?: string;
  json?: boolean;
}

export function reportCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('report')
    .summary('write what the case says into one file, to be read without Trailcase')
    .description(
      'Writes scope, sources with hashes and receipts, integrity, timeline, findings, playbook runs, marked records with what they changed, response plan and every question into one file: HTML that needs no network and holds no script, or JSON. The same case gives the same lines, but for the block that says when and by whom it was made.',
    )
    .argument('<case>', 'case file')
    .requiredOption('--out <file>', 'file to write; it must not exist')
    .addOption(
      new Option('--format <format>', 'how to write it').choices(reportFormats).default('html'),
    )
    .option('--run <id...>', 'these runs of playbooks only; all if not given', eachNumber)
    .option('--parts <parts>', `parts, of ${reportParts.join(',')}; all if not given`, readParts)
    .option('--title <text>', 'title of the report')
    .option('--now <time>', 'what relative times count from; the newest record if not given')
    .option('--zone <zone>', 'zone that times are written in; UTC if not given')
    .option('--json', 'receipt as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase report acme.trailcase --out report.html
  trailcase report acme.trailcase --out ana.html --run 41 --zone Europe/Zurich --title "Account of ana@example.com"
  trailcase report acme.trailcase --out report.json --format json

Nothing is written over another file, and nothing is left behind by a report that fails or is cancelled.
Exit code 2: wrong usage, or the file cannot be written.`,
    )
    .action(async (path: string, options: Options) => {
      const { out, format, run, parts, title, now, zone } = options;
      const receipt = await withCase(path, (engine) =>
        runOnTerminal(engine, 'report.start', {
          out,
          format,
          runs: run,
          parts,
          title,
          asOf: now,
          zone,
        }),
      );
      if (options.json === true) await printJson(receipt);
      else await print(receiptText(receipt));
      done(exitCodes.done);
    });
}

function eachNumber(text: string, before: number[] | undefined): number[] {
  return [...(before ?? []), wholeNumber(text)];
}

function readParts(text: string): ReportPart[] {
  return text.split(',').map((name) => {
    const part = reportParts.find((each) => each === name.trim());
    if (part !== undefined) return part;
    throw new InvalidArgumentError(
      `There is no part "${name}". Name some of ${reportParts.join(', ')}.`,
    );
  });
}

function receiptText({ path, bytes, sha256, contentSha256, counts }: ReportReceipt): string {
  return [
    `${showHidden(path)}: ${count(bytes)} bytes, SHA-256 ${sha256}`,
    `  content     SHA-256 ${contentSha256}, without the block that says when it was made`,
    `  in it       ${count(counts.findings)} findings, ${count(counts.runs)} runs, ${count(counts.marked)} marked records, ${count(counts.actions)} actions, ${count(counts.queries)} questions`,
  ].join('\n');
}
