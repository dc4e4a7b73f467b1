import { existsSync } from 'node:fs';
import { stderr } from 'node:process';
import { type Command, InvalidArgumentError } from 'commander';
import { type Connection, tenantNameOf } from '../../../../shared/connection.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type {
  RestoreComparison,
  RestoreReceiptFile,
  RestoreRun,
} from '../../../../shared/restoring.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { addLiveOptions, type LiveOptions, withLiveCase } from '../live-case.ts';
import { wholeNumber } from '../number-option.ts';
import { complain, count, print, printJson, showHidden } from '../output.ts';
import { caseBeside, importArchive, isCase } from '../restore-case.ts';
import { comparisonText, runText } from '../restore-text.ts';
import { typeTenant } from '../type-tenant.ts';

interface Options extends LiveOptions {
  to: string;
  dryRun?: boolean;
  resume?: number | true;
  confirm?: string;
  receipt?: string;
  case?: string;
  source?: number[];
  json?: boolean;
}

export function restoreCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('restore')
    .summary('put the audit records of an archive back into a tenant')
    .description(
      'Proves that the archive is what it was, compares it with what the tenant has, and sends the records that the tenant does not have, in batches that can be sent twice without doubling. A record that the tenant has with another content is never sent. Then reads back counts and a sample. An archive is first imported into a case beside it, which keeps what was done: the same command again goes on where it stopped.',
    )
    .argument('<file>', 'archive, or a case that holds one')
    .requiredOption('--to <connection>', 'connection of the tenant, by name or id')
    .option('--dry-run', 'compare only: nothing is sent')
    .option(
      '--resume [run]',
      'go on with a restore that stopped: this one, or the latest',
      wholeNumber,
    )
    .option('--confirm <name>', 'name of the tenant; asked for on a terminal where it is not given')
    .option('--receipt <file>', 'write the receipt: .html or .json; it must not exist', receiptName)
    .option('--case <file>', 'case that the archive is imported into; beside it if not given')
    .option('--source <id...>', 'only these sources of a case; all if not given', eachNumber);
  addLiveOptions(command)
    .option('--json', 'comparison or result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  trailcase restore audit.json --to "Acme prod" --dry-run
  trailcase restore audit.json --to "Acme prod" --confirm acme --receipt restore.html
  trailcase restore acme.trailcase --to "Acme prod" --source 3
  trailcase restore acme.trailcase --to "Acme prod" --resume

Exit code 1: it stopped, the tenant refused records, or what was read back differs.`,
    )
    .action(async (path: string, options: Options) => {
      refuseTakenReceipt(options.receipt);
      const isArchive = !isCase(path);
      refuseContradiction(options, isArchive);
      const casePath = isArchive ? (options.case ?? caseBeside(path)) : path;
      const code = await withLiveCase(
        casePath,
        options.to,
        options,
        async (engine, connection) => {
          const sources = isArchive
            ? await importArchive(engine, path, options.case === undefined)
            : options.source;
          return await restore(engine, connection, sources, options, isArchive);
        },
        isArchive,
        isArchive ? [path] : [],
      );
      done(code);
    });
}

async function restore(
  engine: Engine,
  connection: Connection,
  sources: number[] | undefined,
  options: Options,
  isArchive: boolean,
): Promise<ExitCode> {
  if (options.dryRun === true) {
    const compared = await runOnTerminal(engine, 'restore.check', { connection, sources });
    if (options.json === true) await printJson(compared);
    else await print(comparisonText(compared));
    const isWrong =
      compared.sources.some(({ manifest }) => manifest?.good === false) ||
      (compared.refusal !== null && compared.counts.new > 0);
    return isWrong ? exitCodes.failed : exitCodes.done;
  }
  const run = await findStopped(engine, connection, sources, options.resume, isArchive);
  const confirm = options.confirm ?? (await askForName(engine, connection, sources, run));
  if (confirm === null) return nothingSent(options);
  if (run !== null)
    complain(
      `Going on with restore ${run.run}: ${run.batchesDone} of ${run.batches} batches are done.`,
    );
  const order = { connection, sources, confirm, run: run?.run };
  const ended = await start(engine, order, options.json === true);
  if (ended === null) return nothingSent(options);
  if (options.json === true) await printJson(ended);
  else await print(runText(ended));
  if (options.receipt !== undefined) await writeReceipt(engine, ended.run, options.receipt);
  return ended.state === 'done' && ended.refusedTotal === 0 ? exitCodes.done : exitCodes.failed;
}

/** Whoever asked for a receipt looks for it. */
function nothingSent({ receipt }: Options): ExitCode {
  if (receipt !== undefined) complain(`Nothing was sent, so ${receipt} was not written.`);
  return exitCodes.done;
}

/** Null where there is nothing that the tenant does not have, which is told. */
async function start(
  engine: Engine,
  order: {
    connection: Connection;
    sources: number[] | undefined;
    confirm: string;
    run: number | undefined;
  },
  isJson: boolean,
): Promise<RestoreRun | null> {
  try {
    return await runOnTerminal(engine, 'restore.start', order);
  } catch (error) {
    if (!(error instanceof TrailcaseError)) throw error;
    const { compared } = (error.details ?? {}) as { compared?: RestoreComparison };
    if (compared === undefined) throw error;
    if (isJson) await printJson(compared);
    else await print(showHidden(error.message));
    return null;
  }
}

/**
 * The restore to go on with: the one that was named, or the latest over this connection that stopped. Of an archive only
 * one of that archive: the case may hold others.
 */
async function findStopped(
  engine: Engine,
  connection: Connection,
  sources: number[] | undefined,
  asked: Options['resume'],
  isArchive: boolean,
): Promise<RestoreRun | null> {
  const runs = await engine.call('restore.list', {});
  if (typeof asked === 'number') {
    const found = runs.find(({ run }) => run === asked);
    if (found !== undefined) return found;
    throw new TrailcaseError('not-found', `There is no restore ${asked} in this case.`);
  }
  if (asked === undefined && !isArchive) return null;
  const named = sources === undefined ? null : new Set(sources);
  const [latest] = runs.filter(
    ({ connection: { address, tenant }, sources: own }) =>
      address === connection.address &&
      tenant === connection.tenant &&
      (named === null ||
        named.symmetricDifference(new Set(own.map(({ source }) => source))).size === 0),
  );
  const isOpen = latest !== undefined && latest.state !== 'done' && latest.verification === null;
  if (isOpen) return latest;
  if (asked === undefined) return null;
  throw new TrailcaseError(
    'not-found',
    `No restore to "${connection.name}" has stopped in this case. Leave out --resume to start one.`,
  );
}

/** Shows what would be done and has the name typed; null where there is nothing to do. */
async function askForName(
  engine: Engine,
  connection: Connection,
  sources: number[] | undefined,
  run: RestoreRun | null,
): Promise<string | null> {
  return await typeTenant(tenantNameOf(connection), '--dry-run', async () => {
    if (run !== null) return true;
    const compared = await runOnTerminal(engine, 'restore.check', { connection, sources });
    stderr.write(`${comparisonText(compared)}\n`);
    return compared.refusal === null;
  });
}

async function writeReceipt(engine: Engine, run: number, out: string): Promise<void> {
  const { path, bytes, sha256 } = await runOnTerminal(engine, 'restore.export', {
    run,
    out,
    format: formatOf(out) as RestoreReceiptFile['format'],
  });
  complain(`receipt ${path}: ${count(bytes)} bytes, SHA-256 ${sha256}`);
}

function refuseTakenReceipt(path: string | undefined): void {
  if (path === undefined || !existsSync(path)) return;
  throw new TrailcaseError(
    'file-exists',
    `${path} exists, and nothing is written over another file. Name another receipt.`,
  );
}

function refuseContradiction(options: Options, isArchive: boolean): void {
  const wrong =
    options.dryRun === true && options.resume !== undefined
      ? '--dry-run sends nothing and --resume goes on sending: give one of them.'
      : isArchive && options.source !== undefined
        ? '--source chooses among the sources of a case; an archive is restored as a whole.'
        : !isArchive && options.case !== undefined
          ? '--case is for archives: this is a case already.'
          : null;
  if (wrong !== null) throw new TrailcaseError('bad-request', wrong);
}

function receiptName(path: string): string {
  if (formatOf(path) !== null) return path;
  throw new InvalidArgumentError('A receipt ends in .html or .json.');
}

function formatOf(path: string): RestoreReceiptFile['format'] | null {
  const [, ending] = /\.(html|json)$/i.exec(path) ?? [];
  return ending === undefined ? null : (ending.toLowerCase() as RestoreReceiptFile['format']);
}

function eachNumber(text: string, before: number[] | undefined): number[] {
  return [...(before ?? []), wholeNumber(text)];
}
