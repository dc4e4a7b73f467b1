import { type Command, InvalidArgumentError } from 'commander';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { complain } from '../output.ts';
import { servePage } from '../serve-page.ts';

interface Options {
  port: number;
  open?: boolean;
  folder: string[];
  allowLive?: boolean;
  readOnly?: boolean;
  keyFile: string[];
  idle: number;
}

export function serveCommand(
  program: Command,
  version: string,
  done: (code: ExitCode) => void,
): void {
  program
    .command('serve')
    .summary('the workbench in the browser of this machine')
    .description(
      'Serves the workbench on the loopback address, to whoever has the address that it prints. It reads and writes in the folders that are named, or in the current one, in that of the case and in that of the demo; nowhere else.',
    )
    .argument('[case]', 'case file to open at first')
    .option('--port <n>', 'port, if it must be a certain one', port, 0)
    .option('--open', 'open the browser')
    .option('--folder <dir...>', 'folders that may be looked into and written to', [])
    .option('--read-only', 'open every case for reading only')
    .option('--allow-live', 'allow calls to a tenant')
    .option('--key-file <name=file...>', 'files with the secrets of connections of yours', [])
    .option('--idle <minutes>', 'stop after so long without a page; 0 for never', minutes, 30)
    .addHelpText('after', '\nExample:\n  trailcase serve acme.trailcase --open --folder ~/exports')
    .action(async (path: string | undefined, options: Options) => {
      const reason = await servePage({
        version,
        case: path ?? null,
        readOnly: options.readOnly === true,
        port: options.port,
        folders: options.folder,
        allowLive: options.allowLive === true,
        keyFiles: options.keyFile,
        idleMinutes: options.idle,
        open: options.open === true,
      });
      if (reason === 'idle') complain('nobody used the page for a while: stopped');
      if (reason === 'guesses') complain('somebody guessed at the token: stopped');
      done(reason === 'guesses' ? exitCodes.failed : exitCodes.done);
    });
}

function port(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('Give a port from 1 to 65535, or 0 for any that is free.');
}

function minutes(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  throw new InvalidArgumentError('Give minutes, or 0 for never.');
}
