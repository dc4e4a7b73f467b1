import { type Connection, isAddress, originOf } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { showHidden } from '../../../../shared/hidden-characters.ts';
import { withoutSecrets } from './secret-parameters.ts';
import type { ReadRequest } from './tenant-client.ts';
import type { Veil } from './veil.ts';

/** What a reader of addresses would drop, turn or end at. */
const twisted = /[\p{Cc}\s\\#]/u;
const dots = /^(?:\.|%2e){1,2}$/i;

/**
 * Where a request goes: a path behind the connection's address, or an absolute address on the same server, and its
 * parameters, escaped.
 * @throws {TrailcaseError} `bad-request` for a path that would be read as another one, `unexpected-answer` for an address
 *   on another server
 */
export function requestAddress(
  connection: Connection,
  request: Pick<ReadRequest, 'path' | 'query'>,
): URL {
  const { path, query = {} } = request;
  const url = /^https?:\/\//i.test(path) ? named(connection, path) : behind(connection, path);
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${escaped(name)}=${escaped(one)}`),
  );
  if (parameters.length > 0)
    url.search = [url.search.replace(/^\?/, ''), ...parameters]
      .filter((part) => part !== '')
      .join('&');
  return url;
}

/** An address as it may be kept and shown: parameters that are secret by their name or their value starred. */
export function shownAddress(url: URL, veil: Veil): string {
  const behindIt = url.search === '' ? '' : `?${withoutSecrets(url.search.slice(1))}`;
  return veil.hide(`${url.origin}${url.pathname}${behindIt}`);
}

/**
 * That credentials may be sent there: over https, or without it to this very machine only.
 * @throws {TrailcaseError} `bad-request`
 */
export function requireSafeLine(address: string): URL {
  const url = isAddress(address) && URL.canParse(address) ? new URL(address) : null;
  if (url === null)
    throw new TrailcaseError('bad-request', `"${address}" is no address. Give https://host/path.`);
  if (url.protocol === 'https:' || isLoopback(url)) return url;
  throw new TrailcaseError(
    'bad-request',
    `${url.origin} would be asked without encryption. Give its https address; plain http is for this machine only.`,
  );
}

/** True for an address of this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function behind({ address }: Connection, path: string): URL {
  const base = address.replace(/\/+$/, '');
  const [place = ''] = path.split('?', 1);
  if (twisted.test(path) || place.split('/').some((part) => dots.test(part)))
    throw new TrailcaseError(
      'bad-request',
      `The path ${showHidden(JSON.stringify(path.slice(0, 200)))} would be read as another one: it holds a part of dots, a backslash, a space or a #. Escape it, or look at the id that was put into it.`,
    );
  return new URL(path === '' || /^[/?]/.test(path) ? `${base}${path}` : `${base}/${path}`);
}

function named({ address }: Connection, path: string): URL {
  const url = URL.canParse(path) ? new URL(path) : null;
  const isOwn = url !== null && url.origin === new URL(originOf(address)).origin;
  if (url !== null && isOwn && url.username === '' && url.password === '') {
    url.hash = '';
    return url;
  }
  throw new TrailcaseError(
    'unexpected-answer',
    `${originOf(address)} says that it goes on at ${url?.origin ?? 'an address that is none'}, which is not its own place. Nothing was asked there. If the system moved, change the address of the connection.`,
  );
}

function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
