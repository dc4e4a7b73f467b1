import type { Command } from 'commander';
import type { CaseInfo, ReadOnlyReason } from '../../../../shared/case.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { count, print, printJson, table } from '../output.ts';
import { withCase } from '../with-case.ts';

export function infoCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('info')
    .summary('what is in a case: kinds, time span, sources, integrity')
    .argument('<case>', 'case file')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  trailcase info acme.trailcase')
    .action(async (path: string, options: { json?: boolean }) => {
      const info = await withCase(path, (engine) => engine.call('case.info', {}));
      if (options.json === true) await printJson(info);
      else await print(describeCase(info));
      done(exitCodes.done);
    });
}

const readOnlyWords: Record<ReadOnlyReason, string> = {
  asked: 'as it was asked for',
  file: 'the file cannot be written',
  folder: 'its folder cannot be written',
};

/** A case in words and tables. */
export function describeCase(info: CaseInfo): string {
  const { integrity, custody, kinds, sources } = info;
  return [
    `Case      ${info.path}  ${count(info.bytes)} bytes, ${count(info.records)} records`,
    `Id        ${info.id}, created ${info.created}`,
    `Integrity ${integrity.state}: ${integrity.findings.join('; ')}`,
    `Custody   ${custody.entries} entries, head ${custody.head}`,
    ...(info.readOnly === null
      ? []
      : [`Open      for reading only: ${readOnlyWords[info.readOnly]}`]),
    '',
    kinds.length === 0
      ? 'No records yet. Import an archive: trailcase import CASE FILE…'
      : table(
          ['kind', 'records', 'undated', 'superseded', 'first', 'last'],
          kinds.map(({ kind, count: records, undated, superseded, first, last }) => [
            kind,
            records,
            undated,
            superseded,
            first,
            last,
          ]),
        ),
    '',
    sources.length === 0
      ? 'No sources yet.'
      : table(
          ['source', 'name', 'state', 'read', 'stored', 'duplicate', 'rejected', 'warnings'],
          sources.map((source) => [
            source.id,
            source.name,
            source.state,
            source.read,
            source.stored,
            source.duplicates,
            source.rejected,
            source.warnings.length,
          ]),
        ),
  ].join('\n');
}
