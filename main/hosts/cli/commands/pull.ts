import { stdout } from 'node:process';
import type { Command } from 'commander';
import type { Engine } from '../../../../shared/contract.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { PullReceipt } from '../../../../shared/pull.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { runOnTerminal } from '../job-runner.ts';
import { addLiveOptions, type LiveOptions, withLiveCase } from '../live-case.ts';
import { pauseSeconds } from '../number-option.ts';
import { print, printJson, showHidden } from '../output.ts';
import { pullText } from '../pull-text.ts';
import { pullTime } from '../pull-time.ts';

interface Options extends LiveOptions {
  since?: string;
  until?: string;
  streams?: string[];
  again?: boolean;
  follow?: number;
  json?: boolean;
}

export function pullCommand(program: Command, done: (code: ExitCode) => void): void {
  const command = program
    .command('pull')
    .summary('pull the logs of a tenant into a case')
    .description(
      'Pulls the logs of a connection into a case, which is created where it does not exist. Each page is kept as evidence with its hash and its request, and read like a file. It goes on where the last pull ended, also where that was killed. Only reads in the tenant.',
    )
    .argument('<case>', 'case file, such as ACME.trailcase')
    .argument('<connection>', 'name of a connection, of this user or in the case')
    .option(
      '--since <time>',
      'records from this time on: 2026-11-01, 2026-11-01T08:00:00Z, "3 days ago"',
    )
    .option('--until <time>', 'records before this time')
    .option('--streams <logs>', 'only these logs: audit,events', (text) =>
      text.split(',').map((name) => name.trim()),
    )
    .option('--again', 'everything once more, whatever is in the case')
    .option(
      '--follow <seconds>',
      'ask again and again, this long after each time (5 or more), until Ctrl+C',
      pauseSeconds,
    )
    .option('--json', 'receipt as JSON');
  addLiveOptions(command)
    .addHelpText(
      'after',
      `
Examples:
  trailcase pull acme.trailcase "Acme prod"
  trailcase pull acme.trailcase "Acme prod" --since 2026-11-01 --streams audit,events
  trailcase pull acme.trailcase "Acme prod" --follow 60
  trailcase pull acme.trailcase okta --key-file okta.key --json

Exit code 0: all logs were read to their end. 1: a log was not; what came is in the case, and the next
pull goes on there. 2: wrong usage, or there is no such connection or no secret for it.`,
    )
    .action(async (path: string, name: string, options: Options) => {
      const tell = async (receipt: PullReceipt) =>
        options.json === true ? await printJson(receipt) : await print(pullText(receipt));
      try {
        const receipt = await withLiveCase(
          path,
          name,
          options,
          async (engine, connection) => {
            const { streams, again, follow } = options;
            const since = await pullTime(options.since, connection.zone);
            const until = await pullTime(options.until, connection.zone);
            const stop = follow === undefined ? () => undefined : tellRounds(engine, options);
            try {
              const order = { connection, since, until, streams, again, follow };
              return await runOnTerminal(engine, 'pull.start', order);
            } finally {
              stop();
            }
          },
          true,
        );
        await tell(receipt);
        const isWhole = receipt.streams.every(({ state }) => state === 'complete');
        done(isWhole ? exitCodes.done : exitCodes.failed);
      } catch (error) {
        const receipt = receiptOf(error);
        if (receipt !== null) await tell(receipt);
        const isEnd = error instanceof TrailcaseError && error.code === 'cancelled';
        if (receipt === null || options.follow === undefined || !isEnd) throw error;
        // Following has no other end.
        done(exitCodes.done);
      }
    });
}

/** Writes a line for each round of a pull that follows: what came, and when it asks again. */
function tellRounds(engine: Engine, { json }: Options): () => void {
  if (json === true) return () => undefined;
  return engine.subscribe((event) => {
    if (event.state !== 'running' || event.call !== 'pull.start') return;
    const { stage } = event.progress;
    if (stage.startsWith('following: ')) stdout.write(`${showHidden(stage)}\n`);
  });
}

/** What a pull brought before it was cancelled or failed. */
function receiptOf(error: unknown): PullReceipt | null {
  if (!(error instanceof TrailcaseError)) return null;
  const { receipt } = (error.details ?? {}) as { receipt?: PullReceipt };
  return receipt ?? null;
}
