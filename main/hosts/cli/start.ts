import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseOldNode } from './node-version.ts';

refuseOldNode();

const { describeCase } = await import('./commands/info.ts');
const { runOnTerminal } = await import('./job-runner.ts');
const { complain, print } = await import('./output.ts');
const { withCase } = await import('./with-case.ts');

const root = fileURLToPath(new URL('../../..', import.meta.url));
const archives = join(root, 'assets', 'demo');
const folder = join(root, 'demo-case');
const path = join(folder, 'demo.trailcase');

const files = readdirSync(archives)
  .filter((name) => !name.endsWith('.md'))
  .map((name) => join(archives, name));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
await withCase(
  path,
  async (engine) => {
    const { sources, refused } = await runOnTerminal(engine, 'import.start', { files });
    for (const { message } of refused) complain(message);
    await print(`Imported ${sources.length} demo archives into a fresh case.\n`);
    await print(describeCase(await engine.call('case.info', {})));
  },
  true,
);

const shown = relative(process.cwd(), path);
await print(`
Look further:
  npm run -s trailcase -- query ${shown} --kind audit --limit 10
  npm run -s trailcase -- show ${shown} 1
  npm run -s trailcase -- verify ${shown}`);
