import type { Command } from 'commander';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ShapeSummary, SourceSummary } from '../../../../shared/sources.ts';
import { createEngine } from '../../../engine/index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { print, printJson } from '../output.ts';

export function sourcesCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('sources')
    .summary('the systems that are recognised, and what is read from where')
    .argument('[name]', 'one system, with all its fields')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  trailcase sources\n  trailcase sources okta')
    .action(async (name: string | undefined, options: { json?: boolean }) => {
      const all = await listSources();
      const shown = name === undefined ? all : [oneOf(all, name)];
      if (options.json === true) await printJson(shown);
      else if (name === undefined) await print(listText(shown));
      else for (const source of shown) await print(mappingText(source));
      done(exitCodes.done);
    });
}

async function listSources(): Promise<SourceSummary[]> {
  const engine = createEngine();
  try {
    return await engine.call('sources.list', {});
  } finally {
    await engine.close();
  }
}

function oneOf(all: readonly SourceSummary[], name: string): SourceSummary {
  const found = all.find(({ system }) => system === name.toLowerCase());
  if (found !== undefined) return found;
  const known = all.map(({ system }) => system).join(', ');
  throw new TrailcaseError('not-found', `There is no source "${name}". Known: ${known}.`);
}

function listText(all: readonly SourceSummary[]): string {
  const width = Math.max(...all.map(({ system }) => system.length));
  return all
    .map(({ system, title, shapes }) => {
      const kinds = [...new Set(shapes.flatMap((shape) => shape.kinds))];
      return `${system.padEnd(width)}  ${title}: ${kinds.join(', ')}`;
    })
    .join('\n');
}

function mappingText({ system, title, shapes }: SourceSummary): string {
  return [`${system}  ${title}`, ...shapes.map(shapeText)].join('\n\n');
}

function shapeText({ title, kinds, confidence, tells, fields, states }: ShapeSummary): string {
  const rows: [string, string[]][] = fields.map(({ field, from }) => [field, from]);
  if (states !== null) rows.push(['old state', states.old], ['new state', states.new]);
  const width = Math.max(...rows.map(([field]) => field.length));
  return [
    `${title}  (${kinds.join(', ')})`,
    `  ${confidence === 'certain' ? 'told by' : 'probably told by'}: ${tells}`,
    ...rows
      .filter(([, from]) => from.length > 0)
      .map(([field, from]) => `  ${field.padEnd(width)} ← ${from.join(' | ')}`),
  ].join('\n');
}
