import { spawn } from 'node:child_process';
import { lastLine } from './install-electron.ts';

/** How a run of Electron ended: with a window, or before there was one. */
export type ElectronRun = { opened: true; code: number } | { opened: false; reason: string };

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
  const { ELECTRON_RUN_AS_NODE: _asNode, ...rest } = env;
  const child = spawn(electron, args, { env: rest, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let opened = false;
  let isLate = false;
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-8_000);
    if (opened) process.stderr.write(piece);
  });
  child.on('message', (message) => {
    if ((message as { ready?: unknown }).ready !== true) return;
    opened = true;
    clearTimeout(clock);
  });
  const clock = setTimeout(() => {
    isLate = true;
    child.kill();
    setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
  }, readyMs);
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  return new Promise((resolve) => {
    const end = (run: ElectronRun) => {
      clearTimeout(clock);
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(run);
    };
    child.on('error', ({ message }) => end({ opened: false, reason: message }));
    child.on('close', (code, signal) => {
      if (opened) end({ opened, code: code ?? 1 });
      // It handed its files to the instance that runs already, or was told to stop before it began.
      else if (code === 0 || signal === 'SIGINT') end({ opened: true, code: 0 });
      else if (isLate) end({ opened, reason: `no window within ${readyMs / 1_000} s` });
      else end({ opened, reason: reasonIn(said) || `it ended with code ${code ?? signal}` });
    });
  });
}

/** What Electron says of why it does not run; without the process and time that Chromium puts before it. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim());
  const telling = lines.findLast((line) => /sandbox|error while loading|display|--no-/i.test(line));
  return telling ?? lastLine(lines.join('\n'));
}
