import type { Readable } from 'node:stream';
import type { Agent, Dispatcher } from 'undici';
import { type Connection, originOf, tokenAddressOf } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { acceptedEncodings, readBeginning, readBody, TooLarge } from './answer-body.ts';
import { FailedTry } from './failed-try.ts';
import { lineFailure } from './line-failure.ts';
import type { Outside } from './outside.ts';
import { isLoopback } from './request-address.ts';
import { trustedAuthorities } from './trusted-authorities.ts';

/** One request as it goes out. */
export interface SentRequest {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer | null;
  /** It must not go over a line that may just be closing, since nobody could say whether it was done. */
  isLone: boolean;
}

/** One answer as it came in, whole; of one that tells of a failure only the beginning. */
export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Milliseconds to take a call. */
const connectTimeout = 10_000;
const usualSeconds = 60;
const usualBytes = 64 * 1024 * 1024;
/** Bytes that are read of an answer which tells of a failure. */
const failureBytes = 64 * 1024;
/** An answer may come slowly, but not for ever: minutes, or so many times the silence that is allowed where that is more. */
const wholeMinutes = 15;
const wholeSilences = 10;

/** Lines to the places of one connection. TLS is always verified; there is no option. */
export class Lines {
  readonly #connection: Connection;
  readonly #now: Outside['now'];
  readonly #made = new Map<string, Dispatcher>();
  /** An authority of the connection's own counts here only. */
  readonly #own: ReadonlySet<string>;
  #isClosed = false;

  constructor(connection: Connection, { now }: Pick<Outside, 'now'>) {
    this.#connection = connection;
    this.#now = now;
    const places = [connection.address, tokenAddressOf(connection)];
    this.#own = new Set(places.map((place) => new URL(originOf(place)).origin));
  }

  /**
   * One request and its answer.
   * @throws {FailedTry}
   */
  async ask(request: SentRequest, signal: AbortSignal): Promise<RawAnswer> {
    const { timeoutSeconds, pageBytes } = this.#connection.limits;
    const seconds = timeoutSeconds ?? usualSeconds;
    const limit = pageBytes ?? usualBytes;
    const { url } = request;
    const minutes = Math.max(wholeMinutes, Math.ceil((wholeSilences * seconds) / 60));
    const end = this.#now() + minutes * 60_000;
    const look = () => {
      if (this.#now() > end) throw tooSlow(url, minutes);
    };
    let body: Readable | null = null;
    try {
      const answer = await (await this.#to(request)).request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method as Dispatcher.HttpMethod,
        headers: { 'accept-encoding': acceptedEncodings, ...request.headers },
        body: request.body,
        signal,
        headersTimeout: seconds * 1_000,
        bodyTimeout: seconds * 1_000,
      });
      body = answer.body;
      const headers = plainHeaders(answer.headers);
      const status = answer.statusCode;
      if (status < 200 || status > 299)
        return { status, headers, body: await readBeginning(body, headers, failureBytes, look) };
      const announced = Number(headers['content-length'] ?? 0);
      if (announced > limit) throw new TooLarge();
      return { status, headers, body: await readBody(body, headers, limit, look) };
    } catch (error) {
      if (signal.aborted)
        throw new FailedTry(
          new TrailcaseError('cancelled', 'Cancelled.', { sent: true }),
          'never',
          {
            mayBeDone: true,
          },
        );
      if (this.#isClosed) throw lineClosed();
      if (error instanceof FailedTry) throw error;
      if (error instanceof TooLarge) throw tooLarge(url, limit);
      if (error instanceof TrailcaseError) throw new FailedTry(error, 'never', { mayBeDone: true });
      throw lineFailure(error, { url, timeoutSeconds: seconds });
    } finally {
      body?.on('error', () => undefined).destroy();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const made = [...this.#made.values()];
    this.#made.clear();
    await Promise.all(made.map((dispatcher) => dispatcher.destroy()));
  }

  async #to({ url, isLone }: SentRequest): Promise<Dispatcher> {
    const { Agent: Direct, EnvHttpProxyAgent } = await import('undici');
    if (this.#isClosed) throw lineClosed();
    const isOwn = this.#own.has(url.origin);
    const isNear = isLoopback(url);
    const key = `${isOwn} ${isNear} ${isLone}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const authority = isOwn ? this.#connection.authority : null;
    const tls = { ...checked(authority), rejectUnauthorized: true, timeout: connectTimeout };
    const options: Agent.Options = {
      connect: tls,
      allowH2: false,
      pipelining: isLone ? 0 : 1,
      maxHeaderSize: 64 * 1024,
    };
    const dispatcher = isNear
      ? new Direct(options)
      : new EnvHttpProxyAgent({ ...options, requestTls: tls, proxyTls: tls });
    this.#made.set(key, dispatcher);
    return dispatcher;
  }
}

function checked(authority: string | null) {
  try {
    return { secureContext: trustedAuthorities(authority) };
  } catch (error) {
    throw new TrailcaseError(
      'bad-request',
      'The certificate of an authority that this connection has cannot be read. Give it as PEM: -----BEGIN CERTIFICATE----- and so on.',
      undefined,
      error,
    );
  }
}

/** Whoever closes a client wants nothing of it any more; it must not ask again by itself. */
function lineClosed(): FailedTry {
  return new FailedTry(
    new TrailcaseError('cancelled', 'The line to the tenant was closed.', { sent: true }),
    'never',
    { mayBeDone: true },
  );
}

function tooSlow(url: URL, minutes: number): FailedTry {
  return new FailedTry(
    new TrailcaseError(
      'unreachable',
      `${url.origin} went on sending its answer for ${minutes} min and it was still not whole, so the rest was not waited for. Ask for smaller pages, or allow more seconds in the limits of the connection: the whole answer may take ten times as long.`,
      { sent: true },
    ),
    'never',
    { mayBeDone: true },
  );
}

function tooLarge(url: URL, limit: number): FailedTry {
  const size = limit >= 1_048_576 ? `${Math.floor(limit / 1_048_576)} MiB` : `${limit} bytes`;
  return new FailedTry(
    new TrailcaseError(
      'limit-reached',
      `An answer of ${url.origin} is larger than ${size}; the rest was not read. Ask for smaller pages, or allow larger answers in the limits of the connection.`,
      { sent: true },
    ),
    'never',
    { mayBeDone: true },
  );
}

function plainHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name === 'set-cookie'
      ? []
      : [[name.toLowerCase(), [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(pairs);
}
