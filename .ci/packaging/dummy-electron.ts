import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where Electron's binary says which fuses are set.
 * Source of the format: @electron/fuses, src/constants.ts: sentinel, version, number of fuses, one character each
 */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const untouched = '101110001';

/**
 * Makes a folder that electron-builder takes for an Electron for Linux: nothing in it runs, but it has the
 * fuses of the real one. So the whole packaging can be tried where Electron cannot be fetched.
 */
export function makeDummyElectron(folder: string): void {
  const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
  const { version } = JSON.parse(
    readFileSync(join(modules, 'electron', 'package.json'), 'utf8'),
  ) as { version: string };
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, untouched.length]),
    Buffer.from(untouched),
  ]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('dummy '), wire]));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), '');
  }
}

const [, program, folder] = process.argv;
if (program === fileURLToPath(import.meta.url) && folder !== undefined) {
  makeDummyElectron(resolve(folder));
}
