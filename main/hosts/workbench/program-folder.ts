import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own folder, from source and from the built output alike. */
const root = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../../../..', import.meta.url),
);

/** Where the page is built to. */
export const builtPage = join(root, 'out', 'page');

/** Licences of what others made and is part of the program: written when the page is built. */
export const noticesPath = join(builtPage, 'THIRD-PARTY-NOTICES.txt');

/** The archives of the demo. */
export const demoArchives = join(root, 'assets', 'demo');

export const programFolder = root;
