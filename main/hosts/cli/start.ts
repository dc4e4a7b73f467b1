import { readFileSync } from 'node:fs';
import { refuseOldNode } from './node-version.ts';

refuseOldNode();

const { TrailcaseError } = await import('../../../shared/errors.ts');
const { hasDisplay } = await import('../web/index.ts');
const { buildPage } = await import('./build-page.ts');
const { exitCodeOf, exitCodes } = await import('./exit-codes.ts');
const { complain } = await import('./output.ts');
const { servePage } = await import('./serve-page.ts');

/** What `npm start` runs: the workbench in the browser, built first where it must be. */
const { version } = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
) as { version: string };

try {
  if (await buildPage()) {
    await servePage({
      version,
      case: null,
      port: 0,
      folders: [],
      allowLive: false,
      idleMinutes: 30,
      open: hasDisplay(),
    });
  } else {
    complain('the page could not be built; what vite said stands above');
    process.exitCode = exitCodes.failed;
  }
} catch (error) {
  if (!(error instanceof TrailcaseError)) throw error;
  complain(error.message);
  process.exitCode = exitCodeOf(error.code);
}
