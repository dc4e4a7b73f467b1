import { type Protocol, protocol } from 'electron';
import { type PageFile, pageHeaders, readPage } from '../workbench/index.ts';

/** Where the page comes from: a scheme of our own, so that nothing is loaded from disk or network by address. */
export const appOrigin = 'app://trailcase';

/** Address of the page. */
export const pageAddress = `${appOrigin}/`;

/** What the page may connect to: nothing but its own files. */
const connect = "'self'";

/** Makes the scheme one with an origin, like https. Only possible before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built page under the scheme.
 * @param to protocol of the session that the window is in
 * @param folder of the built page. Fails with `not-found` where it is not built
 */
export function serveApp(to: Protocol, folder: string): void {
  const page = readPage(folder);
  to.handle('app', ({ method, url }) => answerPage(page, method, url));
}

/** Answers one request; what is not a file of the page is 404, whatever way its path is written. */
export function answerPage(
  page: (path: string) => PageFile | null,
  method: string,
  url: string,
): Response {
  const { origin, path } = partsOf(url);
  if (origin !== appOrigin || method !== 'GET') return refused();
  const file = page(path);
  if (file === null) return refused();
  const { type, body, nonce } = file;
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': type, ...pageHeaders(connect, nonce) },
  });
}

/** What is said of a report that is printed: nothing in it runs or loads, whatever it says itself. */
export const reportHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

function refused(): Response {
  return new Response('There is nothing here.', { status: 404, headers: pageHeaders(connect) });
}

/** Parsed as an address and never by its beginning. An own scheme has no `origin` in Node's URL. */
export function partsOf(url: string): { origin: string; path: string } {
  try {
    const { protocol: scheme, host, pathname, username, password } = new URL(url);
    const user = username === '' && password === '' ? '' : '@';
    return { origin: `${scheme}//${user}${host}`, path: pathname };
  } catch {
    return { origin: '', path: '' };
  }
}

/** True for the address of something that the page made in its own memory. */
export function isMadeByPage(url: string): boolean {
  return url.startsWith(`blob:${appOrigin}/`);
}
