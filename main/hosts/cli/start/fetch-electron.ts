import { createRequire } from 'node:module';
import { downloadArtifact } from '@electron/get';
import { download, reasonOf } from './download.ts';

/**
 * Fetches the zip of Electron into its usual cache, or finds it there; `install-electron` unpacks it from
 * there. A program of its own, since Node takes proxies from the environment only at its start
 * (NODE_USE_ENV_PROXY). Its last line of error output says why it failed.
 */
const require = createRequire(import.meta.url);
const { version } = require('electron/package.json') as { version: string };
const checksums = require('electron/checksums.json') as Record<string, string>;

const limits = { answerMs: 8_000, pieceMs: 20_000 };
let told = 0;

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums,
    ...(process.env.electron_config_cache === undefined
      ? {}
      : { cacheRoot: process.env.electron_config_cache }),
    downloader: {
      download: (url, target) =>
        download(url, target, limits, (done, total) => {
          const percent = total === null ? 0 : Math.floor((done / total) * 10) * 10;
          if (percent <= told) return;
          told = percent;
          process.stdout.write(`Electron: ${percent} % of ${Math.round((total ?? 0) / 1e6)} MB\n`);
        }),
    },
  });
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exitCode = 1;
}
