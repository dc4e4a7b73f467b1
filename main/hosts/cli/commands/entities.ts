import { Argument, type Command } from 'commander';
import { type EntityList, type EntityType, entityTypes } from '../../../../shared/entities.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { wholeNumber } from '../number-option.ts';
import { count, print, printJson, table } from '../output.ts';
import { withCase } from '../with-case.ts';

interface Options {
  contains?: string;
  limit?: number;
  json?: boolean;
}

/** The type of an entity as an argument. */
export function entityTypeArgument(): Argument {
  return new Argument('<type>', 'what it is').choices(entityTypes);
}

export function entitiesCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('entities')
    .summary('people, targets, clients, addresses, … by number of records')
    .argument('<case>', 'case file')
    .addArgument(entityTypeArgument())
    .option('--contains <text>', 'those that hold a text, in either case')
    .option('--limit <n>', 'how many at most; 100 if not given', wholeNumber)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase entities acme.trailcase actor
  trailcase entities acme.trailcase address --contains 198.51.100.`,
    )
    .action(async (path: string, type: EntityType, { contains, limit, json }: Options) => {
      const list = await withCase(path, (engine) =>
        engine.call('entity.list', { type, contains, limit }),
      );
      if (json === true) await printJson(list);
      else await print(listText(type, list));
      done(exitCodes.done);
    });
}

function listText(type: EntityType, { entities, total }: EntityList): string {
  if (total === 0) return `No ${type} found.`;
  const listed =
    entities.length === total ? count(total) : `${count(entities.length)} of ${count(total)}`;
  const rows = entities.map(({ value, name, count: records, first, last }) => [
    value,
    name,
    records,
    first,
    last,
  ]);
  return `${listed} by number of records\n\n${table([type, 'name', 'records', 'first', 'last'], rows)}`;
}
