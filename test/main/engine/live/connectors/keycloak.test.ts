import { afterEach, describe, expect, it } from 'vitest';
import { keycloak as connector } from '../../../../../main/engine/live/connectors/keycloak.ts';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import {
  type KeycloakStandIn,
  startKeycloak,
} from '../../../../tenant/standins/keycloak-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk, withClient } from './walk.ts';
import { wayToKeycloak } from './ways.ts';

const idOf = (record: unknown) => (record as { id: string }).id;

describeConnector({
  system: 'keycloak',
  streams: { events: ['event', 'grant', 'notification', 'audit'], 'admin-events': ['audit'] },
  async start(count) {
    const standIn = await startKeycloak(count);
    return {
      standIn,
      way: wayToKeycloak(standIn, standIn.client),
      poor: wayToKeycloak(standIn, standIn.poorClient),
      log: (stream) => (stream === 'events' ? standIn.events : standIn.adminEvents),
    };
  },
  idOf,
  doubles: true,
  renews: true,
});

describe('the connector of Keycloak', () => {
  const running: KeycloakStandIn[] = [];
  afterEach(async () => {
    for (const standIn of running.splice(0)) await standIn.stop();
  });

  async function start(...given: Parameters<typeof startKeycloak>) {
    const standIn = await startKeycloak(...given);
    running.push(standIn);
    return standIn;
  }

  const questions = ({ requests }: KeycloakStandIn) =>
    requests
      .filter(({ path }) => path.includes('/admin/'))
      .map(({ path }) => Object.fromEntries(new URLSearchParams(path.split('?')[1])));

  it('asks for exact times, the oldest first, each page from the last record of the one before', async () => {
    const standIn = await start(330);
    const { pages } = await walk(wayToKeycloak(standIn, standIn.client), {
      stream: 'events',
      from: standIn.events[0]?.at ?? 0,
      until: (standIn.events[329]?.at ?? 0) + 1,
    });
    expect(questions(standIn)[1]).toEqual({
      dateFrom: String(standIn.events[0]?.at),
      dateTo: String(standIn.events[329]?.at),
      direction: 'asc',
      first: '99',
      max: '100',
    });
    expect(pages.map(({ count, overlap = 0 }) => count - overlap)).toEqual([100, 99, 99, 32, 0]);
    expect(pages.every(({ warning }) => warning === undefined)).toBe(true);
  });

  it('asks a server that knows no exact times by days, and loses nothing', async () => {
    const standIn = await start(330, { isOld: true });
    const { pages } = await walk(wayToKeycloak(standIn, standIn.client), {
      stream: 'events',
      from: standIn.events[0]?.at ?? 0,
      until: (standIn.events[329]?.at ?? 0) + 1,
      after: (_page, number) => {
        const { events } = standIn;
        const last = events.at(-1);
        if (number === 2 && last) events.push({ ...last, record: { ...last.record, id: 'new' } });
      },
    });
    const [refused, ...asked] = questions(standIn);
    expect(refused).toHaveProperty('direction');
    expect(asked[0]).toEqual({
      dateFrom: '2026-05-03',
      dateTo: '2026-05-05',
      first: '0',
      max: '100',
    });
    expect(new Set(pages.flatMap(recordsOf).map(idOf)).size).toBe(330);
    expect(pages.every(({ warning }) => warning === undefined)).toBe(true);
    const { pages: rest } = await walk(wayToKeycloak(standIn, standIn.client), {
      stream: 'events',
      resume: JSON.parse(JSON.stringify(pages[1]?.next)),
    });
    expect(rest[0]?.answer.address).toContain('dateTo=2027-01-02');
  });

  it.each([
    ['removed', (log: unknown[]) => log.splice(0, 5)],
    [
      'added',
      (log: unknown[]) => log.unshift({ ...(log[0] as object), record: { id: 'late', time: 1 } }),
    ],
  ])(
    'goes through a list again from which records were %s while it was read',
    async (_what, move) => {
      const standIn = await start(330);
      const before = standIn.events.map(({ id }) => id);
      const { pages } = await walk(wayToKeycloak(standIn, standIn.client), {
        stream: 'events',
        after: (_page, number) => {
          if (number === 2) move(standIn.events);
        },
      });
      const got = new Set(pages.flatMap(recordsOf).map(idOf));
      expect(new Set(before).difference(got)).toEqual(new Set());
      const now = standIn.events.map(({ record }) => String(record.id));
      expect(new Set(now).difference(got)).toEqual(new Set());
      expect(pages[2]?.warning).toMatch(/list moved.*gone through again/);
      expect(pages.filter(({ warning }) => warning !== undefined)).toHaveLength(1);
    },
  );

  it('ends with a warning where the list moves each time', async () => {
    const standIn = await start(330);
    const { pages } = await walk(wayToKeycloak(standIn, standIn.client), {
      stream: 'events',
      after: (_page, number) => {
        if (number < 20) standIn.events.shift();
      },
    });
    expect(pages.at(-1)?.next).toBeNull();
    const warnings = pages.flatMap(({ warning = [] }) => warning);
    expect(warnings.some((each) => /may be missing/.test(each))).toBe(true);
  });

  it('asks again for a page that is the one before it once more', async () => {
    const standIn = await start(330, { faults: [{ fault: 'duplicated-page', every: 2 }] });
    const { pages } = await walk(wayToKeycloak(standIn, standIn.client), { stream: 'events' });
    const ids = pages.flatMap(recordsOf).map(idOf);
    expect(new Set(ids).size).toBe(330);
    expect(standIn.faults.shown.get('duplicated-page')).toBeGreaterThan(1);
    expect(pages.every(({ warning }) => warning === undefined)).toBe(true);
  });

  it.each([0, 1, 2, 3])('reads a log of %i records, no page twice', async (size) => {
    const standIn = await start(size);
    const { pages } = await walk(wayToKeycloak(standIn, standIn.client), {
      stream: 'events',
      pageSize: 2,
    });
    expect(new Set(pages.flatMap(recordsOf).map(idOf)).size).toBe(size);
    const bodies = pages.map(({ answer }) => answer.body.toString('utf8'));
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  it('says where a realm saves no events', async () => {
    const standIn = await start(0);
    const way = wayToKeycloak(standIn, standIn.client);
    const { value } = await withClient(way, (client) =>
      connector.probe(client, way.connection, 'events'),
    );
    expect(value).toMatch(/no record.*Realm settings/);
  });
});
