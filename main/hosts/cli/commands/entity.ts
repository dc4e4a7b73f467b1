import type { Command } from 'commander';
import type { EntityPage, EntityType, RelatedGroup } from '../../../../shared/entities.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { outcomes } from '../../../../shared/record.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count, print, printJson, showHidden, table } from '../output.ts';
import { withCase } from '../with-case.ts';
import { entityTypeArgument } from './entities.ts';

export function entityCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('entity')
    .summary('everything that the case says of one person, address, client, …')
    .description(
      'Other names, first and last seen, records by kind and outcome, changes made and suffered, and what occurs together with it. The value as the records write it; `entities` lists them.',
    )
    .argument('<case>', 'case file')
    .addArgument(entityTypeArgument())
    .argument('<value>', 'which one')
    .option('--json', 'as JSON, with the question behind every count')
    .addHelpText(
      'after',
      `
Examples:
  trailcase entity acme.trailcase actor jonas.keller@acme.example
  trailcase entity acme.trailcase address 198.51.100.77 --json`,
    )
    .action(async (path: string, type: EntityType, value: string, options: { json?: boolean }) => {
      const page = await withCase(path, (engine) => engine.call('entity.page', { type, value }));
      if (options.json === true) await printJson(page);
      else await print(pageText(page));
      done(exitCodes.done);
    });
}

function pageText(page: EntityPage): string {
  const { type, value, records, first, last, names, made, suffered, country } = page;
  const parts = [
    `${type} ${showHidden(value)}`,
    `${count(records)} records, ${first === null ? 'all undated' : `${first} … ${last}`}`,
    `${count(made.records)} changes made, ${count(suffered.records)} suffered`,
  ];
  if (country !== undefined) parts.push(`registered in ${countryText(country)}`);
  parts.push('', countsText(page));
  if (names.length > 0) {
    const rows = names.map((name) => [name.value, name.first, name.last]);
    parts.push('', table(['other name', 'first', 'last'], rows));
  }
  for (const group of page.groups) parts.push('', groupText(group));
  return parts.join('\n');
}

function countsText({ counts }: EntityPage): string {
  const rows = kinds.flatMap((kind) => {
    const ofKind = counts.filter((each) => each.kind === kind);
    const cells = outcomes.map(
      (outcome) => ofKind.find((each) => each.outcome === outcome)?.count ?? null,
    );
    return ofKind.length === 0 ? [] : [[kind, ...cells]];
  });
  return table(['kind', ...outcomes], rows);
}

function groupText({ title, values, total }: RelatedGroup): string {
  const head =
    values.length === total ? title : `${title} (${count(values.length)} of ${count(total)})`;
  const rows = values.map(({ value, name, country, count: records, first, last }) => [
    value,
    records,
    first,
    last,
    country === undefined ? name : countryText(country),
  ]);
  return table([head, 'records', 'first', 'last', ''], rows);
}

function countryText(country: NonNullable<EntityPage['country']> | null): string {
  return country === null ? 'no country known' : `${country.name} (${country.code})`;
}
