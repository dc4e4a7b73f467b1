import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import { logBegin } from '../../../../tenant/standins/logged-records.ts';
import { type OktaStandIn, startOkta } from '../../../../tenant/standins/okta-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToOkta } from './ways.ts';

const idOf = (record: unknown) => (record as { uuid: string }).uuid;

describeConnector({
  system: 'okta',
  streams: { 'system-log': ['event', 'audit', 'grant', 'notification', 'job'] },
  async start(count) {
    const standIn = await startOkta(count, { now: logBegin + 3_600_000 });
    return {
      standIn,
      way: wayToOkta(standIn, standIn.token),
      poor: wayToOkta(standIn, standIn.poorToken),
      log: () => standIn.log,
    };
  },
  idOf,
});

describe('the connector of Okta', () => {
  let standIn: OktaStandIn;
  beforeEach(async () => {
    standIn = await startOkta(330);
  });
  afterEach(() => standIn.stop());

  it('asks a bounded question, the oldest first, and then follows the links', async () => {
    const { pages } = await walk(wayToOkta(standIn, standIn.token), {
      stream: 'system-log',
      from: standIn.log[0]?.at ?? 0,
      until: (standIn.log[329]?.at ?? 0) + 1,
    });
    const [first, second] = standIn.requests.map(
      ({ path }) => new URLSearchParams(path.split('?')[1]),
    );
    expect(Object.fromEntries(first ?? [])).toEqual({
      since: '2026-05-04T08:00:00.000Z',
      until: '2026-05-04T08:02:23.774Z',
      sortOrder: 'ASCENDING',
      limit: '100',
    });
    expect(second?.get('after')).toBeTruthy();
    expect(pages.at(-1)?.answer.headers.link).not.toContain('rel="next"');
  });

  it('takes an access token, too', async () => {
    const { pages } = await walk(wayToOkta(standIn, standIn.token, 1), {
      stream: 'system-log',
      pageSize: 1_000,
    });
    expect(pages.map(({ count }) => count)).toEqual([330]);
  });

  it('asks for no more than 1,000 at once', async () => {
    await walk(wayToOkta(standIn, standIn.token), { stream: 'system-log', pageSize: 5_000 });
    expect(standIn.requests[0]?.path).toContain('limit=1000');
  });

  it('goes on at the last record where a link has lapsed', async () => {
    const way = wayToOkta(standIn, standIn.token);
    const { pages } = await walk(way, { stream: 'system-log' });
    standIn.lapse();
    const { pages: rest } = await walk(way, { stream: 'system-log', resume: pages[1]?.next });
    const ids = [...pages.slice(0, 2), ...rest].flatMap(recordsOf).map(idOf);
    expect(new Set(ids).size).toBe(330);
    expect(ids.length - 330).toBeLessThan(3);
    expect(rest[0]?.warning).toContain('did not know the place any more');
  });

  it('does not go to another place that a page names', async () => {
    const way = wayToOkta(standIn, standIn.token);
    const resume = { link: 'https://elsewhere.test/api/v1/logs?after=1', reached: 1 };
    await expect(walk(way, { stream: 'system-log', resume })).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.stringContaining('https://elsewhere.test'),
    });
    expect(standIn.requests).toEqual([]);
  });
});
