import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { showFaults } from './fault-layer.ts';
import { createFaults, type FaultOrder, type Faults } from './faults.ts';
import type { LoginState, SeenRequest } from './request-log.ts';

/** What routes of a stand-in find in their context. */
export interface StandInEnv {
  Bindings: HttpBindings;
  Variables: { login: LoginState };
}

/** What the fault layer needs of a stand-in. */
export interface StandInParts {
  routes: Hono<StandInEnv>;
  /** Adds a record to the log that a path asks for, before the place where a reader is: a shifted page. */
  shift?(path: string): void;
  /** A page without a record that names a further one, never the same twice, behind which the list is where it was. */
  emptyPage?(context: Context<StandInEnv>): Response;
  /** Makes a token that was given invalid, as if its time had come. */
  expire?(authorization: string): void;
  /** How the system says that too much is asked, where it has its own way; a plain 429 with `Retry-After` otherwise. */
  tooMany?(context: Context<StandInEnv>, seconds: number): Response;
}

export interface StandInOptions {
  faults?: readonly FaultOrder[];
  /** Key and certificate (PEM): then it speaks TLS. */
  tls?: { key: string; cert: string };
  /** 0, the usual one, takes a free port. */
  port?: number;
}

/** A server of a test that stands for a system. */
export interface StandIn {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** Every request that came, in order. */
  requests: readonly SeenRequest[];
  faults: Faults;
  stop(): Promise<void>;
}

/** Starts a stand-in on loopback; its faults and its list of requests come from here. */
export async function startStandIn(
  { routes, ...parts }: StandInParts,
  { faults: orders, tls, port = 0 }: StandInOptions = {},
): Promise<StandIn> {
  const faults = createFaults(orders);
  const requests: SeenRequest[] = [];
  const stopped = new AbortController();
  const app = new Hono<StandInEnv>();
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const seen: SeenRequest = {
      method: context.req.method,
      path: pathname + search,
      at: Date.now(),
      login: 'unasked',
      key: context.req.header('idempotency-key') ?? null,
      fault: null,
      status: 0,
    };
    requests.push(seen);
    context.set('login', 'unasked');
    await next();
    seen.login = context.get('login');
    const { headersSent, destroyed } = context.env.outgoing;
    if (!headersSent && !destroyed) seen.status = context.res.status;
  });
  app.use(showFaults(faults, requests, parts, stopped.signal));
  app.route('/', routes);
  app.notFound((context) =>
    context.json({ error: 'not-found', message: `There is nothing at ${context.req.path}.` }, 404),
  );
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls === undefined ? {} : { createServer: createTlsServer, serverOptions: tls }),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  return {
    address: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${given}`,
    requests,
    faults,
    async stop() {
      stopped.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
