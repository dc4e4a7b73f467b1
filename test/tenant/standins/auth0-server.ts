import { type Context, Hono } from 'hono';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf, createTokens } from '../tokens.ts';
import { auth0Log } from './auth0-records.ts';
import { type LoggedRecord, within } from './logged-records.ts';

const mostFound = 1_000;
const largestPage = 100;

/** A stand-in of Auth0 with what a test may do to it. */
export interface Auth0StandIn extends StandIn {
  clientId: string;
  secret: string;
  /** An application that may do something else only. */
  poorClientId: string;
  log: LoggedRecord[];
  /** Records that the search does not know yet: the last so many. */
  unindexed: number;
}

/**
 * Auth0's Management API as `sources.md` 6 describes it: client credentials with an audience, logs by search (1,000 hits) and
 * by checkpoint. The token's path and error bodies are as we know them `[U]`.
 */
export async function startAuth0(
  count: number,
  options: StandInOptions = {},
): Promise<Auth0StandIn> {
  const log = auth0Log(count);
  const tokens = createTokens();
  const clients = new Map([
    ['m2m-logs', ['read:logs']],
    ['m2m-users', ['read:users']],
  ]);
  const secret = 'demo-secret-of-the-application-1';
  let unindexed = 0;
  let address = '';
  const refuse = (context: Context, statusCode: 400 | 401 | 403 | 414, message: string) =>
    context.json({ statusCode, message }, statusCode);
  const routes = new Hono<StandInEnv>()
    .post('/oauth/token', async (context) => {
      const form = new URLSearchParams(await context.req.text());
      const scopes = clients.get(form.get('client_id') ?? '');
      const isKnown = scopes !== undefined && form.get('client_secret') === secret;
      context.set('login', isKnown ? 'right' : 'wrong');
      if (!isKnown) return context.json({ error: 'access_denied' }, 401);
      if (form.get('audience') !== `${address}/api/v2/`) {
        return context.json(
          { error: 'access_denied', error_description: 'Service not found' },
          403,
        );
      }
      const access_token = tokens.issue('m2m', scopes, 86_400);
      return context.json({ access_token, token_type: 'Bearer', expires_in: 86_400 });
    })
    .get('/api/v2/logs', (context) => {
      const { login, holder } = tokens.judge(bearerOf(context.req.header('authorization') ?? ''));
      context.set('login', login);
      if (holder === null) return refuse(context, 401, 'Invalid token');
      if (!holder.scopes.has('read:logs')) return refuse(context, 403, 'Insufficient scope');
      context.header('x-ratelimit-limit', '2');
      context.header('x-ratelimit-remaining', '1');
      return context.req.query('from') === undefined
        ? searched(context, log.slice(0, log.length - unindexed))
        : fromCheckpoint(context, log);
    });
  const searched = (context: Context, indexed: readonly LoggedRecord[]) => {
    const { q = '', page = '0', per_page = '50', sort = 'date:-1' } = context.req.query();
    if (Number(per_page) > largestPage) return refuse(context, 400, 'per_page is at most 100');
    const [, from = '', until = ''] = /^date:\[(\S+) TO (\S+)\}$/.exec(q) ?? [];
    if (q !== '' && from === '') return refuse(context, 400, 'The query is not valid');
    const found = q === '' ? [...indexed] : within(indexed, Date.parse(from), Date.parse(until));
    if (sort === 'date:-1') found.reverse();
    const begin = Number(page) * Number(per_page);
    const hits = found.slice(0, mostFound).slice(begin, begin + Number(per_page));
    return context.json(hits.map(({ record }) => record));
  };
  const fromCheckpoint = (context: Context, written: readonly LoggedRecord[]) => {
    const { from = '', take = '50' } = context.req.query();
    if (Number(take) > largestPage) return refuse(context, 400, 'take is at most 100');
    const place = written.findIndex(({ id }) => id === from);
    if (place === -1) return refuse(context, 400, 'The log_id is not known');
    const page = written.slice(place + 1, place + 1 + Number(take));
    const url = new URL(context.req.url);
    url.search = String(new URLSearchParams({ from: page.at(-1)?.id ?? from, take }));
    context.header('link', `<${url.href}>; rel="next"`);
    return context.json(page.map(({ record }) => record));
  };
  const standIn = await startStandIn(
    {
      routes,
      expire: (authorization) => tokens.expire(bearerOf(authorization)),
      tooMany: (context, seconds) => {
        context.header('x-ratelimit-limit', '2');
        context.header('x-ratelimit-remaining', '0');
        context.header('x-ratelimit-reset', String(Math.floor(Date.now() / 1_000) + seconds));
        return context.json({ statusCode: 429, message: 'Global limit has been reached' }, 429);
      },
    },
    options,
  );
  address = standIn.address;
  return {
    ...standIn,
    clientId: 'm2m-logs',
    poorClientId: 'm2m-users',
    secret,
    log,
    get unindexed() {
      return unindexed;
    },
    set unindexed(records) {
      unindexed = records;
    },
  };
}
