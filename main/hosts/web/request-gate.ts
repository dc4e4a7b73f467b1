import type { IncomingMessage } from 'node:http';

/** Why a request is not answered. */
export interface Refusal {
  status: number;
  /** A sentence that names nothing that the request brought. */
  reason: string;
  /** For 405: the methods that are answered. */
  allow?: string;
}

/** Thrown by whatever turns a request away; the server answers with it. */
export class RequestRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** A request that came through the gate: what it is for. */
export interface Asked {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** Path as sent, still percent-encoded; starts with one slash. */
  path: string;
  query: string;
  /** Host and port by which the page knows this server. */
  host: string;
}

/** What the gate knows of the server. */
export interface GateRules {
  port: number;
  /** True for the path by which a browser that was started from here comes in. */
  isLaunch(path: string): boolean;
}

/** Printable ASCII behind exactly one slash, without `#` and backslash: no absolute form, no other host. */
const plainTarget = /^\/(?!\/)[!"$-[\]-~]*$/;

const methods = ['GET', 'HEAD', 'POST', 'PUT'] as const;

/**
 * The names by which a browser reaches this server; any other means that a name was bent to this address.
 * Browsers leave port 80 out.
 */
export function ownHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  return port === 80 ? names : names.map((name) => `${name}:${port}`);
}

/**
 * Decides about a request before anything looks at what it asks for: pages of other sites, names that
 * were rebound to this address and forms that proxies and servers may read differently are turned away,
 * with `RequestRefused`.
 */
export function checkRequest(request: IncomingMessage, rules: GateRules): Asked {
  const { headers, url = '' } = request;
  if (hasRepeatedHeader(request.rawHeaders)) refuse(400, 'A header was sent twice.');
  const host = headers.host ?? '';
  if (!ownHosts(rules.port).includes(host)) {
    refuse(421, 'This server answers under its own loopback address only.');
  }
  if (!plainTarget.test(url)) refuse(400, 'The target is not a plain path.');
  const method = methods.find((name) => name === request.method) ?? refuseMethod();
  const [path = '', ...query] = url.split('?');
  const asked = { method, path, query: query.join('?'), host };
  refuseForeign(request, asked, rules);
  return asked;
}

/** Turns away what says that it comes from elsewhere than the page that this server served. */
function refuseForeign(
  { headers }: IncomingMessage,
  { method, path, host }: Asked,
  { isLaunch }: GateRules,
): void {
  const reads = method === 'GET' || method === 'HEAD';
  const upgrades = headers.upgrade !== undefined;
  const mayLackOrigin = reads && !upgrades && headers.origin === undefined;
  if (headers.origin !== `http://${host}` && !mayLackOrigin) refuse(403, onlyOurs);
  if (reads && (headers['transfer-encoding'] ?? headers['content-length'] ?? '0') !== '0') {
    refuse(400, 'A request that reads has no body.');
  }
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return;
  const opensDocument =
    method === 'GET' &&
    !upgrades &&
    (headers['sec-fetch-dest'] ?? 'document') === 'document' &&
    (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate';
  if (!opensDocument || !(site === 'none' || isLaunch(path))) refuse(403, onlyOurs);
}

function hasRepeatedHeader(raw: readonly string[]): boolean {
  const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
  return new Set(names).size < names.length;
}

const onlyOurs = 'Only the page of this server may ask.';

function refuse(status: number, reason: string): never {
  throw new RequestRefused({ status, reason });
}

function refuseMethod(): never {
  throw new RequestRefused({
    status: 405,
    reason: 'This method is not answered.',
    allow: methods.join(', '),
  });
}
