import { Buffer } from 'node:buffer';
import { type Command, Option } from 'commander';
import type { EntityState, RecordRow, RecordStates } from '../../../../shared/case.ts';
import { parseExact, stringifyExact } from '../../../../shared/json/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../number-option.ts';
import { complain, print, printBytes, showHidden, table } from '../output.ts';
import { relatedText, versionsText } from '../related-text.ts';
import { withCase } from '../with-case.ts';

interface Options {
  raw?: boolean;
  old?: boolean;
  new?: boolean;
  diff?: boolean;
  versions?: boolean;
  related?: boolean;
}

const parts = ['raw', 'old', 'new', 'diff', 'versions', 'related'];

function partOption(name: string, description: string): Option {
  return new Option(`--${name}`, description).conflicts(parts.filter((part) => part !== name));
}

export function showCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('show')
    .summary('one record: its fields, exact bytes, states, diff, or what belongs to it')
    .argument('<case>', 'case file')
    .argument('<id>', 'number of the record', wholeNumber)
    .addOption(partOption('raw', 'the exact bytes of the record, nothing added'))
    .addOption(partOption('old', 'the state before the change'))
    .addOption(partOption('new', 'the state after the change'))
    .addOption(partOption('diff', 'what changed: name__added, name__deleted, {"_old", "_new"}'))
    .addOption(partOption('versions', 'the changes of its target, and where one is missing'))
    .addOption(partOption('related', 'records of the same sign-in, event, session, grant, …'))
    .addHelpText(
      'after',
      `
Examples:
  trailcase show acme.trailcase 17
  trailcase show acme.trailcase 17 --raw | sha256sum
  trailcase show acme.trailcase 17 --diff
  trailcase show acme.trailcase 17 --versions`,
    )
    .action(async (path: string, id: number, options: Options) => {
      done(
        await withCase(path, async (engine) => {
          if (options.raw === true) {
            const { base64 } = await engine.call('record.raw', { id });
            await printBytes(Buffer.from(base64, 'base64'));
            return exitCodes.done;
          }
          if (options.versions === true) {
            await print(versionsText(await engine.call('record.versions', { id })));
            return exitCodes.done;
          }
          if (options.related === true) {
            await print(relatedText(await engine.call('record.related', { id })));
            return exitCodes.done;
          }
          const states = await engine.call('record.states', { id });
          if (options.old === true) return showState('old', states.old);
          if (options.new === true) return showState('new', states.new);
          if (options.diff === true) return showDiff(states);
          const record = await engine.call('record.get', { id });
          await print(recordText(record, states));
          return exitCodes.done;
        }),
      );
    });
}

async function showState(side: string, { text, readable }: EntityState): Promise<ExitCode> {
  if (text === null) {
    complain(`the ${side} state is not recorded`);
    return exitCodes.failed;
  }
  await print(readable ? indented(text) : text);
  if (!readable) complain(`the ${side} state is not whole JSON; it is shown as it is`);
  return exitCodes.done;
}

async function showDiff({ diff, note }: RecordStates): Promise<ExitCode> {
  if (diff === null) {
    complain(note);
    return exitCodes.failed;
  }
  await print(indented(diff));
  return exitCodes.done;
}

function indented(json: string): string {
  return stringifyExact(parseExact(json), 2);
}

function recordText(record: RecordRow, states: RecordStates): string {
  const fields = Object.entries(record.fields).filter(([, value]) => value !== null);
  return [
    `Record ${record.id}: ${record.kind}, ${record.time ?? 'undated'}`,
    `Source ${record.source}, offset ${record.offset}, length ${record.length}`,
    ...(record.flags.length > 0 ? [`Flags  ${record.flags.join(', ')}`] : []),
    '',
    table(['field', 'value'], fields),
    '',
    states.diff === null ? states.note : `Diff: ${showHidden(indented(states.diff))}`,
    '',
    'Original:',
    showHidden(record.raw ?? ''),
  ].join('\n');
}
