import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(
  new URL('../../../../main/hosts/cli/trailcase.ts', import.meta.url),
);

/** `trailcase serve` in a process of its own. */
export interface HostProcess {
  /** The address that it printed. */
  url: string;
  child: ChildProcess;
  /** What it has printed and complained so far. */
  said(): string;
  /** Sends a signal and waits for the end. @returns the exit code, or the signal that ended it */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/**
 * Starts `trailcase serve` and waits for its address.
 * @param kibibytes largest file that it may write: a disk that fills up at the same byte each time
 */
export async function serveInProcess(
  args: readonly string[],
  { env = {}, cwd, kibibytes }: { env?: NodeJS.ProcessEnv; cwd: string; kibibytes?: number },
): Promise<HostProcess> {
  const limit = kibibytes === undefined ? 'unlimited' : String(kibibytes * 2);
  const script = 'ulimit -f "$0" && exec "$@"';
  const command = [process.execPath, commandLine, 'serve', ...args];
  const child = spawn('sh', ['-c', script, limit, ...command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString();
      const found = /http:\/\/\S+#t=[\w-]+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`serve ended: ${said}`)));
  });
  return {
    url: await url,
    child,
    said: () => said,
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code, by] = await ended;
      return (code ?? by) as number | NodeJS.Signals | null;
    },
  };
}
