import { type Command, Option } from 'commander';
import type { Histogram } from '../../../../shared/case.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../number-option.ts';
import { type Cell, count, print, printJson, table } from '../output.ts';
import { addQuestionOptions, askedOf, type QuestionOptions, readQuestion } from '../question.ts';
import { withCase } from '../with-case.ts';

interface Options extends QuestionOptions {
  by?: Histogram['by'];
  buckets: number;
  json?: boolean;
}

/** Width of the longest bar in characters. */
const barWidth = 40;

export function histogramCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('histogram')
    .summary('records over time, in buckets of seconds to years')
    .description(
      'Counts the records of a question over time. The length of the buckets follows from the time that the records span; days and longer are those of --zone.',
    )
    .argument('<case>', 'case file')
    .argument('[text...]', 'the question; all records if not given');
  addQuestionOptions(command)
    .addOption(
      new Option('--by <layer>', 'what each bucket is split by').choices(['outcome', 'kind']),
    )
    .option('--buckets <n>', 'at most so many buckets, 10 to 2000', wholeNumber, 50)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase histogram acme.trailcase --by kind
  trailcase histogram acme.trailcase "failed logins" --kind event --zone Europe/Berlin
  trailcase histogram acme.trailcase --kind audit --json`,
    )
    .action(async (path: string, words: string[], options: Options) => {
      done(
        await withCase(path, async (engine) => {
          const question = await readQuestion(engine, words, options);
          if (question === null) return exitCodes.usage;
          const by = options.by ?? (question.question.kind === null ? 'kind' : 'outcome');
          const { result } = await engine.call('result.open', { ...askedOf(question), rows: 0 });
          const { buckets } = options;
          const histogram = await engine.call('result.histogram', { result, by, buckets });
          if (options.json === true) await printJson(histogram);
          else await print(histogramText(histogram));
          return exitCodes.done;
        }),
      );
    });
}

function histogramText(histogram: Histogram): string {
  const { unit, step, zone, records, buckets, undated } = histogram;
  const head = `${count(records)} records, ${count(sumOf(undated))} undated`;
  if (buckets.length === 0) return head;
  const layers = layersOf(histogram);
  const most = Math.max(...buckets.map(({ counts }) => sumOf(counts)));
  const rows = buckets.map(({ from, counts }): Cell[] => [
    from,
    ...layers.map((layer) => counts[layer] ?? 0),
    sumOf(counts),
    '#'.repeat(Math.ceil((barWidth * sumOf(counts)) / most)),
  ]);
  return [
    `${head}; buckets of ${step} ${unit}${step === 1 ? '' : 's'}, ${zone}`,
    '',
    table(['from', ...layers, 'records', ''], rows),
  ].join('\n');
}

/** The layers that any bucket has, in the order in which they are first met. */
function layersOf({ buckets }: Histogram): string[] {
  return [...new Set(buckets.flatMap(({ counts }) => Object.keys(counts)))];
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
