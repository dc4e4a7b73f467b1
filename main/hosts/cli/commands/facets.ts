import type { Command } from 'commander';
import type { Facet, FacetValue } from '../../../../shared/case.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson, table } from '../output.ts';
import { addQuestionOptions, askedOf, type QuestionOptions, readQuestion } from '../question.ts';
import { readField } from '../record-columns.ts';
import { withCase } from '../with-case.ts';

interface Options extends QuestionOptions {
  top: number;
  rare: number;
  json?: boolean;
}

export function facetsCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('facets')
    .summary('most frequent and rarest values of a field')
    .description(
      'Counts the values of a field over the records of a question, with the first and last time of each. Conditions of the question on the field itself are left out, so that they do not hide its other values.',
    )
    .argument('<case>', 'case file')
    .argument('<field>', 'a field by any of its names, or a path: "IP Address", details.reason')
    .argument('[text...]', 'the question; all records if not given');
  addQuestionOptions(command)
    .option('--top <n>', 'so many of the most frequent values', wholeNumber, 20)
    .option('--rare <n>', 'so many of the rarest values', wholeNumber, 5)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase facets acme.trailcase action --kind audit
  trailcase facets acme.trailcase "IP Address" "failed logins last week" --kind event
  trailcase facets acme.trailcase details.reason --kind event --json`,
    )
    .action(async (path: string, name: string, words: string[], options: Options) => {
      done(
        await withCase(path, async (engine) => {
          const question = await readQuestion(engine, words, options);
          if (question === null) return exitCodes.usage;
          const field = readField(name, question.question.kind);
          const { result } = await engine.call('result.open', { ...askedOf(question), rows: 0 });
          const { top, rare } = options;
          const facet = await engine.call('result.facet', { result, field, top, rare });
          if (options.json === true) await printJson(facet);
          else await print(facetText(name, facet));
          return exitCodes.done;
        }),
      );
    });
}

function facetText(name: string, { records, missing, distinct, top, rare }: Facet): string {
  const rows = (values: readonly FacetValue[]) =>
    values.map(({ value, count: number, first, last }) => [String(value), number, first, last]);
  const head = `${count(records)} records, ${count(distinct)} values of ${name}, ${count(missing)} without`;
  if (top.length === 0) return head;
  const columns = [name, 'records', 'first', 'last'];
  const parts = [head, '', table(columns, rows(top))];
  if (rare.length > 0) parts.push('', 'Rarest:', table(columns, rows(rare)));
  return parts.join('\n');
}
