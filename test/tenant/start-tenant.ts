import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { parse } from 'yaml';
import type { Connection } from '../../shared/connection.ts';
import type { Kind } from '../../shared/kinds.ts';
import { makeConnection } from '../helpers/connections.ts';
import { accountRoutes } from './account-routes.ts';
import { actRoutes } from './act-routes.ts';
import { chainRoutes } from './chain-routes.ts';
import { type KnownClient, tokenRoute } from './client-credentials.ts';
import { exportRoutes } from './export-routes.ts';
import { BadQuestion, emptyPage, listRoutes } from './list-routes.ts';
import { meRoute } from './me-route.ts';
import { restoreRoutes } from './restore-routes.ts';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from './stand-in.ts';
import { actScopes, allScopes, createGuard, readScopes } from './tenant-access.ts';
import { tenantLists } from './tenant-lists.ts';
import { openStore, type TenantStore } from './tenant-store.ts';
import { bearerOf, createTokens, type Tokens } from './tokens.ts';

export interface TenantOptions extends StandInOptions {
  /** As its paths name it; `acme` where nothing is said. */
  tenant?: string;
  /** What it holds at first, objects or JSON texts. */
  records?: Partial<Record<Kind, Iterable<object | string>>>;
  /** Database file; in memory where nothing is said. */
  file?: string;
  /** Requests that a client may make in a span; as many as come where nothing is said. */
  rate?: { requests: number; seconds: number };
  /** Seconds that a token of the token endpoint lives; 3600 where nothing is said. */
  lifetime?: number;
}

/** A tenant service that runs. */
export interface ReferenceTenant extends StandIn {
  tenant: string;
  store: TenantStore;
  /** Tokens that do not expire: of one who may only read, one who may act too, one who may do all; one that has expired, and one that may only list audit records. */
  tokens: { reader: string; actor: string; admin: string; expired: string; auditOnly: string };
  /** A client that may do all but restore, and one that may do that too, for the token endpoint `/auth/token`. */
  clients: { actor: KnownClient; admin: KnownClient };
  issued: Tokens;
  /** A connection to it with a token in the header; the secret is one of `tokens`. */
  connection(changes?: Partial<Connection>): Connection;
}

const apiFile = new URL('openapi.yaml', import.meta.url);

/** Starts a tenant service on loopback. It behaves as `openapi.yaml` beside it says. */
export async function startTenant(options: TenantOptions = {}): Promise<ReferenceTenant> {
  const { tenant = 'acme', records = {}, file, rate = null, lifetime = 3_600 } = options;
  const store = openStore(file);
  for (const { kind } of tenantLists) store.add(kind, records[kind] ?? []);
  store.accounts.addHolders(records.session ?? []);
  const issued = createTokens();
  const acting = [...readScopes, ...Object.values(actScopes)];
  const clients = {
    actor: { id: 'investigator', secret: `investigator-${'s3cret'}`, scopes: acting },
    admin: { id: 'restorer', secret: `restorer-${'s3cret'}`, scopes: allScopes },
  };
  const guard = createGuard({ tenant, tokens: issued, rate });
  const routes = new Hono<StandInEnv>()
    .route('/', tokenRoute('/auth/token', issued, Object.values(clients), lifetime))
    .route('/', exportRoutes(store, guard))
    .route('/', restoreRoutes(store, guard))
    .route('/', actRoutes(store, guard))
    .route('/', accountRoutes(store, guard))
    .route('/', listRoutes(store, guard))
    .route('/', chainRoutes(store, guard))
    .route('/', meRoute(guard))
    .get('/auth/docs', (context) => context.json(parse(readFileSync(apiFile, 'utf8'))));
  routes.onError((error, context) => {
    if (!(error instanceof BadQuestion)) throw error;
    return context.json({ error: 'bad-request', message: error.message }, 400);
  });
  const server = await startStandIn(
    {
      routes,
      shift: (path) => insertLate(store, path),
      emptyPage,
      expire: (authorization) => issued.expire(bearerOf(authorization)),
    },
    options,
  );
  return {
    ...server,
    tenant,
    store,
    issued,
    clients,
    tokens: {
      reader: issued.issue('reader', readScopes),
      actor: issued.issue('actor', acting),
      admin: issued.issue('admin', allScopes),
      expired: issued.issue('late', readScopes, -1),
      auditOnly: issued.issue('auditor', ['auth.audit.list']),
    },
    connection: (changes = {}) => makeConnection({ address: server.address, tenant, ...changes }),
    async stop() {
      await server.stop();
      store.close();
    },
  };
}

/** A record that comes late: with the time of the first of its list, while somebody is further on. */
function insertLate(store: TenantStore, path: string): void {
  const list = tenantLists.find((each) => path.endsWith(`/${each.path}`));
  if (list === undefined) return;
  const question = { from: null, until: null, name: null, holder: null, status: null };
  const [first] = store.page({ kind: list.kind, ...question }, null, 1);
  if (first === undefined) return;
  const record = JSON.parse(first.text) as Record<string, unknown>;
  const [id = 'id'] = list.id;
  store.add(list.kind, [{ ...record, [id]: `late-${crypto.randomUUID()}` }]);
}
