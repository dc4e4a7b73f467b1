import { Argument, type Command } from 'commander';
import type { BlastRadius, RadiusLine } from '../../../../shared/response-plan.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { complain, count, print, printJson, showHidden, table } from '../output.ts';
import { withCase } from '../with-case.ts';

interface Options {
  from?: string;
  to?: string;
  json?: boolean;
}

export function radiusCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('radius')
    .summary('what an account or an address reached, and who else was seen where it was')
    .description(
      'The blast radius: targets changed, sessions and grants with their latest state, addresses, devices and applications used, and other accounts from the same address or device. An account counts with all of its names and ids. Addresses and devices that very many share are not followed, which is said.',
    )
    .argument('<case>', 'case file')
    .addArgument(new Argument('<type>', 'what it is').choices(['actor', 'address']))
    .argument('<value>', 'which one, as the records write it')
    .option('--from <time>', 'from this time on: 2026-02-11T20:00:00Z')
    .option('--to <time>', 'up to this time, which does not belong to it')
    .option('--json', 'as JSON, with the question behind every line')
    .addHelpText(
      'after',
      `
Examples:
  trailcase radius acme.trailcase actor jonas.keller@acme.example --from 2026-02-11T20:00:00Z
  trailcase radius acme.trailcase address 198.51.100.77 --json`,
    )
    .action(async (path: string, type: 'actor' | 'address', value: string, options: Options) => {
      const { from = null, to = null, json } = options;
      const radius = await withCase(path, (engine) =>
        engine.call('radius.read', { entity: { type, value }, from, to }),
      );
      if (json === true) await printJson(radius);
      else await print(radiusText(radius));
      for (const note of radius.notes) complain(note);
      done(exitCodes.done);
    });
}

const titles: Record<RadiusLine['relation'], string> = {
  changed: 'changed',
  session: 'session',
  grant: 'grant',
  address: 'address',
  device: 'device',
  client: 'application',
  account: 'other account',
};

function radiusText({ centre, from, to, records, lines, totals }: BlastRadius): string {
  const parts = [
    `${centre.type} ${showHidden(centre.value)}${centre.name === null ? '' : ` (${showHidden(centre.name)})`}`,
    `${count(records)} records, ${from ?? 'the first'} … ${to ?? 'the last'}`,
  ];
  for (const { relation, total } of totals) {
    const own = lines.filter((line) => line.relation === relation);
    if (own.length === 0) continue;
    const title =
      centre.type === 'address' && relation === 'account' ? 'account' : titles[relation];
    const head =
      own.length === total ? title : `${title} (${count(own.length)} of ${count(total)})`;
    const rows = own.map((line) => [
      line.value,
      line.name,
      line.records,
      line.first,
      line.last,
      line.how,
      line.status,
    ]);
    parts.push('', table([head, '', 'records', 'first', 'last', '', 'state'], rows));
  }
  return parts.join('\n');
}
