import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { downloadArtifact } from '@electron/get';
import { download, reasonOf } from './download.ts';

/**
 * Fetches the zip of Electron into its usual cache, or finds it there; `install-electron` unpacks it from
 * there. A program of its own, since Node takes proxies from the environment only at its start
 * (NODE_USE_ENV_PROXY). Its argument is the folder of the installed packages, its surroundings name the
 * platform. Its last line of error output says why it failed.
 */
const [, , modules = 'node_modules'] = process.argv;
const { ELECTRON_INSTALL_PLATFORM, ELECTRON_INSTALL_ARCH, electron_config_cache } = process.env;

const limits = { answerMs: 8_000, pieceMs: 20_000, wholeMs: 30 * 60_000 };
const stop = new AbortController();
let tens = 0;

for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) {
  process.once(signal, () => stop.abort(new Error('it was stopped')));
}
process.channel?.unref();

try {
  await downloadArtifact({
    version: (ofElectron('package.json') as { version: string }).version,
    artifactName: 'electron',
    platform: ELECTRON_INSTALL_PLATFORM ?? process.platform,
    arch: ELECTRON_INSTALL_ARCH ?? process.arch,
    checksums: ofElectron('checksums.json') as Record<string, string>,
    ...(electron_config_cache ? { cacheRoot: electron_config_cache } : {}),
    downloader: {
      download: (url, target) => download(url, target, limits, tell, stop.signal),
    },
  });
} catch (error) {
  writeSync(2, `${reasonOf(error)}\n`);
  // Any other end waits for a name server that does not answer, up to a minute.
  process.kill(process.pid, 'SIGKILL');
}

function ofElectron(file: string): unknown {
  return JSON.parse(readFileSync(join(modules, 'electron', file), 'utf8'));
}

/** One line every ten megabytes. */
function tell(done: number, total: number | null): void {
  if (Math.floor(done / 1e7) <= tens) return;
  tens = Math.floor(done / 1e7);
  const of = total === null ? '' : ` of ${Math.round(total / 1e6)}`;
  process.stdout.write(`Electron: ${tens * 10}${of} MB\n`);
}
