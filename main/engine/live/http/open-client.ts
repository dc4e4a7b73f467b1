import { type Connection, originOf } from '../../../../shared/connection.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { answerFailure } from './answer-failure.ts';
import { tokenRefusal } from './client-token.ts';
import { FailedTry } from './failed-try.ts';
import { jsonOf } from './json-answer.ts';
import { Lines, type RawAnswer, type SentRequest } from './line.ts';
import { type Login, loginOf } from './login.ts';
import { type Outside, realOutside } from './outside.ts';
import { paceOf } from './pace.ts';
import { withPatience } from './patience.ts';
import { redirectedTo } from './redirect.ts';
import { requestAddress, requireSafeLine, shownAddress } from './request-address.ts';
import type {
  ActRequest,
  ClientFigures,
  ClientWatch,
  ReadRequest,
  TenantAnswer,
  TenantClient,
} from './tenant-client.ts';
import { Veil } from './veil.ts';

const mostRedirects = 5;

interface Going {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer | null;
  needs: string | null;
  isRead: boolean;
  isRepeatable: boolean;
}

/** How a client goes about it. */
export interface ClientManner {
  /** Requests that may go out in a minute, where the connection does not say; null for any. */
  perMinute: number | null;
  /** Requests that are made again at most; as many as are good for a pull where nothing is said. */
  retries?: number;
  outside?: Outside;
}

/**
 * The way to the tenant of a connection. Nothing is sent yet. To be closed.
 * @throws {TrailcaseError} `bad-request` where its address is not safe, `login-refused` where its secret cannot be used
 */
export function openClient(
  connection: Connection,
  secret: string,
  watch: ClientWatch,
  manner: ClientManner,
): TenantClient {
  return new Client(connection, secret, watch, manner);
}

class Client implements TenantClient {
  readonly connection: Connection;
  readonly figures: ClientFigures = { requests: 0, retries: 0, waited: 0, bytes: 0 };
  readonly #watch: ClientWatch;
  readonly #outside: Outside;
  readonly #retries: number | undefined;
  readonly #veil = new Veil();
  readonly #lines: Lines;
  readonly #login: Login;
  readonly #turn: () => Promise<void>;
  #hasAnswered = false;

  constructor(
    connection: Connection,
    secret: string,
    watch: ClientWatch,
    { perMinute, retries, outside = realOutside }: ClientManner,
  ) {
    requireSafeLine(connection.address);
    this.connection = connection;
    this.#watch = watch;
    this.#outside = outside;
    this.#retries = retries;
    this.#lines = new Lines(connection, outside);
    const { limits } = connection;
    this.#turn = paceOf(limits.perMinute ?? perMinute, watch.signal, this.figures, outside);
    this.#login = loginOf(connection, secret, {
      ask: (request) => this.#askForToken(request),
      veil: this.#veil,
      outside,
    });
  }

  async read(request: ReadRequest): Promise<TenantAnswer> {
    const { question } = request;
    return await this.#go({
      method: question === undefined ? 'GET' : 'POST',
      url: requestAddress(this.connection, request),
      headers: {
        accept: 'application/json',
        ...(question === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: question === undefined ? null : JSON.stringify(question),
      needs: request.needs ?? null,
      isRead: true,
      isRepeatable: true,
    });
  }

  async readJson(request: ReadRequest): Promise<{ answer: TenantAnswer; value: unknown }> {
    const answer = await this.read(request);
    return { answer, value: jsonOf(answer, answer.address, this.#veil) };
  }

  async act(request: ActRequest): Promise<TenantAnswer> {
    const { body, key } = request;
    return await this.#go({
      method: request.method,
      url: requestAddress(this.connection, request),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      body: body ?? null,
      needs: request.needs ?? null,
      isRead: false,
      isRepeatable: key !== undefined,
    });
  }

  hide(text: string): string {
    return this.#veil.hide(text);
  }

  async close(): Promise<void> {
    await this.#lines.close();
  }

  async #go(going: Going): Promise<TenantAnswer> {
    const before = this.figures.requests;
    const { url, raw } = await this.#patiently(
      () => this.#oneTry(going),
      going.isRepeatable,
      going.url,
    );
    if (going.isRead) this.#requireNoEcho(raw, url);
    return {
      method: going.method,
      address: shownAddress(url, this.#veil),
      status: raw.status,
      headers: Object.fromEntries(
        Object.entries(raw.headers).map(([name, value]) => [name, this.#shown(name, value)]),
      ),
      body: going.isRead ? raw.body : this.#withoutEcho(raw.body),
      fetched: this.#outside.now() * 1_000,
      attempts: this.figures.requests - before,
    };
  }

  /** One try: logged in, once more where a token ran out, and after redirects. */
  async #oneTry(going: Going): Promise<{ url: URL; raw: RawAnswer }> {
    const first = await this.#followed(going);
    if (first.raw.status !== 401 || !this.#login.renew()) return this.#good(going, first);
    return this.#good(going, await this.#followed(going));
  }

  #good(going: Going, { url, raw }: { url: URL; raw: RawAnswer }) {
    const isPart = going.isRead && raw.status === 206;
    if (raw.status >= 200 && raw.status <= 299 && !isPart) return { url, raw };
    throw answerFailure(raw, {
      method: going.method,
      address: shownAddress(url, this.#veil),
      host: url.host,
      needs: going.needs,
      isLoggedIn: this.connection.auth.kind !== 'none',
      veil: this.#veil,
      now: this.#outside.now(),
    });
  }

  async #followed(going: Going): Promise<{ url: URL; raw: RawAnswer }> {
    let headers = { ...going.headers, ...(await this.#login.headers()) };
    let { url } = going;
    for (let redirects = 0; ; redirects++) {
      const { method, body } = going;
      const isLone = !going.isRead && !going.isRepeatable;
      const raw = await this.#ask({ method, url, headers, body, isLone });
      const next = redirectedTo(raw, url);
      if (next === null || !going.isRead || method !== 'GET') return { url, raw };
      if (redirects === mostRedirects)
        throw new FailedTry(
          new TrailcaseError(
            'unexpected-answer',
            `${shownAddress(going.url, this.#veil)} was redirected more than ${mostRedirects} times. Check the address of the connection.`,
            { status: raw.status },
          ),
          'never',
          { mayBeDone: false },
        );
      if (next.origin !== url.origin) headers = { accept: 'application/json' } as typeof headers;
      url = next;
    }
  }

  async #ask(request: SentRequest): Promise<RawAnswer> {
    await this.#turn();
    this.figures.requests++;
    const raw = await this.#lines.ask(
      { ...request, headers: { 'user-agent': 'Trailcase', ...request.headers } },
      this.#watch.signal,
    );
    this.#hasAnswered = true;
    this.figures.bytes += raw.body.length;
    return raw;
  }

  /** A request for a token: with patience, to its own place only. */
  async #askForToken(request: SentRequest): Promise<RawAnswer> {
    const { url } = request;
    const once = async () => {
      const raw = await this.#ask(request);
      if (raw.status >= 200 && raw.status <= 299) return raw;
      const text = raw.body.toString('utf8');
      if (raw.status === 400 || raw.status === 401 || raw.status === 403)
        throw new FailedTry(tokenRefusal(text, raw.status, url, this.#veil), 'never', {
          status: raw.status,
          mayBeDone: false,
        });
      throw answerFailure(raw, {
        method: request.method,
        address: shownAddress(url, this.#veil),
        host: url.host,
        needs: null,
        isLoggedIn: true,
        veil: this.#veil,
        now: this.#outside.now(),
      });
    };
    return await this.#patiently(once, true, url);
  }

  #patiently<T>(ask: () => Promise<T>, isRepeatable: boolean, url: URL): Promise<T> {
    return withPatience(ask, {
      watch: this.#watch,
      outside: this.#outside,
      figures: this.figures,
      host: url.host,
      hasAnswered: () => this.#hasAnswered,
      isRepeatable,
      retries: this.#retries,
    });
  }

  /** A header as it may leave the client. Of a next page's address a part may look like that of a token, and must stay. */
  #shown(name: string, value: string): string {
    const isWanted = name === 'link' && !this.#veil.isIn(Buffer.from(value));
    return isWanted ? value : this.#veil.hide(value);
  }

  /** What was done is done, whatever its answer says back; that is no evidence, so it may be changed. */
  #withoutEcho(body: Buffer): Buffer {
    return this.#veil.isIn(body) ? Buffer.from(this.#veil.hide(body.toString('utf8'))) : body;
  }

  /** Pages are kept as evidence, and no credential may get into a case. */
  #requireNoEcho(raw: RawAnswer, url: URL): void {
    if (!this.#veil.isIn(raw.body)) return;
    throw new TrailcaseError(
      'unexpected-answer',
      `The answer of ${originOf(url.href)} holds the very credential that it was asked with, so it was thrown away. Revoke that credential, and ask those who run ${url.host} why it sends it back.`,
      { status: raw.status, sent: true },
    );
  }
}
