import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Something that others made and that is part of what is handed out. */
export interface Notice {
  /** `zod 4.6.7`, or what data is called. */
  name: string;
  /** An SPDX expression, or `public domain`. */
  licence: string;
  /** The licence as its holder wrote it, with the copyright line and every notice that came with it. */
  text: string;
}

/** Texts of packages that were published without the licence they name, out of their repositories. */
const kept = fileURLToPath(new URL('texts', import.meta.url));

/** Files of a package that hold its terms. Apache 2.0 wants what NOTICE says to be passed on. */
const files = [/^licen[cs]e/i, /^copying/i, /^notice/i];

/**
 * Reads which licence a package is under, and its text.
 * @param folder of the package, with its package.json
 */
export function licenceOfPackage(folder: string): Notice {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: unknown };
  return {
    name: `${name} ${version}`,
    licence: typeof license === 'string' ? license.trim() : '',
    text: textsIn(folder) || keptText(name),
  };
}

function textsIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && files.some((pattern) => pattern.test(entry.name)))
    .map(({ name }) => name)
    .sort()
    .map((name) => tidied(readFileSync(join(folder, name), 'utf8')))
    .filter((text) => text !== '')
    .join('\n\n');
}

function keptText(name: string): string {
  const path = join(kept, `${name.replace('/', '+')}.txt`);
  return existsSync(path) ? tidied(readFileSync(path, 'utf8')) : '';
}

/** The same text whatever system wrote it, without spaces at the ends of its lines. */
function tidied(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
