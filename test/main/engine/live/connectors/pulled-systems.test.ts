import { describe, expect, it, onTestFinished } from 'vitest';
import { connectorOf } from '../../../../../main/engine/live/index.ts';
import type { Connection, ConnectorName } from '../../../../../shared/connection.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import type { StandIn, StandInOptions } from '../../../../tenant/stand-in.ts';
import { startAuth0 } from '../../../../tenant/standins/auth0-server.ts';
import { startAuthgear } from '../../../../tenant/standins/authgear-server.ts';
import { startFusionAuth } from '../../../../tenant/standins/fusionauth-server.ts';
import { startGithub } from '../../../../tenant/standins/github-server.ts';
import { startGraph } from '../../../../tenant/standins/graph-server.ts';
import { startKeycloak } from '../../../../tenant/standins/keycloak-server.ts';
import { startOkta } from '../../../../tenant/standins/okta-server.ts';
import { startScalekit } from '../../../../tenant/standins/scalekit-server.ts';
import { pull, usePullingEngines } from '../pull/pulling.ts';
import type { Way } from './walk.ts';
import {
  wayToAuth0,
  wayToAuthgear,
  wayToFusionAuth,
  wayToGithub,
  wayToGraph,
  wayToKeycloak,
  wayToOkta,
  wayToScalekit,
} from './ways.ts';

const place = useTempFolder();
const engines = usePullingEngines();
/** Records in each log. */
const count = 330;

type Start = (options: StandInOptions) => Promise<{ standIn: StandIn; way: Way }>;

const systems = {
  async authgear(options) {
    const standIn = await startAuthgear(count, options);
    return { standIn, way: wayToAuthgear(standIn, standIn.privateKey) };
  },
  async scalekit(options) {
    const standIn = await startScalekit(count, { userCount: 12, ...options });
    return { standIn, way: wayToScalekit(standIn, standIn.client) };
  },
  async auth0(options) {
    const standIn = await startAuth0(count, options);
    return { standIn, way: wayToAuth0(standIn, standIn.clientId) };
  },
  async okta(options) {
    const standIn = await startOkta(count, options);
    return { standIn, way: wayToOkta(standIn, standIn.token) };
  },
  async graph(options) {
    const standIn = await startGraph(count, options);
    return { standIn, way: wayToGraph(standIn, standIn.clientId) };
  },
  async keycloak(options) {
    const standIn = await startKeycloak(count, options);
    return { standIn, way: wayToKeycloak(standIn, standIn.client) };
  },
  async fusionauth(options) {
    const standIn = await startFusionAuth(count, options);
    return { standIn, way: wayToFusionAuth(standIn, standIn.key) };
  },
  async github(options) {
    const standIn = await startGithub(count, options);
    return { standIn, way: wayToGithub(standIn, standIn.token) };
  },
} satisfies Partial<Record<ConnectorName, Start>>;

type SystemName = keyof typeof systems;

async function start(connector: SystemName, options: StandInOptions = {}) {
  const { standIn, way } = await systems[connector](options);
  onTestFinished(() => standIn.stop());
  const limits = { perMinute: 60_000, pageSize: 50, timeoutSeconds: 10, pageBytes: null };
  const connection: Connection = { ...way.connection, limits };
  engines.keep(connection, way.secret);
  const engine = await engines.open(place('x.trailcase'));
  return { standIn, connection, engine };
}

describe.each(Object.keys(systems) as SystemName[])('a pull of %s', (connector) => {
  const logs = connectorOf(connector).summary.streams.map(({ name }) => name);

  it('stores every record of every log once and has nothing to warn of', async () => {
    const { connection, engine } = await start(connector);
    const { streams, sources } = await pull(engine, connection);
    expect(streams.map(({ stream }) => stream)).toEqual(logs);
    for (const stream of streams) {
      expect(stream).toMatchObject({ state: 'complete', error: null, stored: count, rejected: 0 });
      expect(stream.warnings).toEqual([]);
      expect(stream.read).toBe(stream.items);
    }
    const known = connectorOf(connector).summary.streams.map(({ system }) => system);
    expect(new Set(sources.map(({ system }) => system))).toEqual(new Set(known));
  });

  it('comes through faults, and brings nothing new the next time', async () => {
    const { connection, engine, standIn } = await start(connector, {
      faults: [
        { fault: 'too-many', skip: 1, times: 1 },
        { fault: 'unavailable', skip: 2, times: 1 },
        { fault: 'cut', skip: 3, times: 1 },
        { fault: 'duplicated-page', skip: 3, times: 1 },
      ],
    });
    const first = await pull(engine, connection);
    for (const stream of first.streams) {
      expect(stream).toMatchObject({ state: 'complete', error: null, stored: count, rejected: 0 });
      expect(stream.read).toBe(stream.stored + stream.duplicates);
    }
    expect(first.retries).toBeGreaterThanOrEqual(3);
    standIn.faults.clear();
    const second = await pull(engine, connection);
    expect(second.streams.map(({ stored, error }) => [stored, error])).toEqual(
      logs.map(() => [0, null]),
    );
    expect((await engine.call('case.info', {})).records).toBe(count * logs.length);
  });
});

describe.each(['keycloak', 'scalekit', 'fusionauth'] as const)('a pull of %s', (connector) => {
  it('stores also what came late while it was read', async () => {
    const { connection, engine, standIn } = await start(connector, {
      faults: [{ fault: 'shifted-page', skip: 1, times: 1 }],
    });
    const { streams } = await pull(engine, connection);
    expect(standIn.faults.shown.get('shifted-page')).toBe(1);
    const [first] = streams;
    expect(first).toMatchObject({ state: 'complete', stored: count + 1 });
    expect(first?.warnings.join(' ')).toMatch(/gone through (?:again|once more|anew)|asked again/);
  });
});

describe('a pull of authgear that begins before its plan does', () => {
  it('says from when on it came, and how long the system keeps its log', async () => {
    const { connection, engine } = await start('authgear');
    const { streams } = await pull(engine, connection, { since: '2026-04-20T00:00:00Z' });
    expect(streams).toMatchObject([
      {
        askedFrom: '2026-04-20T00:00:00.000000Z',
        gotFrom: '2026-05-04T08:00:00.000000Z',
        warnings: [
          expect.stringContaining('Nothing before'),
          expect.stringMatching(/14 days later.*By plan/),
        ],
      },
    ]);
  });
});
