import { type Command, Option } from 'commander';
import type { SortKey } from '../../../../shared/case.ts';
import { type ExportFormat, type ExportReceipt, exportFormats } from '../../../../shared/export.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { wholeNumber } from '../number-option.ts';
import { complain, count, print, printJson, showHidden } from '../output.ts';
import { addQuestionOptions, type QuestionOptions, readQuestion } from '../question.ts';
import { readSort } from '../record-columns.ts';
import { withCase } from '../with-case.ts';

interface Options extends QuestionOptions {
  out: string;
  format: ExportFormat;
  sort?: string;
  columns?: string;
  marks?: boolean;
  limit?: number;
  json?: boolean;
}

/** The order of an archive: what is imported from an export in it has the same order again. */
const oldestFirst: SortKey[] = [{ field: { kind: 'field', name: 'time' }, descending: false }];

export function exportCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('export')
    .summary('write the records that a question is true of into a file, with a manifest')
    .description(
      'Writes the records that a question is true of, or all, into a file, and beside it FILE.manifest.json: question, sources with hashes, counts, span, SHA-256. Oldest first unless --sort says otherwise. json and ndjson hold the original records, whole; csv the columns, every cell exact; csv-safe the same, with an apostrophe in front of every cell that a spreadsheet could run.',
    )
    .argument('<case>', 'case file')
    .argument('[text...]', 'the question: failed logins from 10.0.0.0/8 last week')
    .requiredOption('--out <file>', 'file to write; it must not exist')
    .addOption(
      new Option('--format <format>', 'how to write them').choices(exportFormats).default('json'),
    );
  addQuestionOptions(command)
    .option('--sort <fields>', 'order, first field first: "Email:desc,Created On:asc"')
    .option('--columns <fields>', 'columns of a csv: "Email,IP Address,details.reason"')
    .option(
      '--marks',
      'stars, tags and notes too: as columns of a csv, for json and ndjson in FILE.marks.json beside it',
    )
    .option('--limit <n>', 'at most this many records', wholeNumber)
    .option('--json', 'receipt as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase export acme.trailcase --out all.json
  trailcase export acme.trailcase "failed logins last week" --kind event --format csv-safe --out failed.csv
  trailcase export acme.trailcase "starred or tagged phishing" --marks --out marked.ndjson --format ndjson
  trailcase export acme.trailcase --kind audit --format csv --columns "Timestamp,Actor,Action,Diff" --out audit.csv

Nothing is written over another file, and nothing is left behind by an export that fails or is cancelled.
Exit code 2: the question cannot be read, or the file cannot be written.`,
    )
    .action(async (path: string, words: string[], options: Options) => {
      done(
        await withCase(path, async (engine) => {
          const read = await readQuestion(engine, words, options);
          if (read === null) return exitCodes.usage;
          const { question, ignored } = read;
          const receipt = await runOnTerminal(engine, 'export.start', {
            question,
            asOf: options.now,
            zone: options.zone,
            sort: options.sort === undefined ? oldestFirst : readSort(options.sort, question.kind),
            typed: words.length === 0 ? undefined : words.join(' '),
            ignored,
            out: options.out,
            format: options.format,
            columns: options.columns === undefined ? undefined : splitNames(options.columns),
            marks: options.marks,
            limit: options.limit,
          });
          await tell(receipt, options);
          return exitCodes.done;
        }),
      );
    });
}

function splitNames(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

async function tell(receipt: ExportReceipt, { json, columns }: Options): Promise<void> {
  if (json === true) await printJson(receipt);
  else await print(receiptText(receipt));
  const { emptyColumns, format } = receipt;
  if (emptyColumns.length > 0) {
    complain(`empty in every row: ${emptyColumns.join(', ')}`);
  }
  if (columns !== undefined && (format === 'json' || format === 'ndjson')) {
    complain(`--columns is for tables; ${format} holds whole records`);
  }
  if (format === 'csv') {
    complain('cells are exact, and a spreadsheet may run some as formulas; csv-safe is for those');
  }
}

function receiptText(receipt: ExportReceipt): string {
  const { path, bytes, sha256, counts, alteredCells, marks, sentence, manifest } = receipt;
  const leftOut = counts.leftOutWhy.map(({ count: left, reason }) => `${count(left)} ${reason}`);
  return [
    `${showHidden(path)}: ${count(bytes)} bytes, SHA-256 ${sha256}`,
    `  question    ${showHidden(sentence)}`,
    `  written     ${count(counts.written)} of ${count(counts.matched)} that matched, ${count(counts.inCase)} in the case`,
    ...(leftOut.length === 0 ? [] : [`  left out    ${leftOut.join('; ')}`]),
    ...(alteredCells === null
      ? []
      : [`  altered     ${count(alteredCells)} cells, by an apostrophe`]),
    ...(marks === null
      ? []
      : [`  marks       ${showHidden(marks.path)}: of ${count(marks.records)} records`]),
    `  manifest    ${showHidden(manifest.path)}`,
  ].join('\n');
}
