import { type Context, Hono } from 'hono';
import { tokenRoute } from '../client-credentials.ts';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf, createTokens } from '../tokens.ts';
import { insertRecord, type LoggedRecord } from './logged-records.ts';
import { scalekitLog, scalekitSessions, scalekitUsers } from './scalekit-records.ts';

/** A stand-in of Scalekit with what a test may do to it. */
export interface ScalekitStandIn extends StandIn {
  client: { id: string; secret: string };
  poorClient: { id: string; secret: string };
  log: LoggedRecord[];
  users: string[];
  sessions: LoggedRecord[];
}

const scope = 'environment';
const fewestUsers = 10;
const mostUsers = 100;

/**
 * Scalekit's sign-in log, users and sessions as `sources.md` 4 and its OpenAPI describe them: client credentials, pages by a token that is
 * a page's number, newest first, both ends of a window included, an empty token on the last page.
 */
export async function startScalekit(
  count: number,
  { userCount = 250, ...options }: StandInOptions & { userCount?: number } = {},
): Promise<ScalekitStandIn> {
  const log = scalekitLog(count);
  const users = scalekitUsers(userCount);
  const sessions = scalekitSessions(users, count);
  const tokens = createTokens();
  const client = { id: 'skc_demo', secret: 'demo-secret-of-the-environment' };
  const poorClient = { id: 'skc_poor', secret: 'demo-secret-without-anything' };
  const known = [
    { ...client, scopes: [scope] },
    { ...poorClient, scopes: ['nothing'] },
  ];
  const routes = new Hono<StandInEnv>().route('/', tokenRoute('/oauth/token', tokens, known, 300));
  const get = (path: string, answer: (context: Context) => Response) =>
    routes.get(path, (context) => {
      const { login, holder } = tokens.judge(bearerOf(context.req.header('authorization') ?? ''));
      context.set('login', login);
      if (holder === null) return context.json({ code: 16, message: 'unauthenticated' }, 401);
      if (!holder.scopes.has(scope)) return context.json({ code: 7, message: 'denied' }, 403);
      return answer(context);
    });
  get('/api/v1/logs/authentication/requests', (context) => {
    const { start_time, end_time } = context.req.query();
    return pageOf(context, 'authRequests', newest(log, start_time, end_time));
  });
  get('/api/v1/users', (context) => {
    const size = Number(context.req.query('page_size') ?? fewestUsers);
    if (size < fewestUsers || size > mostUsers) {
      return context.json({ code: 3, message: 'page_size: must be between 10 and 100' }, 400);
    }
    return pageOf(
      context,
      'users',
      users.map((id) => ({ id, email: `${id}@demo.test` })),
    );
  });
  get('/api/v1/users/:user/sessions', (context) => {
    const own = sessions.filter(({ record }) => record.user_id === context.req.param('user'));
    const query = context.req.query();
    const found = newest(own, query['filter.start_time'], query['filter.end_time']);
    return pageOf(context, 'sessions', found);
  });
  const standIn = await startStandIn(
    {
      routes,
      shift: () => {
        const last = log.at(-1);
        if (last === undefined) return;
        const record = { ...last.record, auth_request_id: 'areq_late' };
        insertRecord(log, { ...last, id: 'areq_late', record });
      },
      expire: (authorization) => tokens.expire(bearerOf(authorization)),
    },
    options,
  );
  return { ...standIn, client, poorClient, log, users, sessions };
}

function newest(log: readonly LoggedRecord[], from?: string, to?: string) {
  const start = from === undefined ? 0 : Date.parse(from);
  const end = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to);
  return log
    .filter(({ at }) => at >= start && at <= end)
    .toReversed()
    .map(({ record }) => record);
}

function pageOf(context: Context, name: string, found: readonly object[]): Response {
  const size = Number(context.req.query('page_size') ?? 10);
  const number = Number(context.req.query('page_token') ?? '1');
  if (!Number.isInteger(number)) return context.json({ code: 3, message: 'page_token' }, 400);
  const isLast = number * size >= found.length;
  return context.json({
    [name]: found.slice((number - 1) * size, number * size),
    next_page_token: isLast ? '' : String(number + 1),
    prev_page_token: number === 1 ? '' : String(number - 1),
    total_size: found.length,
  });
}
