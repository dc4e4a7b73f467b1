import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../tenant/read-pages.ts';
import { type GraphStandIn, startGraph } from '../../../../tenant/standins/graph-server.ts';
import { describeConnector } from './connector-laws.ts';
import { walk } from './walk.ts';
import { wayToGraph } from './ways.ts';

const logs = {
  'directory-audits': 'directoryAudits',
  'sign-ins': 'interactiveUser',
  'sign-ins-non-interactive': 'nonInteractiveUser',
  'sign-ins-service-principal': 'servicePrincipal',
  'sign-ins-managed-identity': 'managedIdentity',
} as const;

const idOf = (record: unknown) => (record as { id: string }).id;

describeConnector({
  system: 'graph',
  streams: {
    'directory-audits': ['audit'],
    'sign-ins': ['event'],
    'sign-ins-non-interactive': ['event'],
    'sign-ins-service-principal': ['event'],
    'sign-ins-managed-identity': ['event'],
  },
  async start(count) {
    const standIn = await startGraph(count);
    return {
      standIn,
      way: wayToGraph(standIn, standIn.clientId),
      poor: wayToGraph(standIn, standIn.poorClientId),
      log: (stream) => standIn.logs[logs[stream as keyof typeof logs]],
    };
  },
  idOf,
  descending: Object.keys(logs).filter((name) => name !== 'directory-audits'),
  renews: true,
});

describe('the connector of Microsoft Graph', () => {
  let standIn: GraphStandIn;
  beforeEach(async () => {
    standIn = await startGraph(330);
  });
  afterEach(() => standIn.stop());
  const ask = (stream: string, asked: object = {}) =>
    walk(wayToGraph(standIn, standIn.clientId), { stream, ...asked });
  const firstQuery = () => {
    const path = standIn.requests.find(({ method }) => method === 'GET')?.path ?? '';
    return Object.fromEntries(new URLSearchParams(path.split('?')[1]));
  };

  it('names both ends with the operators that the logs take, the last tick before the end', async () => {
    const [from, until] = [Date.UTC(2026, 4, 4), Date.UTC(2026, 4, 5)];
    await ask('directory-audits', { from, until });
    expect(firstQuery()).toEqual({
      $filter:
        'activityDateTime ge 2026-05-04T00:00:00.000000Z and activityDateTime le 2026-05-04T23:59:59.9999999Z',
      $orderby: 'activityDateTime asc',
      $top: '100',
    });
  });

  it('asks the beta for sign-ins of a type, without an order', async () => {
    await ask('sign-ins-service-principal', { until: Date.UTC(2026, 4, 5) });
    expect(firstQuery()).toEqual({
      $filter:
        "(createdDateTime le 2026-05-04T23:59:59.9999999Z) and signInEventTypes/any(t: t eq 'servicePrincipal')",
      $top: '100',
    });
  });

  it('goes on over pages without records', async () => {
    standIn.gaps = true;
    const { pages } = await ask('sign-ins');
    expect(pages.filter(({ count }) => count === 0).length).toBe(3);
    expect(pages.flatMap(recordsOf)).toHaveLength(330);
  });

  it.each(['directory-audits', 'sign-ins'])(
    'goes on at the last record where a link has lapsed: %s',
    async (stream) => {
      const { pages } = await ask(stream);
      standIn.lapse();
      const { pages: rest } = await ask(stream, { resume: pages[1]?.next });
      const ids = [...pages.slice(0, 2), ...rest].flatMap(recordsOf).map(idOf);
      expect(new Set(ids).size).toBe(330);
      expect(rest[0]?.warning).toContain('did not know the place any more');
      expect(ids.length - 330).toBeLessThan(5);
    },
  );

  it('gives up where a link lapses again without a step forward', async () => {
    const { pages } = await ask('directory-audits', {
      after: () => standIn.lapse(),
      pageSize: 200,
    });
    expect(pages.flatMap(recordsOf).length).toBeGreaterThanOrEqual(330);
    await expect(
      ask('directory-audits', { after: () => standIn.lapse(), pageSize: 1 }),
    ).rejects.toMatchObject({ code: 'unexpected-answer' });
  });

  it('says that the login needs the tenant', async () => {
    const { connection, secret } = wayToGraph(standIn, standIn.clientId);
    const without = { connection: { ...connection, tenant: '' }, secret };
    await expect(walk(without, { stream: 'sign-ins' })).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('needs the tenant'),
    });
  });
});
