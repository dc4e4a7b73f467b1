import { type Context, Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { latestTold } from '../../../../../main/engine/live/connectors/latest-told.ts';
import type { LogPage } from '../../../../../main/engine/live/index.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import { type StandIn, type StandInEnv, startStandIn } from '../../../../tenant/stand-in.ts';
import { auth0Log } from '../../../../tenant/standins/auth0-records.ts';
import { oktaLog } from '../../../../tenant/standins/okta-records.ts';
import { walk } from './walk.ts';

const running: StandIn[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

const streams = {
  okta: 'system-log',
  graph: 'sign-ins',
  auth0: 'logs',
  authgear: 'audit-log',
  tenant: 'events',
  scalekit: 'auth-logs',
  fusionauth: 'audit-log',
  generic: 'records',
};

const plainPages = {
  path: '/log',
  sizeParameter: null,
  window: null,
  system: null,
  kind: null,
  map: null,
};

type Answer = (context: Context<StandInEnv>) => Response | Promise<Response>;

/** A system whose pages are what a test says, whatever is asked. */
async function pagesOf(
  connector: keyof typeof streams,
  answer: Answer,
  stream: string = streams[connector],
) {
  const standIn = await startStandIn({ routes: new Hono<StandInEnv>().all('*', answer) });
  running.push(standIn);
  const paging = { style: 'cursor', at: 'next', parameter: 'after' } as const;
  const generic = connector === 'generic' ? { ...plainPages, items: 'list', paging } : null;
  const connection = makeConnection({ connector, address: standIn.address, generic });
  const came: LogPage[] = [];
  const way = { connection, secret: 'a secret that is long enough' };
  const end = walk(way, { stream, after: (page) => came.push(page) });
  const error: unknown = await end.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { standIn, came, error };
}

const record = oktaLog(1)[0]?.record;

/** Answers one after another, the last of them for ever. */
const inOrder = (answers: readonly unknown[]): Answer => {
  let at = 0;
  return (context) => {
    at += 1;
    return context.json(answers[Math.min(at, answers.length) - 1]);
  };
};

describe('a system that does not answer as it should', () => {
  it('is asked again by Auth0 where the page before came twice', async () => {
    const log = auth0Log(120).map((each) => each.record);
    const [first, rest] = [log.slice(0, 100), log.slice(99)];
    const { standIn, came, error } = await pagesOf('auth0', inOrder([first, first, rest, []]));
    expect(error).toBeNull();
    expect(came.map(({ count }) => count)).toEqual([100, 100, 21]);
    const [, second, third, tail] = standIn.requests.map(({ path }) => path);
    expect(third).toBe(second);
    expect(tail).toContain(`from=${String(log[119]?.log_id)}`);
  });

  it('is asked again of Authgear where the page before came twice', async () => {
    const page = (end: string, hasNextPage: boolean) => ({
      data: {
        auditLogs: {
          edges: [{ cursor: end, node: { id: end } }],
          pageInfo: { hasNextPage, endCursor: end },
          totalCount: 2,
        },
      },
    });
    const { came, error } = await pagesOf(
      'authgear',
      inOrder([page('a', true), page('a', true), page('b', false)]),
    );
    expect(error).toBeNull();
    expect(came.map(({ next }) => next)).toEqual([{ after: 'a' }, { after: 'a' }, null]);
  });

  it.each(['auth0', 'authgear'] as const)(
    'is left where one page comes for ever: %s',
    async (one) => {
      const records = auth0Log(100).map((each) => each.record);
      const pageInfo = { hasNextPage: true, endCursor: 'a' };
      const auditLogs = { edges: [{ cursor: 'a', node: {} }], pageInfo, totalCount: 9 };
      const { error } = await pagesOf(
        one,
        inOrder([one === 'auth0' ? records : { data: { auditLogs } }]),
      );
      expect(error).toMatchObject({ message: expect.stringContaining('does not go on') });
    },
  );

  it('is left where the next page is always the same', async () => {
    const { error } = await pagesOf('okta', (context) => {
      context.header('link', '</api/v1/logs?after=x>; rel="next"');
      return context.json([record]);
    });
    expect(error).toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('does not go on'),
    });
  });

  it.each([
    ['tenant', 51, (page: number) => ({ data: [], total: 9, next: `c${page}` })],
    ['scalekit', 51, (page: number) => ({ authRequests: [], next_page_token: `c${page}` })],
    ['generic', 501, (page: number) => ({ list: [], next: `c${page}` })],
    // What Graph looks for it looks for page by page, and a page may hold nothing of it.
    [
      'graph',
      501,
      (page: number) => ({ '@odata.nextLink': `/v1.0/x?$skiptoken=${page}`, value: [] }),
    ],
  ] as const)(
    'is left where pages without a record lead to others for ever: %s after %i',
    async (connector, most, page) => {
      let pages = 0;
      const { standIn, came, error } = await pagesOf(connector, (context) => {
        pages += 1;
        return context.json(page(pages));
      });
      expect(error).toMatchObject({
        code: 'unexpected-answer',
        message: expect.stringMatching(/held no record.*is kept.*Pull again/),
      });
      expect(standIn.requests).toHaveLength(most);
      expect(came).toHaveLength(most - 1);
    },
  );

  it.each([
    ['tenant', (next: string) => ({ data: [record], total: 9, next })],
    ['scalekit', (next: string) => ({ authRequests: [record], next_page_token: next })],
    ['generic', (next: string) => ({ list: [{ next }], next })],
    [
      'graph',
      (next: string) => ({ '@odata.nextLink': `/v1.0/x?$skiptoken=${next}`, value: [record] }),
    ],
  ] as const)('is left where its pages lead in a circle: %s', async (connector, page) => {
    let pages = 0;
    const { standIn, error } = await pagesOf(connector, (context) => {
      pages += 1;
      return context.json(page(`c${pages % 7}`));
    });
    expect(error).toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('does not go on'),
    });
    expect(standIn.requests.length).toBeLessThan(20);
  });

  it.each([
    ['tenant', (record: string) => `{"data":[${record}],"total":1,"next":null}`],
    ['scalekit', (record: string) => `{"authRequests":[${record}],"total_size":1}`],
    ['generic', (record: string) => `{"list":[${record}]}`],
    ['fusionauth', (record: string) => `{"auditLogs":[${record}],"total":1}`],
  ] as const)('can send a record of any depth: %s', async (connector, page) => {
    const deep = `{"id":1,"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const { came, error } = await pagesOf(connector, (context) => context.body(page(deep)));
    expect(error).toBeNull();
    expect(came[0]).toMatchObject({ count: 1 });
  });

  it('is left by the log that names a user whom no path can name, and not by the others', async () => {
    const { error } = await pagesOf(
      'scalekit',
      (context) => context.json({ users: [{ id: '..' }] }),
      'sessions',
    );
    expect(error).toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringMatching(/user "\.\.".*is kept/),
    });
  });

  it.each(['users', 'sessions'])(
    'is left where Scalekit lists no %s on ever further pages',
    async (list) => {
      let pages = 0;
      const user = { id: 'u' };
      const { standIn, error } = await pagesOf(
        'scalekit',
        (context) => {
          pages += 1;
          const isUsers = context.req.path.endsWith('/users');
          if (isUsers && list === 'sessions') return context.json({ users: [user] });
          return context.json({ [list]: [], next_page_token: `c${pages}` });
        },
        'sessions',
      );
      expect(error).toMatchObject({
        code: 'unexpected-answer',
        message: expect.stringMatching(/held no record.*is kept.*Pull again/),
      });
      expect(standIn.requests.length).toBeLessThan(60);
    },
  );

  it('has its page kept before a next one at another place is refused', async () => {
    const { standIn, came, error } = await pagesOf('okta', (context) => {
      context.header('link', '<https://elsewhere.test/logs>; rel="next"');
      return context.json([record]);
    });
    expect(came.map(({ count }) => count)).toEqual([1]);
    expect(error).toMatchObject({ message: expect.stringContaining('https://elsewhere.test') });
    expect(standIn.requests).toHaveLength(1);
  });

  it('is told where it names as next what is no address', async () => {
    const { error } = await pagesOf('okta', (context) => {
      context.header('link', '<https://>; rel="next"');
      return context.json([record]);
    });
    expect(error).toMatchObject({ message: expect.stringContaining('no address') });
  });

  it.each(['okta', 'graph', 'auth0', 'authgear'] as const)(
    'is told where its answer is not of %s',
    async (connector) => {
      const { error } = await pagesOf(connector, (context) => context.json({ value: { a: 1 } }));
      expect(error).toMatchObject({
        code: 'unexpected-answer',
        message: expect.stringMatching(/is no list|has no list/),
      });
    },
  );

  it('is told where records of Auth0 come in another order than asked', async () => {
    const records = auth0Log(100).map((each) => ({ ...each.record, date: 'yesterday' }));
    const { error } = await pagesOf('auth0', (context) => context.json(records));
    expect(error).toMatchObject({ message: expect.stringContaining('do not come by their date') });
  });

  it('shows nothing hidden of what Authgear says', async () => {
    const errors = [{ message: 'no\u202E way\n\u0007', extensions: { reason: 'InvalidQuery' } }];
    const { error } = await pagesOf('authgear', (context) => context.json({ errors }));
    expect(error).toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('(InvalidQuery): no‹U+202E› way ‹U+0007›.'),
    });
  });
});

it('a latest record of no time that there is can still be told', () => {
  for (const time of [1e300, Number.NaN, 0.5, -8e30])
    expect(latestTold([{}], () => time)).toBe('It may be read.');
});
