import { spawn } from 'node:child_process';
import { childEnvironment } from '../../workbench/index.ts';
import { reasonIn } from './reason.ts';

/** How a run of Electron ended: with a window, or before there was one. */
export type ElectronRun = { opened: true; code: number } | { opened: false; reason: string };

/** What a program gets that is told to end, before it is made to. */
const graceMs = 2_000;
/** How long error output may still come after the end; helpers that outlive it keep it open. */
const lastWordsMs = 500;

/**
 * Runs the desktop application until it ends. It says when its window is on the screen; what ends before,
 * or does not get there in time, has failed. The sandbox is never switched off to make it work.
 * @param args of Electron: the application's folder, then files
 * @param readyMs how long it may take to show its window
 */
export function runElectron(
  electron: string,
  args: readonly string[],
  readyMs: number,
  env: Record<string, string | undefined> = process.env,
): Promise<ElectronRun> {
  const {
    ELECTRON_RUN_AS_NODE: _asNode,
    ELECTRON_DISABLE_SANDBOX: _unsafe,
    ...rest
  } = childEnvironment(env);
  const child = spawn(electron, args, { env: rest, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let opened = false;
  let isLate = false;
  let isStopped = false;
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-8_000);
    if (opened) process.stderr.write(piece);
  });
  child.on('message', (message) => {
    if ((message as { ready?: unknown } | null)?.ready !== true) return;
    opened = true;
    clearTimeout(clock);
  });
  const clock = setTimeout(() => {
    isLate = true;
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  }, readyMs);
  const pass = (signal: NodeJS.Signals) => {
    isStopped = true;
    child.kill(signal);
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);

  const outcome = (code: number | null, signal: string | null): ElectronRun => {
    if (opened) return { opened, code: code ?? 1 };
    if (isStopped) return { opened: true, code: 130 };
    if (isLate) return { opened, reason: `no window within ${readyMs / 1_000} s` };
    // It handed its files to the instance that runs already.
    if (code === 0) return { opened: true, code };
    return { opened, reason: whyNot(said) || `it ended with ${signal ?? `code ${code}`}` };
  };
  return new Promise((resolve) => {
    let lastWords: NodeJS.Timeout | undefined;
    const end = (run: ElectronRun) => {
      clearTimeout(clock);
      clearTimeout(lastWords);
      child.stderr?.destroy();
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(run);
    };
    child.on('error', ({ message }) => end({ opened: false, reason: message }));
    child.on('exit', (code, signal) => {
      lastWords = setTimeout(() => end(outcome(code, signal)), lastWordsMs);
    });
    child.on('close', (code, signal) => end(outcome(code, signal)));
  });
}

/** What Electron says of why it does not run; the screen, the sandbox and libraries before the last line. */
function whyNot(said: string): string {
  return reasonIn(said, /sandbox|error while loading|display|^\w*Error\b[^:]*: /i);
}
