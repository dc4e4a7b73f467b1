import { type Command, Option } from 'commander';
import type { RecordRow } from '../../../../shared/case.ts';
import type { Engine, ParamsOf } from '../../../../shared/contract.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../number-option.ts';
import { print, printJson } from '../output.ts';
import {
  addQuestionOptions,
  askedOf,
  type QuestionOptions,
  type ReadQuestion,
  readQuestion,
} from '../question.ts';
import { readColumns, readSort } from '../record-columns.ts';
import { type RecordFormat, recordFormats, recordWriters } from '../record-writers.ts';
import { withCase } from '../with-case.ts';

interface Options extends QuestionOptions {
  sort?: string;
  columns?: string;
  limit?: number;
  format: RecordFormat;
  count?: boolean;
  explain?: boolean;
}

/** Records shown as a table when no limit is given. */
const tableLimit = 50;

/** Records asked for at a time. */
const pageSize = 1_000;

export function queryCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('query')
    .summary('records that a question is true of, or all of them')
    .description(
      `Lists the records that a question in plain English or symbols is true of; without one, all. Newest first, undated last, unless --sort says otherwise. A table shows ${tableLimit} unless --limit says otherwise; the other formats show all.`,
    )
    .argument('<case>', 'case file')
    .argument('[text...]', 'the question: failed logins from 10.0.0.0/8 last week');
  addQuestionOptions(command)
    .option('--sort <fields>', 'order, first field first: "Email:desc,Created On:asc"')
    .option('--columns <fields>', 'what to show: "Email,IP Address,details.reason"')
    .option('--limit <n>', 'at most this many records', wholeNumber)
    .addOption(
      new Option('--format <format>', 'how to write them').choices(recordFormats).default('table'),
    )
    .option('--count', 'only how many there are')
    .option('--explain', 'only how the question is understood, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase query acme.trailcase --kind audit --limit 20
  trailcase query acme.trailcase "failed logins from 10.0.0.0/8 yesterday" --kind event
  trailcase query acme.trailcase "actor is ana@example.com" --sort time:asc --columns time,action,target
  trailcase query acme.trailcase "changed redirectUris last week" --kind audit --explain
  trailcase query acme.trailcase --format ndjson > all.ndjson
  trailcase query acme.trailcase --kind event --count

Exit code 2: the question cannot be read; standard error says where and what to write instead.`,
    )
    .action(async (path: string, words: string[], options: Options) => {
      done(
        await withCase(path, async (engine) => {
          const question = await readQuestion(engine, words, options);
          if (question === null) return exitCodes.usage;
          if (options.explain === true) await printExplanation(question);
          else if (options.count === true) await printCount(engine, question);
          else await printRecords(engine, question, options);
          return exitCodes.done;
        }),
      );
    });
}

async function printExplanation({ question, asOf, sentence, text, ignored }: ReadQuestion) {
  await printJson({
    kind: question.kind,
    asOf,
    sentence,
    text,
    ignored,
    query: question.where,
  });
}

async function printCount(engine: Engine, question: ReadQuestion): Promise<void> {
  const { result } = await engine.call('result.open', { ...askedOf(question), rows: 0 });
  await print(String(await engine.call('result.total', { result })));
}

async function printRecords(
  engine: Engine,
  question: ReadQuestion,
  options: Options,
): Promise<void> {
  const { kind } = question.question;
  const named = options.columns === undefined ? null : readColumns(options.columns, kind);
  const sort = options.sort === undefined ? undefined : readSort(options.sort, kind);
  const limit =
    options.limit ?? (options.format === 'table' ? tableLimit : Number.POSITIVE_INFINITY);
  const needs = { paths: named?.paths, raw: named?.raw ?? options.format !== 'table' };
  const found = pages(engine, { ...askedOf(question), sort }, limit, needs);
  await recordWriters[options.format](found, { kind, columns: named?.columns ?? null });
}

/** Pages of the records of a question, up to a limit. */
async function* pages(
  engine: Engine,
  asked: Omit<ParamsOf<'result.open'>, 'rows'>,
  limit: number,
  needs: Pick<ParamsOf<'result.window'>, 'paths' | 'raw'>,
): AsyncGenerator<RecordRow[]> {
  const { result } = await engine.call('result.open', { ...asked, rows: 0 });
  const end = Math.min(limit, await engine.call('result.total', { result }));
  for (let from = 0; from < end; from += pageSize) {
    const count = Math.min(end - from, pageSize);
    const { rows } = await engine.call('result.window', { result, from, count, ...needs });
    yield rows;
  }
}
