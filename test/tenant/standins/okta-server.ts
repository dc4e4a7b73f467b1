import { type Context, Hono } from 'hono';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { type LoggedRecord, within } from './logged-records.ts';
import { oktaLog } from './okta-records.ts';

const day = 86_400_000;

/** A stand-in of Okta with what a test may do to it. */
export interface OktaStandIn extends StandIn {
  /** Token of an administrator, and one that may not see the log. */
  token: string;
  poorToken: string;
  log: LoggedRecord[];
  /** Makes all `after` values that were given out unknown. */
  lapse(): void;
}

/**
 * Okta's System Log as `sources.md` 7 describes it: `SSWS` or `Bearer`, bounded and open questions, `Link` headers, 429 with
 * `X-Rate-Limit-Reset` and without `Retry-After`. What an error body holds is ours.
 */
export async function startOkta(
  count: number,
  options: StandInOptions & { now?: number } = {},
): Promise<OktaStandIn> {
  const log = oktaLog(count);
  const token = '00demoTokenOfAnAdministrator';
  const poorToken = '00demoTokenWithoutTheLog';
  let round = 0;
  const refuse = (context: Context, status: 400 | 401 | 403, errorSummary: string) =>
    context.json({ errorSummary }, status);
  const routes = new Hono<StandInEnv>().get('/api/v1/logs', (context) => {
    const given = /^(?:SSWS|Bearer) (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    context.set('login', given === token || given === poorToken ? 'right' : 'wrong');
    if (given === poorToken) return refuse(context, 403, 'You do not have permission.');
    if (given !== token) return refuse(context, 401, 'Invalid token provided');
    const now = options.now ?? Date.now();
    const query = context.req.query();
    const limit = Number(query.limit ?? 100);
    if (!Number.isInteger(limit) || limit < 0 || limit > 1_000) {
      return refuse(context, 400, 'limit must be from 0 to 1000');
    }
    const until = query.until === undefined ? now : Date.parse(query.until);
    const since = query.since === undefined ? until - 7 * day : Date.parse(query.since);
    if (Number.isNaN(until) || Number.isNaN(since)) return refuse(context, 400, 'no date');
    const isDown = query.sortOrder === 'DESCENDING';
    const found = within(log, since, until);
    if (isDown) found.reverse();
    const place = placeOf(query.after, round);
    if (place === null) return refuse(context, 400, 'The after value is not known.');
    const begin = place.id === '' ? 0 : found.findIndex(({ id }) => id === place.id) + 1;
    const page = found.slice(begin, begin + limit);
    const url = new URL(context.req.url);
    context.header('link', `<${url.href}>; rel="self"`);
    const isMore = begin + page.length < found.length;
    if (isMore || query.until === undefined) {
      const last = page.at(-1)?.id ?? place.id;
      url.searchParams.set('after', `${round}_${last}`);
      context.header('link', `<${url.href}>; rel="next"`, { append: true });
    }
    context.header('x-rate-limit-limit', '120');
    context.header('x-rate-limit-remaining', '119');
    return context.json(page.map(({ record }) => record));
  });
  const standIn = await startStandIn(
    {
      routes,
      tooMany: (context, seconds) => {
        context.header('x-rate-limit-limit', '120');
        context.header('x-rate-limit-remaining', '0');
        context.header('x-rate-limit-reset', String(Math.floor(Date.now() / 1_000) + seconds));
        return context.json({ errorSummary: 'API call exceeded rate limit' }, 429);
      },
    },
    options,
  );
  return {
    ...standIn,
    token,
    poorToken,
    log,
    lapse: () => {
      round += 1;
    },
  };
}

function placeOf(after: string | undefined, round: number): { id: string } | null {
  if (after === undefined) return { id: '' };
  const [, of, id = ''] = /^(\d+)_(.*)$/.exec(after) ?? [];
  return Number(of) === round ? { id } : null;
}
