import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Fetches the zip; beside this file, in the form that this file has. */
const fetcher = fileURLToPath(
  new URL(`./fetch-electron${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** What runs one of the steps: a program of Node's. */
export interface Step {
  script: string;
  env: Record<string, string | undefined>;
}

/**
 * Brings Electron's binary: fetches its zip, checked against the sums in its npm package, and unpacks it.
 * @param modules folder of the installed packages
 * @returns why it cannot be had; null where it is there
 */
export async function installElectron(
  modules: string,
  env: Record<string, string | undefined> = process.env,
): Promise<string | null> {
  const steps: Step[] = [
    { script: fetcher, env: { ...env, NODE_USE_ENV_PROXY: '1' } },
    { script: join(modules, 'electron', 'install.js'), env: { ...env } },
  ];
  for (const step of steps) {
    const reason = await run(step);
    if (reason !== null) return reason;
  }
  return null;
}

/** Null where it went well, else the last line of its error output. */
function run({ script, env }: Step): Promise<string | null> {
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-4_000);
  });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code) => resolve(code === 0 ? null : lastLine(said) || `code ${code}`));
  });
}

/** The last line of a text that says something. */
export function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}
