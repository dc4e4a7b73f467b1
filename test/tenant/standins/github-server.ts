import { type Context, Hono } from 'hono';
import { type StandIn, type StandInEnv, type StandInOptions, startStandIn } from '../stand-in.ts';
import { bearerOf } from '../tokens.ts';
import { githubLog } from './github-records.ts';
import { type LoggedRecord, within } from './logged-records.ts';

const threeMonths = 92 * 86_400_000;
const usualPage = 30;
const largestPage = 100;

/** A stand-in of GitHub with what a test may do to it. */
export interface GithubStandIn extends StandIn {
  organization: string;
  token: string;
  poorToken: string;
  log: LoggedRecord[];
}

/**
 * GitHub's audit log of an organisation and an enterprise as `sources.md` 11 describes it: `phrase` with `created:`, `include`,
 * `order`, cursors in `Link` headers, a limit that is told with 403. Error bodies are ours.
 */
export async function startGithub(
  count: number,
  options: StandInOptions & { now?: number } = {},
): Promise<GithubStandIn> {
  const log = githubLog(count);
  const organization = 'demo-org';
  const token = 'ghp_demoTokenWithReadAuditLog000';
  const poorToken = 'ghp_demoTokenWithoutAnyScope0000';
  const answer = (context: Context<StandInEnv>, name: string) => {
    const given = bearerOf(context.req.header('authorization') ?? '');
    context.set('login', given === token || given === poorToken ? 'right' : 'wrong');
    if (given === poorToken) {
      return context.json({ message: 'Must have admin rights to Organization.' }, 403);
    }
    if (given !== token) return context.json({ message: 'Bad credentials' }, 401);
    if (name !== organization) return context.json({ message: 'Not Found' }, 404);
    const { phrase = '', include = 'web', order = 'desc', after, per_page } = context.req.query();
    const since = sinceOf(phrase, options.now ?? Date.now());
    if (Number.isNaN(since)) return context.json({ message: 'The phrase is not valid.' }, 422);
    const found = within(log, since, Number.POSITIVE_INFINITY).filter(({ record }) => {
      const isGit = String(record.action).startsWith('git.');
      return include === 'all' || (include === 'git') === isGit;
    });
    if (order !== 'asc') found.reverse();
    const size = Math.min(largestPage, Number(per_page ?? usualPage));
    const begin = after === undefined ? 0 : found.findIndex(({ id }) => cursorOf(id) === after) + 1;
    if (after !== undefined && begin === 0) {
      return context.json({ message: 'The cursor is not known.' }, 400);
    }
    const page = found.slice(begin, begin + size);
    const last = page.at(-1);
    if (last !== undefined && begin + page.length < found.length) {
      const url = new URL(context.req.url);
      url.searchParams.set('after', cursorOf(last.id));
      const first = new URL(context.req.url);
      first.searchParams.delete('after');
      context.header('link', `<${url.href}>; rel="next", <${first.href}>; rel="first"`);
    }
    return context.json(page.map(({ record }) => record));
  };
  const routes = new Hono<StandInEnv>()
    .get('/orgs/:name/audit-log', (context) => answer(context, context.req.param('name')))
    .get('/enterprises/:name/audit-log', (context) => answer(context, context.req.param('name')));
  const standIn = await startStandIn(
    {
      routes,
      tooMany: (context, seconds) => {
        context.header('x-ratelimit-limit', '1750');
        context.header('x-ratelimit-remaining', '0');
        context.header('x-ratelimit-reset', String(Math.floor(Date.now() / 1_000) + seconds));
        return context.json({ message: 'API rate limit exceeded' }, 403);
      },
    },
    options,
  );
  return { ...standIn, organization, token, poorToken, log };
}

function cursorOf(id: string): string {
  return Buffer.from(`cursor|${id}`).toString('base64');
}

function sinceOf(phrase: string, now: number): number {
  if (phrase === '') return now - threeMonths;
  const [, from = ''] = /^created:>=(\S+)$/.exec(phrase) ?? [];
  return Date.parse(from);
}
