import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../workbench/index.ts';
import { reasonIn } from './reason.ts';

type Environment = Record<string, string | undefined>;

/** One of the programs that bring Electron. */
interface Step {
  script: string;
  args: readonly string[];
  env: Environment;
  limitMs: number;
}

/** Fetches the zip; beside this file, in the form that this file has. */
const fetcher = fileURLToPath(
  new URL(`./fetch-electron${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * Brings Electron's binary: fetches its zip, checked against the sums in its npm package, and unpacks it.
 * A zip that is in the cache needs no network.
 * @param modules folder of the installed packages
 * @returns why it cannot be had; null where it is there
 */
export async function installElectron(
  modules: string,
  env: Environment = process.env,
): Promise<string | null> {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return 'the folder that ELECTRON_OVERRIDE_DIST_PATH names holds none';
  }
  const folder = join(modules, 'electron');
  const fetched = await run({
    script: fetcher,
    args: [modules],
    env: { ...fetchEnvironment(env), NODE_USE_ENV_PROXY: '1' },
    limitMs: 31 * 60_000,
  });
  if (fetched !== null) return fetched;
  // Written when all is unpacked: what is cut off before counts as missing.
  rmSync(join(folder, 'path.txt'), { force: true });
  return await run({
    script: join(folder, 'install.js'),
    args: [],
    env: fetchEnvironment(env),
    limitMs: 3 * 60_000,
  });
}

/**
 * What both steps run in: the same file for both, sums from the npm package only, and the proxy that npm
 * itself was told, where the environment names none.
 */
export function fetchEnvironment(env: Environment): Environment {
  const arch = env.ELECTRON_INSTALL_ARCH || env.npm_config_arch || ownArch();
  const made: Environment = {
    ...childEnvironment(env),
    ELECTRON_INSTALL_PLATFORM: process.platform,
    ELECTRON_INSTALL_ARCH: arch,
    npm_config_arch: arch,
  };
  delete made.force_no_cache;
  delete made.electron_use_remote_checksums;
  delete made.npm_config_electron_use_remote_checksums;
  const proxy = env.npm_config_https_proxy || env.npm_config_proxy;
  if (proxy && !env.HTTPS_PROXY && !env.https_proxy) {
    made.HTTPS_PROXY = proxy;
    const direct = env.NO_PROXY || env.no_proxy || env.npm_config_noproxy;
    if (direct) made.NO_PROXY = direct;
  }
  return made;
}

/** The machine's own, also where this Node is translated (Rosetta). Source: install.js of `electron` 45 */
function ownArch(): string {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return process.arch;
  const { stdout } = spawnSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' });
  return String(stdout).trim() === '1' ? 'arm64' : 'x64';
}

/** Null where it went well, else why not. A step ends with this process: it notices by its channel. */
function run({ script, args, env, limitMs }: Step): Promise<string | null> {
  const child = spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr?.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-4_000);
  });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code, signal) => {
      resolve(code === 0 ? null : reasonIn(said) || `it was ended: ${signal ?? `code ${code}`}`);
    });
  });
}
