import { type Context, Hono } from 'hono';
import { tokenRoute } from '../client-credentials.ts';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf, createTokens } from '../tokens.ts';
import { readGraphFilter } from './graph-filter.ts';
import { directoryAudits, type SignInType, signIns } from './graph-records.ts';
import type { LoggedRecord } from './logged-records.ts';

const everything = 'https://graph.microsoft.com/.default';
const largestPage = 1_000;

/** A stand-in of Microsoft Graph and its login with what a test may do to it. */
export interface GraphStandIn extends StandIn {
  tenant: string;
  clientId: string;
  secret: string;
  poorClientId: string;
  logs: Record<'directoryAudits' | SignInType, LoggedRecord[]>;
  /** Puts a page without records before every page that follows the first. */
  gaps: boolean;
  /** Makes all `$skiptoken` values that were given out unknown. */
  lapse(): void;
}

/**
 * Graph's logs as `sources.md` 8 describes them: sign-ins newest first and without `$orderby`, other types of them in the beta
 * only, `@odata.nextLink` with an absolute address, 429 with `Retry-After`. Error bodies are ours.
 */
export async function startGraph(
  count: number,
  options: StandInOptions = {},
): Promise<GraphStandIn> {
  const tenant = '11111111-2222-4333-8444-555555555555';
  const secret = 'demo~secret.of.the.registration';
  const tokens = createTokens();
  const clients = [
    { id: 'app-with-logs', secret, scopes: [everything, 'AuditLog.Read.All'] },
    { id: 'app-without', secret, scopes: [everything] },
  ];
  const logs: GraphStandIn['logs'] = {
    directoryAudits: directoryAudits(count),
    interactiveUser: signIns(count, 'interactiveUser'),
    nonInteractiveUser: signIns(count, 'nonInteractiveUser'),
    servicePrincipal: signIns(count, 'servicePrincipal'),
    managedIdentity: signIns(count, 'managedIdentity'),
  };
  const state = { gaps: false, round: 0 };
  const refuse = (context: Context, status: 400 | 401 | 403, code: string, message: string) =>
    context.json({ error: { code, message } }, status);

  const answer = (context: Context<StandInEnv>, version: 'v1.0' | 'beta', name: string) => {
    const { login, holder } = tokens.judge(bearerOf(context.req.header('authorization') ?? ''));
    context.set('login', login);
    if (holder === null) {
      return refuse(context, 401, 'InvalidAuthenticationToken', 'Access token is not valid.');
    }
    if (holder.client !== 'app-with-logs') {
      return refuse(context, 403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    }
    const { $filter = '', $top = '1000', $orderby, $skiptoken } = context.req.query();
    const isAudit = name === 'directoryAudits';
    const timeField = isAudit ? 'activityDateTime' : 'createdDateTime';
    const filter = readGraphFilter($filter, timeField);
    const isWrong = filter === null || (filter.type !== null && (isAudit || version === 'v1.0'));
    if (isWrong) return refuse(context, 400, 'BadRequest', 'Invalid filter clause');
    if ($orderby !== undefined && (!isAudit || !/^activityDateTime (?:asc|desc)$/.test($orderby))) {
      return refuse(context, 400, 'BadRequest', '$orderby is not supported');
    }
    const log = isAudit
      ? logs.directoryAudits
      : logs[(filter.type ?? 'interactiveUser') as SignInType];
    const found = log.filter(filter.lets);
    if ($orderby !== 'activityDateTime asc') found.reverse();
    const place = placeOf($skiptoken, state.round);
    if (place === null) return refuse(context, 400, 'BadRequest', 'The skip token has expired.');
    const begin = place.id === '' ? 0 : found.findIndex(({ id }) => id === place.id) + 1;
    const isGap = state.gaps && begin > 0 && !place.isBehindGap;
    const size = isGap ? 0 : Math.min(largestPage, Number($top));
    const page = found.slice(begin, begin + size);
    const url = new URL(context.req.url);
    const last = page.at(-1)?.id ?? place.id;
    url.searchParams.set('$skiptoken', `${state.round}_${isGap ? 'g' : ''}_${last}`);
    const isMore = begin + page.length < found.length;
    return context.json({
      '@odata.context': `${url.origin}/${version}/$metadata#auditLogs/${name}`,
      ...(isMore ? { '@odata.nextLink': url.href } : {}),
      value: page.map(({ record }) => record),
    });
  };

  const routes = new Hono<StandInEnv>()
    .get('/v1.0/auditLogs/directoryAudits', (context) => answer(context, 'v1.0', 'directoryAudits'))
    .get('/v1.0/auditLogs/signIns', (context) => answer(context, 'v1.0', 'signIns'))
    .get('/beta/auditLogs/signIns', (context) => answer(context, 'beta', 'signIns'));
  routes.route('/', tokenRoute(`/${tenant}/oauth2/v2.0/token`, tokens, clients, 3_600));
  const standIn = await startStandIn(
    { routes, expire: (authorization) => tokens.expire(bearerOf(authorization)) },
    options,
  );
  return {
    ...standIn,
    tenant,
    clientId: 'app-with-logs',
    poorClientId: 'app-without',
    secret,
    logs,
    get gaps() {
      return state.gaps;
    },
    set gaps(on) {
      state.gaps = on;
    },
    lapse: () => {
      state.round += 1;
    },
  };
}

function placeOf(token: string | undefined, round: number) {
  if (token === undefined) return { id: '', isBehindGap: false };
  const [, of, gap, id = ''] = /^(\d+)_(g?)_(.*)$/.exec(token) ?? [];
  return Number(of) === round ? { id, isBehindGap: gap === 'g' } : null;
}
