import { type Context, Hono } from 'hono';
import { tokenRoute } from '../client-credentials.ts';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf, createTokens } from '../tokens.ts';
import { keycloakAdminEvents, keycloakEvents } from './keycloak-records.ts';
import { insertRecord, type LoggedRecord } from './logged-records.ts';

/** A stand-in of Keycloak with what a test may do to it. */
export interface KeycloakStandIn extends StandIn {
  realm: string;
  /** A client with the role `view-events`, and one without. */
  client: { id: string; secret: string };
  poorClient: { id: string; secret: string };
  events: LoggedRecord[];
  adminEvents: LoggedRecord[];
}

const role = 'view-events';

/**
 * The two logs of a realm as `sources.md` 9 describes them: bare arrays by `first` and `max`, newest first. Since 26.2 `direction` and times in
 * milliseconds are known; an older one takes days only and leaves out those after midnight of the last.
 */
export async function startKeycloak(
  count: number,
  { isOld = false, ...options }: StandInOptions & { isOld?: boolean } = {},
): Promise<KeycloakStandIn> {
  const realm = 'acme';
  const events = keycloakEvents(count);
  const adminEvents = keycloakAdminEvents(count);
  const tokens = createTokens();
  const client = { id: 'trailcase', secret: 'demo-secret-of-trailcase' };
  const poorClient = { id: 'nobody', secret: 'demo-secret-of-nobody' };
  const known = [
    { ...client, scopes: [role] },
    { ...poorClient, scopes: ['other'] },
  ];
  const routes = new Hono<StandInEnv>().route(
    '/',
    tokenRoute(`/realms/${realm}/protocol/openid-connect/token`, tokens, known, 300),
  );
  for (const [path, log] of [
    ['events', events],
    ['admin-events', adminEvents],
  ] as const) {
    routes.get(`/admin/realms/${realm}/${path}`, (context) => {
      const { login, holder } = tokens.judge(bearerOf(context.req.header('authorization') ?? ''));
      context.set('login', login);
      if (holder === null) return context.json({ error: 'HTTP 401 Unauthorized' }, 401);
      if (!holder.scopes.has(role)) return context.json({ error: 'HTTP 403 Forbidden' }, 403);
      return page(context, log, isOld);
    });
  }
  const standIn = await startStandIn(
    {
      routes,
      shift: (path) => {
        const log = path.endsWith('/admin-events') ? adminEvents : events;
        const [first] = log;
        if (first !== undefined) insertRecord(log, { ...first, id: 'late', record: late(first) });
      },
      expire: (authorization) => tokens.expire(bearerOf(authorization)),
    },
    options,
  );
  return { ...standIn, realm, client, poorClient, events, adminEvents };
}

function late({ record }: LoggedRecord) {
  return { ...record, id: crypto.randomUUID() };
}

function page(context: Context, log: readonly LoggedRecord[], isOld: boolean): Response {
  const { dateFrom, dateTo, direction, first = '0', max = '100' } = context.req.query();
  const [from, to] = [timeOf(dateFrom, isOld), timeOf(dateTo, isOld)];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    const errorMessage = "Invalid value for 'Date', expected format is yyyy-MM-dd";
    return context.json({ errorMessage }, 400);
  }
  const found = log.filter(({ at }) => at >= (from ?? 0) && at <= (to ?? Infinity));
  if (isOld || direction !== 'asc') found.reverse();
  const begin = Number(first);
  return context.json(found.slice(begin, begin + Number(max)).map(({ record }) => record));
}

/** Undefined where nothing is given, NaN where it cannot be read. */
function timeOf(text: string | undefined, isOld: boolean): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Date.parse(`${text}T00:00:00Z`);
  return isOld ? Number.NaN : Number(text);
}
