import { stderr } from 'node:process';
import { type Command, Option } from 'commander';
import type { Explanation } from '../../../shared/case.ts';
import type { Engine } from '../../../shared/contract.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { kindOption } from './kind-option.ts';
import { complain, showHidden } from './output.ts';

/** Options of every command that asks a question. */
export interface QuestionOptions {
  kind?: Kind;
  now?: string;
  zone?: string;
}

/** What a question of the command line is: asked and explained, or unreadable and complained about. */
export type ReadQuestion = Extract<Explanation, { ok: true }>;

/** Adds `--kind`, `--now` and `--zone`. */
export function addQuestionOptions(command: Command): Command {
  return command
    .addOption(kindOption('ask in the view of this kind; the timeline of all if not given'))
    .addOption(
      new Option('--now <time>', 'what relative times count from; the newest record if not given'),
    )
    .addOption(new Option('--zone <zone>', 'zone of days and clock times; UTC if not given'));
}

/** Reads the text of a question; says on standard error where it cannot be read, and gives null. */
export async function readQuestion(
  engine: Engine,
  words: readonly string[],
  { kind, now, zone }: QuestionOptions,
): Promise<ReadQuestion | null> {
  const text = words.join(' ');
  const explained = await engine.call('query.explain', { text, kind, asOf: now, zone });
  if (explained.ok) {
    if (text !== '' && stderr.isTTY) showReading(explained);
    return explained;
  }
  complainOfText(text, explained.error);
  return null;
}

/** The question as calls about results take it. */
export function askedOf({ question, asOf, zone }: ReadQuestion) {
  return { question, asOf, zone };
}

/** Shows on a terminal how a question was read, what relative times count from, and what was ignored. */
function showReading({ sentence, asOf, zone, ignored }: ReadQuestion): void {
  const unread = ignored.length === 0 ? '' : `; ignored: ${ignored.join(' ')}`;
  stderr.write(`${showHidden(`${sentence} (as of ${asOf}, ${zone}${unread})`)}\n`);
}

/** One line with the place of the trouble, and on a terminal the text with the place marked. */
function complainOfText(text: string, error: Extract<Explanation, { ok: false }>['error']): void {
  const { position, length, message, suggestion } = error;
  complain(
    `the query cannot be read at character ${position + 1}: ${message}${suggestion === null ? '' : ` ${suggestion}`}`,
  );
  if (!stderr.isTTY) return;
  const before = showHidden(text.slice(0, position)).replace(/\s/g, ' ');
  const marked = showHidden(text.slice(position, position + Math.max(1, length)));
  stderr.write(`  ${showHidden(text).replace(/\s/g, ' ')}\n`);
  stderr.write(`  ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}\n`);
}
