import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scalekit as connector } from '../../../../../main/engine/live/connectors/scalekit.ts';
import { recogniseRecord, sources } from '../../../../../main/engine/sources/index.ts';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import {
  type ScalekitStandIn,
  startScalekit,
} from '../../../../tenant/standins/scalekit-server.ts';
import { describeConnector } from './connector-laws.ts';
import { type Way, walk, withClient } from './walk.ts';
import { wayToScalekit } from './ways.ts';

describeConnector({
  system: 'scalekit',
  streams: { 'auth-logs': ['event'] },
  async start(count) {
    const standIn = await startScalekit(count);
    return {
      standIn,
      way: wayToScalekit(standIn, standIn.client),
      poor: wayToScalekit(standIn, standIn.poorClient),
      log: () => standIn.log,
    };
  },
  idOf: (record) => (record as { auth_request_id: string }).auth_request_id,
  descending: ['auth-logs'],
  renews: true,
});

describe('the sign-in log of Scalekit', () => {
  it('is asked in a window with both ends, and gone through again where a record comes late', async () => {
    const standIn = await startScalekit(330, { faults: [{ fault: 'shifted-page', times: 1 }] });
    const { pages } = await walk(wayToScalekit(standIn, standIn.client), {
      stream: 'auth-logs',
      from: standIn.log[0]?.at ?? 0,
      until: (standIn.log[329]?.at ?? 0) + 1,
    });
    await standIn.stop();
    const [first] = standIn.requests.filter(({ path }) => path.includes('/logs/'));
    expect(Object.fromEntries(new URLSearchParams(first?.path.split('?')[1]))).toEqual({
      start_time: '2026-05-04T08:00:00.000000Z',
      end_time: '2026-05-04T08:02:23.773999Z',
      page_size: '100',
    });
    expect(pages.map(({ announced }) => announced)).toEqual([330, 331, 331, 331, 331, 331]);
    expect(pages.flatMap(({ warning = [] }) => warning)).toEqual([
      expect.stringMatching(/gone through again/),
    ]);
  });
});

describe('the sessions of Scalekit', () => {
  let standIn: ScalekitStandIn;
  let way: Way;
  beforeEach(async () => {
    standIn = await startScalekit(900);
    way = wayToScalekit(standIn, standIn.client);
  });
  afterEach(() => standIn.stop());

  const idsOf = (pages: Parameters<typeof recordsOf>[0][]) =>
    pages.flatMap(recordsOf).map((record) => (record as { session_id: string }).session_id);
  const all = () => standIn.sessions.map(({ id }) => id).sort();

  it('are those of every user, and known as sessions', async () => {
    const { pages } = await walk(way, { stream: 'sessions', pageSize: 3 });
    expect(idsOf(pages).sort()).toEqual(all());
    expect(pages.at(-1)?.next).toBeNull();
    const found = pages.flatMap(recordsOf).map((record) => recogniseRecord(record, sources));
    expect(new Set(found.map((each) => `${each?.source.system} ${each?.kind}`))).toEqual(
      new Set(['scalekit session']),
    );
  });

  it('of a window are those that began in it', async () => {
    const [from, until] = [standIn.sessions[100]?.at ?? 0, standIn.sessions[201]?.at ?? 0];
    const { pages } = await walk(way, { stream: 'sessions', from, until });
    const within = standIn.sessions.filter(({ at }) => at >= from && at < until);
    expect(idsOf(pages).sort()).toEqual(within.map(({ id }) => id).sort());
  });

  it('are gone on with at any page', async () => {
    const { pages } = await walk(way, { stream: 'sessions', pageSize: 3 });
    for (const at of [0, 1, 2, 150, 301, pages.length - 2]) {
      const resume = JSON.parse(JSON.stringify(pages[at]?.next));
      const { pages: rest } = await walk(way, { stream: 'sessions', pageSize: 3, resume });
      expect(idsOf([...pages.slice(0, at + 1), ...rest]).sort()).toEqual(all());
    }
  });

  it('are gone on with where the user is gone at whom it stopped', async () => {
    const { pages } = await walk(way, { stream: 'sessions', pageSize: 3 });
    const { next } = pages[20] ?? {};
    const { user } = next as { user: string };
    standIn.users.splice(standIn.users.indexOf(user), 1);
    const { pages: rest } = await walk(way, { stream: 'sessions', pageSize: 3, resume: next });
    const got = new Set(idsOf([...pages.slice(0, 21), ...rest]));
    const left = standIn.sessions.filter(({ record }) => record.user_id !== user);
    expect(new Set(left.map(({ id }) => id)).difference(got)).toEqual(new Set());
  });

  it('come through faults and new tokens', async () => {
    standIn.faults.add(
      { fault: 'expired-token', every: 40 },
      { fault: 'cut', every: 30 },
      { fault: 'too-many', every: 20 },
    );
    const { pages } = await walk(way, { stream: 'sessions' });
    expect(idsOf(pages).sort()).toEqual(all());
    expect(standIn.faults.shown.size).toBe(3);
  });

  it('may be read where the users may', async () => {
    const { value } = await withClient(way, (client) =>
      connector.probe(client, way.connection, 'sessions'),
    );
    expect(value).toBe('The users may be read.');
  });
});
