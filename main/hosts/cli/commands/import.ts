import type { Command } from 'commander';
import { TrailcaseError } from '../../../../shared/errors.ts';
import {
  type ImportReceipt,
  receiptBefore,
  type SourceReceipt,
} from '../../../../shared/import-receipt.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import type { ExitCode } from '../exit-codes.ts';
import { closingLine, exitCodeFor, refusalLines } from '../import-outcome.ts';
import { runOnTerminal } from '../job-runner.ts';
import { kindOption } from '../kind-option.ts';
import { complain, count, print, printJson, showHidden } from '../output.ts';
import { withCase } from '../with-case.ts';

interface Options {
  source?: string;
  kind?: Kind;
  zone?: string;
  map?: Record<string, string>;
  again?: boolean;
  json?: boolean;
}

export function importCommand(program: Command, done: (code: ExitCode) => void): void {
  program
    .command('import')
    .summary('import archives and folders of them into a case and print a receipt for each source')
    .description(
      'Imports archives into a case, which is created where it does not exist, and everything readable in folders. JSON array, NDJSON, enveloped JSON, single object, CSV, TSV; plain, .gz, .zst or .zip; recognised by content.',
    )
    .argument('<case>', 'case file, such as ACME.trailcase')
    .argument('<files...>', 'archives to import, and folders of them')
    .option('--source <system>', 'read as this system instead of recognising it')
    .addOption(kindOption('kind of every record'))
    .option('--zone <zone>', 'zone of times that carry none: Europe/Berlin, +02:00, UTC')
    .option('--map <fields>', 'where fields stand: time=Created,actor=user.email,…', parseMap)
    .option('--again', 'import a file although its bytes are in the case already')
    .option('--json', 'receipt as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase import acme.trailcase audit.json events.ndjson.gz
  trailcase import acme.trailcase export.zip --zone Europe/Berlin
  trailcase import acme.trailcase ~/evidence/okta ~/evidence/aws more.json
  trailcase import acme.trailcase other.csv --kind event --map time=Created,actor=User,ip=Address

Exit code 0: everything was read. 1: a source is incomplete or records were rejected as truncated.
2: something that was named brought nothing, or a file in a folder or archive could not be read or
needs a mapping; nothing of that file was stored, everything else was. Files in a folder or archive
that are no logs, are left out or are in the case already are told and change nothing.`,
    )
    .action(async (path: string, files: string[], options: Options) => {
      const { source, kind, zone, map, again } = options;
      const order = { files, system: source, kind, zone, map, again };
      const tell = (receipt: ImportReceipt) => printReceipt(receipt, files, options.json === true);
      try {
        const receipt = await withCase(
          path,
          (engine) => runOnTerminal(engine, 'import.start', order),
          true,
        );
        await tell(receipt);
        done(exitCodeFor(receipt, files));
      } catch (error) {
        const before = receiptBefore(error);
        if (before !== null) await tell(before);
        throw error;
      }
    });
}

async function printReceipt(
  receipt: ImportReceipt,
  files: readonly string[],
  json: boolean,
): Promise<void> {
  const closing = closingLine(receipt);
  if (json) await printJson(receipt);
  else for (const each of receipt.sources) await print(receiptText(each));
  for (const line of refusalLines(receipt, files)) complain(line);
  if (!json && closing !== null) await print(closing);
}

/** `time=Created,actor=User` → `{ time: 'Created', actor: 'User' }` */
function parseMap(text: string): Record<string, string> {
  const map: Record<string, string> = {};
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    if (at < 1 || at === part.length - 1) {
      throw new TrailcaseError(
        'bad-mapping',
        `"${part}" is no part of a mapping. Write field=column, such as --map time=Created,actor=User.`,
      );
    }
    map[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return map;
}

function receiptText(receipt: SourceReceipt): string {
  const { id, name, sha256, bytes, system, reason, read, stored, duplicates, rejected } = receipt;
  const kinds = Object.entries(receipt.kinds).map(([kind, number]) => `${kind} ${count(number)}`);
  const speed = receipt.seconds > 0 ? ` (${count(Math.round(read / receipt.seconds))}/s)` : '';
  const lines = [
    `Source ${id}: ${showHidden(name)}  ${receipt.state.toUpperCase()}`,
    `  SHA-256     ${sha256}  ${count(bytes)} bytes`,
    ...(receipt.file.sha256 === sha256
      ? []
      : [
          `  file        ${receipt.file.sha256}  ${count(receipt.file.bytes)} bytes (${receipt.file.container})`,
        ]),
    `  read as     ${system}: ${showHidden(reason)}; ${receipt.layout}, ${receipt.encoding}`,
    `  read        ${count(read)} = ${count(stored)} stored + ${count(duplicates)} duplicate + ${count(rejected)} rejected`,
    `  kinds       ${kinds.join(', ') || 'none'}`,
    `  span        ${receipt.first ?? 'undated'} … ${receipt.last ?? 'undated'}`,
    `  zone        ${receipt.zone}${receipt.zoneAssumed ? ' (assumed)' : ''}`,
    `  took        ${receipt.seconds.toFixed(2)} s${speed}`,
    ...receipt.warnings.map((warning) => `  warning     ${showHidden(warning)}`),
  ];
  return lines.join('\n');
}
