import * as z from 'zod/mini';
import type { MappedWord } from './fields.ts';
import { type Kind, kinds } from './kinds.ts';
import type { ActionKind } from './response-plan.ts';
import { sha256Of } from './sha256.ts';

/** The systems that can be asked over a network. `tenant` is the tenant service, `generic` whatever a connection describes itself. */
export const connectorNames = [
  'tenant',
  'authgear',
  'scalekit',
  'auth0',
  'okta',
  'graph',
  'keycloak',
  'fusionauth',
  'github',
  'generic',
] as const;
export type ConnectorName = (typeof connectorNames)[number];

const text = (most: number) => z.string().check(z.maxLength(most));
const some = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
/** Scheme, host and port; nothing that two readers of addresses could read in two ways. */
const place = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?(?=\/|$)/i;
const mostPort = 65_535;
const pathCharacters = /^[\w\-./~%:@!$&'()*+,;={}]*$/;

/** True for an address that a connection may have: `http` or `https`, host, port, path; no name, query or fragment. */
export function isAddress(text: string): boolean {
  const [found, , , port = '443'] = place.exec(text) ?? [];
  if (found === undefined || Number(port) < 1 || Number(port) > mostPort) return false;
  return pathCharacters.test(text.slice(found.length));
}

const address = some(2_000).check(
  z.refine(
    isAddress,
    'an address is https://host/path, without a user name, a password, a question mark or a #',
  ),
);
const template = z.string().check(z.minLength(1), z.maxLength(2_000));

/**
 * How a connection proves who it is. The secret itself (token, client secret, private key) is never part of
 * it: the host keeps it under `secretNameOf`.
 */
export const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** The secret as it is, behind a word (`Bearer`, `SSWS`, or nothing) in a header. */
  z.strictObject({ kind: z.literal('token'), header: some(100), word: text(50) }),
  /** OAuth 2 client credentials: the secret is exchanged for a token that is renewed in time. */
  z.strictObject({
    kind: z.literal('client-credentials'),
    clientId: some(500),
    /** Where tokens are had: an address, or a path behind that of the connection; `{tenant}` is filled in. */
    tokenAddress: some(2_000).check(
      z.refine(
        (given) => isAddress(given) || (given.startsWith('/') && pathCharacters.test(given)),
        'an address is https://host/path, or /path behind that of the connection',
      ),
    ),
    scope: text(2_000),
    audience: text(2_000),
    /** Whether id and secret go in the form or in a Basic header. */
    style: z.enum(['form', 'basic']),
  }),
  /** The secret is a private key (PEM); every call bears a short-lived token signed with it (RS256). `{tenant}` is filled in. */
  z.strictObject({ kind: z.literal('signed-token'), keyId: some(500), audience: some(2_000) }),
]);
export type Auth = z.output<typeof authSchema>;

/** How an interface that no connector knows is asked page by page. Paths into an answer are dotted; empty is the answer itself. */
export const genericSchema = z.strictObject({
  path: template,
  items: text(500),
  paging: z.discriminatedUnion('style', [
    z.strictObject({ style: z.literal('none') }),
    /** The answer holds a text that the next question sends back. */
    z.strictObject({ style: z.literal('cursor'), at: some(500), parameter: some(200) }),
    /** The next question says how many items, or pages, came before it. */
    z.strictObject({
      style: z.literal('offset'),
      parameter: some(200),
      counts: z.enum(['items', 'pages']),
      first: z.int().check(z.gte(0), z.lte(1)),
    }),
    /** A `Link` header with `rel="next"`, or where `at` is given an address in the answer. */
    z.strictObject({ style: z.literal('link'), at: z.nullable(some(500)) }),
  ]),
  /** Parameter that says how many items a page may have; null where there is none. */
  sizeParameter: z.nullable(some(200)),
  /** Parameters of the window; null where there are none: then everything is asked for. */
  window: z.nullable(
    z.strictObject({
      from: some(200),
      until: z.nullable(some(200)),
      form: z.enum(['iso', 'seconds', 'milliseconds']),
    }),
  ),
  /** How records are read, as for an import; recognised where nothing is said. */
  system: z.nullable(some(200)),
  kind: z.nullable(z.enum(kinds)),
  map: z.nullable(
    z.record(some(100), some(1_000)) as unknown as z.ZodMiniType<
      Partial<Record<MappedWord, string>>
    >,
  ),
});
export type GenericPages = z.output<typeof genericSchema>;

/** Bytes that an answer may be allowed: more cannot be one text. */
export const mostPageBytes = 500_000_000;

/** A way to one tenant of one system: everything but the secret. */
export const connectionSchema = z.strictObject({
  /** Unique, made once: a UUID. */
  id: z.uuid(),
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'give it one, to find it by'),
      z.maxLength(200, 'at most 200 characters'),
    ),
  connector: z.enum(connectorNames),
  /** Where the system is: `https://…`, with a path in front of all others if need be. Plain `http` to this machine only. */
  address,
  /** Tenant, project, realm or organisation as its paths name it; empty where there is none. */
  tenant: text(500),
  auth: authSchema,
  /** For times without one, as for an import. */
  zone: z.nullable(some(100)),
  /** Logs that are pulled, by name; empty for all that the connector has. */
  streams: z.array(some(100)).check(z.maxLength(50)),
  /** Null: what is good for the system. */
  limits: z.strictObject({
    perMinute: z.nullable(z.int().check(z.gte(1), z.lte(60_000))),
    pageSize: z.nullable(z.int().check(z.gte(1), z.lte(10_000))),
    timeoutSeconds: z.nullable(z.int().check(z.gte(1), z.lte(3_600))),
    pageBytes: z.nullable(z.int().check(z.gte(1_000), z.lte(mostPageBytes))),
  }),
  /** Paths in place of the connector's own, by their names; with `{tenant}`, `{id}`, `{user}`, `{job}`, `{event}`, filled in escaped. */
  paths: z.record(some(100), template),
  generic: z.nullable(genericSchema),
  /** Certificate of an authority (PEM) to trust besides those of the system, for this connection only. */
  authority: z.nullable(some(100_000)),
});
export type Connection = z.output<typeof connectionSchema>;

/** Where a connection is kept: in the case at hand, or for every case of this user. */
export type ConnectionPlace = 'case' | 'user';

/** One log of a system that can be pulled. */
export interface StreamSummary {
  name: string;
  title: string;
  /** System whose description reads the records, as in `sources.list`; null where they are recognised. */
  system: string | null;
  kinds: Kind[];
  /** True where its records change after they were made, as a session that ends: then each pull asks for all of them. */
  changes?: boolean;
  /** What the credential must be allowed, in the words of the system. */
  permission: string;
}

/** What a connector needs to know and can do, in words, for the form and the documentation. */
export interface ConnectorSummary {
  connector: ConnectorName;
  title: string;
  /** One sentence: what is pulled. */
  about: string;
  /** An address as an example. */
  addressExample: string;
  /** What `tenant` is called there; null where it needs none. */
  tenantTitle: string | null;
  /** Ways to prove who one is, the usual one first, each filled in as far as the system decides it. */
  auth: { title: string; secretTitle: string; auth: Auth }[];
  streams: StreamSummary[];
  /** How long the system keeps its logs, in words; null where it is not known. */
  retention: string | null;
  /** Paths that `paths` may replace. */
  paths: { name: string; title: string; method: string; template: string }[];
  /** Actions of a response plan that it can carry out with its own paths; others by paths that are given. */
  acts: ActionKind[];
  /** Whether audit records can be restored to it. */
  restores: boolean;
  limits: { perMinute: number | null; pageSize: number };
}

/** One thing that was tried, what came of it, and where it failed what to do. */
export interface TestStep {
  title: string;
  state: 'good' | 'failed' | 'skipped';
  /** A sentence. */
  told: string;
}

/** What a connection can reach and what it is allowed. */
export interface ConnectionTest {
  steps: TestStep[];
  /** Of each log: whether it may be read, and its latest record's time where that is told. */
  streams: { stream: string; state: 'good' | 'failed' | 'skipped'; told: string }[];
  good: boolean;
  /** Milliseconds of the fastest answer; null where none came. */
  latency: number | null;
}

/**
 * The name that a host keeps the secret of a connection under. It holds every place that the secret is sent
 * to, whom it trusts there and what is done with it, so that a connection that was changed, or that came with
 * a case of somebody else's, does not get the secret of another. Names, zones, logs and limits change nothing of that.
 */
export function secretNameOf(connection: Connection): string {
  const { authority } = connection;
  const places = originsOf(connection).join(' and ');
  const uses = usesOf(connection);
  const by =
    authority === null ? '' : ` by the authority ${sha256Of(authority.replace(/\s+/g, ''))}`;
  const use = uses.length === 0 ? '' : ` for the use ${sha256Of(JSON.stringify(uses))}`;
  return `${secretsOf(connection)}${places}${by}${use}`;
}

/** What the names of all secrets begin with that were ever entered for a connection, whatever it was then. */
export function secretsOf({ id }: Pick<Connection, 'id'>): string {
  return `connection ${id} to `;
}

/**
 * What a connection has a secret do beyond what its connector does by itself at the address of its system, in words: the
 * path that all its requests stand behind, where tokens are had, that a key signs, and every path of its own with its
 * method. Empty for most.
 */
export function usesOf(connection: Connection): string[] {
  const { address: base, auth, paths } = connection;
  const behind = pathOf(base);
  const uses = behind === '' ? [] : [`behind ${behind}`];
  if (auth.kind === 'client-credentials') {
    uses.push(`tokens at ${pathOf(tokenAddressOf(connection))}`);
  }
  if (auth.kind === 'signed-token') uses.push('as a key that signs');
  const own = Object.entries(paths).map(([name, path]) => `${name}: ${path.trim()}`);
  return [...uses, ...own.toSorted()];
}

/** The path of an address, without strokes at its end. */
function pathOf(given: string): string {
  const [found = ''] = place.exec(given) ?? [];
  return given.slice(found.length).replace(/\/+$/, '');
}

/** Every place that the secret of a connection is sent to: where the system is, and where tokens are had. */
export function originsOf(connection: Connection): string[] {
  return [...new Set([connection.address, tokenAddressOf(connection)].map(originOf))];
}

/**
 * How a connection logs in, with `{tenant}` and `{address}` filled in: some systems name the tenant in the place of their
 * tokens, and some want the connection's own address in the audience.
 */
export function filledAuth({ auth, tenant, address: base }: Connection): Auth {
  if (auth.kind !== 'client-credentials' && auth.kind !== 'signed-token') return auth;
  const audience = auth.audience
    .replaceAll('{tenant}', () => tenant)
    .replaceAll('{address}', () => base.replace(/\/+$/, ''));
  if (auth.kind === 'signed-token') return { ...auth, audience };
  const tokenAddress = auth.tokenAddress.replaceAll(
    '{tenant}',
    encodeURIComponent(tenant.toWellFormed()),
  );
  return { ...auth, audience, tokenAddress };
}

/** Where a connection with client credentials gets its tokens, as an absolute address; of any other the connection's own. */
export function tokenAddressOf(connection: Connection): string {
  const { address: base } = connection;
  const auth = filledAuth(connection);
  if (auth.kind !== 'client-credentials') return base;
  return isAddress(auth.tokenAddress)
    ? auth.tokenAddress
    : `${base.replace(/\/+$/, '')}${auth.tokenAddress}`;
}

/** What a person types to confirm that something is to be done in a tenant: its name, or where it has none its host. */
export function tenantNameOf({ tenant, address: base }: Connection): string {
  return tenant !== '' ? tenant : (place.exec(base)?.[2] ?? base);
}

/** Scheme, host and port in small letters, a usual port left out. */
export function originOf(given: string): string {
  const [, scheme = '', host = '', port = ''] = place.exec(given) ?? [];
  const usual = scheme.toLowerCase() === 'https' ? '443' : '80';
  const behind = port === '' || port === usual ? '' : `:${port}`;
  return `${scheme}://${host}${behind}`.toLowerCase();
}
