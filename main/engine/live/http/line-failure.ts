import { TrailcaseError } from '../../../../shared/errors.ts';
import { certificateFailure } from './certificate-failure.ts';
import { FailedTry, type Worth } from './failed-try.ts';

interface Line {
  url: URL;
  timeoutSeconds: number;
}

const resets = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED'];
const cuts = [
  ...resets,
  'ERR_STREAM_PREMATURE_CLOSE',
  'Z_BUF_ERROR',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
];

/** What went wrong below HTTP, in words that say what to do. */
export function lineFailure(thrown: unknown, line: Line): FailedTry {
  const found = firstCause(thrown);
  const code = codeOf(found);
  const certificate = certificateFailure(code, found, line.url);
  if (certificate !== null) return new FailedTry(certificate, 'never', { mayBeDone: false });
  const [worth, isSent, told] = toldOf(code, found, line);
  const kind =
    code.startsWith('HPE_') || code.startsWith('Z_') ? 'unexpected-answer' : 'unreachable';
  const isCut = cuts.includes(code);
  return new FailedTry(
    new TrailcaseError(isCut ? 'unreachable' : kind, told, { code, sent: isSent }, thrown),
    worth,
    { mayBeDone: isSent },
  );
}

function toldOf(
  code: string,
  found: Error,
  { url, timeoutSeconds }: Line,
): [Worth, boolean, string] {
  const { hostname: host, origin } = url;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  if (/prox/i.test(`${found.name} ${found.message}`) || isElsewhere(found, host, port))
    return [
      'never',
      false,
      `The proxy of this machine did not let the call to ${host} through, or is not there. Look at HTTPS_PROXY and NO_PROXY, and at its permissions.`,
    ];
  if (code === 'ENOTFOUND')
    return ['known', false, `There is no host called ${host}; check the address.`];
  if (code === 'EAI_AGAIN')
    return [
      'known',
      false,
      `The name ${host} could not be looked up; check the address, and whether this machine is on the network.`,
    ];
  if (code === 'ECONNREFUSED')
    return [
      'known',
      false,
      `${host} refuses connections on port ${port}; check the address and its port, and whether the service runs.`,
    ];
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return [
      'known',
      false,
      `${host} did not take the call on port ${port} within 10 s; check the address, and whether a firewall or a missing VPN is in between.`,
    ];
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM'].includes(code))
    return [
      'known',
      false,
      `There is no way from here to ${host} (${code}); check the network, and whether a VPN is needed.`,
    ];
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return [
      'few',
      true,
      `${origin} fell silent for ${timeoutSeconds} s before its answer was whole. Try again later, ask for smaller pages, or allow it more seconds in the limits of the connection.`,
    ];
  if (code === 'EPROTO' || /^ERR_SSL_(?:WRONG_VERSION|PACKET_LENGTH)/.test(code))
    return [
      'never',
      false,
      `What answers at ${host} on port ${port} does not speak TLS; check the port, and that this is the https address.`,
    ];
  if (/^ERR_(?:SSL|TLS)_/.test(code))
    return [
      'never',
      false,
      `No encrypted line to ${host} could be agreed on (${code}). It must offer TLS 1.2 or newer.`,
    ];
  if (['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'ERR_INVALID_CHAR'].includes(code))
    return ['never', false, `A request to ${origin} cannot be put into words of HTTP (${code}).`];
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW')
    return [
      'known',
      true,
      `What answers at ${origin} does not speak HTTP; check the address and its port.`,
    ];
  if (cuts.includes(code))
    return [
      'always',
      true,
      `The line to ${host} was cut before the answer was whole. Try again; what was stored before stays.`,
    ];
  if (code.startsWith('Z_'))
    return [
      'few',
      true,
      `The answer of ${origin} is said to be compressed and cannot be unpacked; a proxy in between may have changed it.`,
    ];
  return [
    'few',
    true,
    `The call to ${host} failed (${code === '' ? found.name : code}). Try again later.`,
  ];
}

/** True where what could not be reached is not what was asked for: a proxy in between. */
function isElsewhere(error: Error, host: string, port: string): boolean {
  const { hostname, port: tried } = error as Error & { hostname?: unknown; port?: unknown };
  if (typeof hostname === 'string') return hostname !== host.replace(/^\[|\]$/g, '');
  return typeof tried === 'number' && String(tried) !== port;
}

/** The error that began it: undici and Node wrap it, and several addresses of one host fail together. */
function firstCause(thrown: unknown): Error {
  let found = thrown instanceof Error ? thrown : new Error('unknown');
  for (let depth = 0; depth < 5; depth++) {
    const inner: unknown =
      found instanceof AggregateError && found.errors.length > 0 ? found.errors[0] : found.cause;
    if (!(inner instanceof Error)) break;
    found = inner;
  }
  return found;
}

function codeOf(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  // undici's parser knows no code for some of what it cannot read.
  if (error.name === 'HTTPParserError') return 'HPE_INVALID';
  return typeof code === 'string' ? code : '';
}
