import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Engine } from '../../../../shared/contract.ts';
import type { DetectionReceipt, Finding } from '../../../../shared/detection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { ImportPreview } from '../../../../shared/import-preview.ts';
import {
  type ImportOptions,
  type ImportReceipt,
  receiptBefore,
  type SourceReceipt,
} from '../../../../shared/import-receipt.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { createEngine } from '../../../engine/index.ts';
import { checkText } from '../check-text.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { importExplained, shellWord } from '../import-explained.ts';
import { closingLine, exitCodeFor, refusalLines } from '../import-outcome.ts';
import { runOnTerminal } from '../job-runner.ts';
import { kindOption } from '../kind-option.ts';
import { keepNamedMapping, withNamedMapping } from '../named-mapping.ts';
import { complain, count, print, printJson, showHidden } from '../output.ts';
import { runRules, tellDetection } from '../run-rules.ts';
import { withCase } from '../with-case.ts';

interface Options {
  source?: string;
  kind?: Kind;
  zone?: string;
  map?: Record<string, string>;
  mapping?: string;
  proposed?: boolean;
  keepMapping?: string;
  explain?: boolean;
  again?: boolean;
  detect?: boolean;
  rules?: string[];
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
    .option('--mapping <name>', 'read by the mapping that was kept under this name')
    .option('--proposed', 'take the mapping that is proposed for shapes that no source describes')
    .option('--keep-mapping <name>', 'keep the mapping of --map or --proposed under a name')
    .option('--explain', 'tell how each file would be read and why, and store nothing')
    .option('--again', 'import a file although its bytes are in the case already')
    .option(
      '--detect',
      'run the rules over the whole case afterwards; hours of work are those of --zone',
    )
    .option(
      '--rules <folder...>',
      'with --detect: folders of more rules, beside those of the program',
    )
    .option('--json', 'receipt as JSON, or with --explain the previews')
    .addHelpText(
      'after',
      `
Examples:
  trailcase import acme.trailcase audit.json events.ndjson.gz
  trailcase import acme.trailcase export.zip --zone Europe/Berlin
  trailcase import acme.trailcase ~/evidence/okta ~/evidence/aws more.json
  trailcase import acme.trailcase other.csv --explain
  trailcase import acme.trailcase other.csv --proposed --keep-mapping doors
  trailcase import acme.trailcase next.csv --mapping doors
  trailcase import acme.trailcase ~/exports/today --zone Europe/Berlin --detect
  trailcase import acme.trailcase other.csv --kind event --map time=Created,actor=User,ip=Address

Exit code 0: everything was read. 1: a source is incomplete or records were rejected as truncated.
2: something that was named brought nothing, or a file in a folder or archive could not be read or
needs a mapping; nothing of that file was stored, everything else was. Files in a folder or archive
that are no logs, are left out or are in the case already are told and change nothing.`,
    )
    .action(async (path: string, files: string[], options: Options) => {
      refuseContradiction(options);
      const { source: system, kind, zone, map, again, proposed } = options;
      const given = { system, kind, zone, map, proposed };
      const read = options.mapping === undefined ? given : withNamedMapping(options.mapping, given);
      if (options.explain === true) {
        done(await explainImport(path, files, read, options));
        return;
      }
      const order = { files, ...read, again };
      const tell = (receipt: ImportReceipt) => printReceipt(receipt, files, options.json === true);
      try {
        const receipt = await withCase(
          path,
          async (engine) => {
            const { keepMapping } = options;
            if (keepMapping !== undefined) await keepNamedMapping(engine, keepMapping, order);
            const imported = await runOnTerminal(engine, 'import.start', order);
            if (options.detect !== true) await tell(imported);
            else await detectAfter(engine, imported, files, options);
            return imported;
          },
          true,
        );
        done(exitCodeFor(receipt, files));
      } catch (error) {
        const before = receiptBefore(error);
        if (before !== null) await tell(before);
        throw error;
      }
    });
}

/** Fails with `bad-request` where options say two things about the same. */
function refuseContradiction(options: Options): void {
  const { map, mapping, proposed, keepMapping, explain, detect, rules } = options;
  if (rules !== undefined && detect !== true) {
    throw new TrailcaseError('bad-request', '--rules names rules to run: give --detect with it.');
  }
  if (detect === true && explain === true) {
    throw new TrailcaseError('bad-request', '--explain stores nothing: leave out --detect.');
  }
  const ways = [map !== undefined, mapping !== undefined, proposed === true].filter(Boolean);
  if (ways.length > 1) {
    throw new TrailcaseError(
      'bad-request',
      'A file is read by one mapping: give --map, --mapping or --proposed.',
    );
  }
  if (keepMapping === undefined) return;
  if (explain === true) {
    throw new TrailcaseError('bad-request', '--explain stores nothing: leave out --keep-mapping.');
  }
  if (map === undefined && proposed !== true) {
    throw new TrailcaseError(
      'bad-request',
      '--keep-mapping keeps the mapping of --map or --proposed: give one of them.',
    );
  }
}

/** Runs the rules after an import, whatever it brought: the receipt of the import is told even where the rules fail. */
async function detectAfter(
  engine: Engine,
  imported: ImportReceipt,
  files: readonly string[],
  { rules, zone, json }: Options,
): Promise<void> {
  if (json !== true) {
    await printReceipt(imported, files, false);
    await print('');
  }
  const folders = rules?.map((folder) => resolve(folder));
  try {
    const { receipt, findings } = await runRules(engine, { folders, zone });
    if (json !== true) await tellDetection(receipt, findings);
    else await printReceipt(imported, files, true, { ...receipt, found: findings });
  } catch (error) {
    if (json === true) await printReceipt(imported, files, true);
    throw error;
  }
}

/** Previews each file without a case, those in folders too. A file that cannot be read does not keep the next one from being told. */
async function explainImport(
  path: string,
  files: readonly string[],
  read: ImportOptions,
  { json, kind, zone, source }: Options,
): Promise<ExitCode> {
  const engine = createEngine();
  const previews: ImportPreview[] = [];
  let code: ExitCode = exitCodes.done;
  const way = Object.entries({ kind, zone, source }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  try {
    const found = await engine.call('import.files', { files: [...files] });
    for (const left of found.leftOut) {
      complain(left.message);
      if (left.code !== 'left-out') code = exitCodes.usage;
    }
    if (found.total > found.files.length) {
      complain(`The first ${count(found.files.length)} of ${count(found.total)} files are told.`);
    }
    for (const { path: file, name } of found.files) {
      try {
        const preview = await engine.call('import.preview', { file, name, ...read });
        previews.push(preview);
        if (json === true) continue;
        const words = ['trailcase', 'import', path, file, ...way].map(shellWord);
        await print(
          `${previews.length > 1 ? '\n' : ''}${importExplained(preview, words.join(' '))}`,
        );
      } catch (error) {
        if (!(error instanceof TrailcaseError) || error.code !== 'file-unreadable') throw error;
        complain(error.message);
        code = exitCodes.usage;
      }
    }
  } finally {
    await engine.close();
  }
  if (json === true) await printJson(previews);
  return code;
}

async function printReceipt(
  receipt: ImportReceipt,
  files: readonly string[],
  json: boolean,
  detection?: DetectionReceipt & { found: Finding[] },
): Promise<void> {
  const closing = closingLine(receipt);
  if (json) await printJson(detection === undefined ? receipt : { ...receipt, detection });
  else for (const each of receipt.sources) await print(receiptText(each));
  if (!json && receipt.digests !== undefined) await print(checkText(receipt.digests));
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
    ...(receipt.states === undefined || receipt.states === 0
      ? []
      : [
          `  states      ${count(receipt.states)} of those stored tell another state of what was known`,
        ]),
    `  kinds       ${kinds.join(', ') || 'none'}`,
    `  span        ${receipt.first ?? 'undated'} … ${receipt.last ?? 'undated'}`,
    `  zone        ${receipt.zone}${receipt.zoneAssumed ? ' (assumed)' : ''}`,
    `  took        ${receipt.seconds.toFixed(2)} s${speed}`,
    ...receipt.warnings.map((warning) => `  warning     ${showHidden(warning)}`),
  ];
  return lines.join('\n');
}
