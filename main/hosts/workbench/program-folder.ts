import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own folder, from source and from the built output alike. */
const root = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../../../..', import.meta.url),
);

/** Where the page is built to. */
export const builtPage = join(root, 'out', 'page');

/** The archives of the demo. */
export const demoArchives = join(root, 'assets', 'demo');

export const programFolder = root;
