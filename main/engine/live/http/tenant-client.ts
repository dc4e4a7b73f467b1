import type { Connection } from '../../../../shared/connection.ts';

/** A question to a system. Nothing is changed by it. */
export interface ReadRequest {
  /** Path behind the connection's address, or an absolute address that the system itself named (`next`). */
  path: string;
  /** Appended to it, escaped. A value that is a list is said several times. */
  query?: Readonly<Record<string, string | readonly string[]>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST: for interfaces that are asked so, such as GraphQL. */
  question?: unknown;
  /** The permission that it needs, in the words of the system; told where it is missing. */
  needs?: string;
}

/** A request that changes something in a tenant. */
export interface ActRequest {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** JSON, as it is to be sent. */
  body?: string | Buffer;
  /**
   * Given where sending it twice does what sending it once does: it goes along as `Idempotency-Key`, and only then
   * is the request sent again when no answer came.
   */
  key?: string;
  /** The permission that it needs, in the words of the system; told where it is missing. */
  needs?: string;
}

/** What came back, whole. */
export interface TenantAnswer {
  method: string;
  /** Address with its parameters, without anything secret, at which the answer was had. */
  address: string;
  status: number;
  /** By name in small letters. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** When its last byte came, microseconds UTC. */
  fetched: number;
  /** Requests that it took, 1 or more. */
  attempts: number;
}

/** What a client did so far. */
export interface ClientFigures {
  requests: number;
  retries: number;
  /** Milliseconds that were waited because of limits, the server's own or ours. */
  waited: number;
  bytes: number;
}

/** What is told while a client waits. */
export interface ClientWatch {
  signal: AbortSignal;
  /** A sentence: `waiting 30 s, as the server asks (429)`. Null when it goes on. */
  waiting?: (why: string | null) => void;
}

/**
 * The way to one tenant: login, limits, patience. `read` and `act` answer with a 2xx status or fail with
 * `unreachable`, `certificate-refused`, `login-refused`, `permission-missing`, `unexpected-answer` (its details hold
 * status and the beginning of the body), `limit-reached` or `cancelled`, in words that say what to do.
 */
export interface TenantClient {
  readonly connection: Connection;
  readonly figures: Readonly<ClientFigures>;
  /** Asked again, with patience, where it is worth it: 429, 502, 503, 504, a cut line. 500 a few times. */
  read(request: ReadRequest): Promise<TenantAnswer>;
  /** The answer parsed as JSON; a page that is none fails with `unexpected-answer`. */
  readJson(request: ReadRequest): Promise<{ answer: TenantAnswer; value: unknown }>;
  /**
   * Never redirected. Sent once, or with a key until it is answered. An answer that turns it away untouched (429, or 401
   * for a token that ran out) is no doing: it is sent again then. Of a failure, `sent` in the details is false
   * where it cannot have reached the tenant.
   */
  act(request: ActRequest): Promise<TenantAnswer>;
  /** A text of the tenant without anything of a credential, so that it may be kept. */
  hide(text: string): string;
  close(): Promise<void>;
}
