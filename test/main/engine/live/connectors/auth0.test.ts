import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import { type Auth0StandIn, startAuth0 } from '../../../../tenant/standins/auth0-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToAuth0 } from './ways.ts';

const idOf = (record: unknown) => (record as { log_id: string }).log_id;

describeConnector({
  system: 'auth0',
  streams: { logs: ['event', 'grant', 'audit', 'notification', 'job'] },
  async start(count) {
    const standIn = await startAuth0(count);
    return {
      standIn,
      way: wayToAuth0(standIn, standIn.clientId),
      poor: wayToAuth0(standIn, standIn.poorClientId),
      log: () => standIn.log,
    };
  },
  idOf,
  doubles: true,
  renews: true,
});

describe('the connector of Auth0', () => {
  let standIn: Auth0StandIn;
  const start = async (count: number) => {
    standIn = await startAuth0(count);
  };
  beforeEach(() => start(0));
  afterEach(() => standIn.stop());
  const ask = (asked: object = {}) =>
    walk(wayToAuth0(standIn, standIn.clientId), { stream: 'logs', ...asked });
  const again = async (count: number) => {
    await standIn.stop();
    await start(count);
  };

  it('gets past the 1,000 hits of a search, with few doubles', async () => {
    await again(2_300);
    const { pages } = await ask();
    const ids = pages.flatMap(recordsOf).map(idOf);
    expect([...new Set(ids)]).toEqual(standIn.log.map(({ id }) => id));
    expect(ids.length - 2_300).toBeLessThan(60);
  });

  it('reads on by checkpoint what the search does not know yet', async () => {
    await again(450);
    standIn.unindexed = 170;
    const { pages } = await ask();
    const ids = new Set(pages.flatMap(recordsOf).map(idOf));
    expect(ids.size).toBe(450);
    const checkpoints = standIn.requests.filter(({ path }) => /[?&]from=/.test(path));
    expect(checkpoints).toHaveLength(3);
  });

  it('stops reading on where the window ends', async () => {
    await again(450);
    const { pages } = await ask({ until: standIn.log[50]?.at ?? 0 });
    expect(pages.map(({ count }) => count)).toEqual([50]);
    expect(standIn.requests.filter(({ path }) => /[?&]from=/.test(path))).toHaveLength(1);
  });

  it('reads records of one millisecond by pages of it', async () => {
    await again(450);
    for (const each of standIn.log) {
      each.at = standIn.log[0]?.at ?? 0;
      each.record.date = new Date(each.at).toISOString();
    }
    const { pages } = await ask();
    expect(new Set(pages.flatMap(recordsOf).map(idOf)).size).toBe(450);
  });

  it('says so where a moment holds more than a search shows', async () => {
    await again(1_050);
    for (const each of standIn.log) {
      each.at = standIn.log[0]?.at ?? 0;
      each.record.date = new Date(each.at).toISOString();
    }
    await expect(ask()).rejects.toMatchObject({
      code: 'limit-reached',
      message: expect.stringContaining('2026-05-04T08:00:00.000Z'),
    });
  });

  it('says what to check where the audience is another', async () => {
    const { connection, secret } = wayToAuth0(standIn, standIn.clientId);
    const auth = { ...connection.auth, audience: 'https://elsewhere.test/api/v2/' };
    const other = { ...connection, auth } as typeof connection;
    await expect(walk({ connection: other, secret }, { stream: 'logs' })).rejects.toMatchObject({
      code: 'login-refused',
      message: expect.stringContaining('audience'),
    });
  });
});
