import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { TrailcaseError } from '../../../shared/errors.ts';

/** A file of the page, ready to be sent. */
export interface PageFile {
  type: string;
  body: string | Buffer;
  /** Of the document: the nonce that its styles carry, made for this one answer. */
  nonce?: string;
}

/** The only types that are served. */
const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Where the document says the nonce of its styles. */
const noncePlace = /%NONCE%/g;

/**
 * Reads the built page once. A request is looked up among what was read and never becomes a path, so that
 * there is nothing to climb out of.
 * @returns finds the file of a path as it was sent, or null
 */
export function readPage(folder: string): (path: string) => PageFile | null {
  const document = join(folder, 'index.html');
  if (!existsSync(document)) {
    throw new TrailcaseError(
      'not-found',
      `The page is not built: ${document} is missing. Run npm run build.`,
    );
  }
  const html = readFileSync(document, 'utf8');
  const files = new Map<string, PageFile>();
  for (const path of filesIn(folder)) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const name = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(name, { type, body: readFileSync(path) });
  }

  return (path) => {
    const name = decoded(path);
    if (name !== '/' && name !== '/index.html') return files.get(name) ?? null;
    const nonce = randomBytes(16).toString('base64');
    return { type: types['.html'] ?? '', body: html.replace(noncePlace, nonce), nonce };
  };
}

/** Every file in a folder and those below it. Within an archive of Electron, entries know only their own names. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

/** A path without its percent signs; what cannot be decoded is no name of a file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
