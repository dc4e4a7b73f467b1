import { describe, expect, it, onTestFinished } from 'vitest';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import type { StandIn } from '../../../../tenant/stand-in.ts';
import { startAuth0 } from '../../../../tenant/standins/auth0-server.ts';
import { startAuthgear } from '../../../../tenant/standins/authgear-server.ts';
import { startGithub } from '../../../../tenant/standins/github-server.ts';
import { startGraph } from '../../../../tenant/standins/graph-server.ts';
import { startOkta } from '../../../../tenant/standins/okta-server.ts';
import { pull, usePullingEngines } from '../pull/pulling.ts';
import type { Way } from './walk.ts';
import { wayToAuth0, wayToAuthgear, wayToGithub, wayToGraph, wayToOkta } from './ways.ts';

const place = useTempFolder();
const engines = usePullingEngines();
const count = 230;

interface Started {
  standIn: StandIn;
  way: Way;
}

const systems: readonly [string, string, number, () => Promise<Started>][] = [
  [
    'Authgear',
    'authgear',
    1,
    async () => {
      const standIn = await startAuthgear(count);
      return { standIn, way: wayToAuthgear(standIn, standIn.privateKey) };
    },
  ],
  [
    'Auth0',
    'auth0',
    1,
    async () => {
      const standIn = await startAuth0(count);
      return { standIn, way: wayToAuth0(standIn, standIn.clientId) };
    },
  ],
  [
    'Okta',
    'okta',
    1,
    async () => {
      const standIn = await startOkta(count);
      return { standIn, way: wayToOkta(standIn, standIn.token) };
    },
  ],
  [
    'Microsoft Graph',
    'entra',
    5,
    async () => {
      const standIn = await startGraph(count);
      return { standIn, way: wayToGraph(standIn, standIn.clientId) };
    },
  ],
  [
    'GitHub',
    'github',
    1,
    async () => {
      const standIn = await startGithub(count);
      return { standIn, way: wayToGithub(standIn, standIn.token) };
    },
  ],
];

describe.each(systems)('a pull from %s', (_, system, logs, start) => {
  it('brings every record once through every fault, and the next one nothing new', async () => {
    const { standIn, way } = await start();
    onTestFinished(() => standIn.stop());
    const limits = { perMinute: 60_000, pageSize: 50, timeoutSeconds: 10, pageBytes: null };
    const connection = { ...way.connection, limits };
    engines.keep(connection, way.secret);
    const engine = await engines.open(place('x.trailcase'));
    standIn.faults.add(
      { fault: 'too-many', skip: 1, times: 1 },
      { fault: 'unavailable', skip: 2, times: 1 },
      { fault: 'duplicated-page', skip: 3, times: 1 },
    );

    const first = await pull(engine, connection);
    expect(first.streams).toHaveLength(logs);
    for (const stream of first.streams) {
      expect(stream).toMatchObject({ stored: count, rejected: 0, state: 'complete', error: null });
      expect(stream.read).toBe(stream.stored + stream.duplicates);
    }
    expect(new Set(first.sources.map((each) => each.system))).toEqual(new Set([system]));
    expect(first.retries).toBeGreaterThanOrEqual(2);

    standIn.faults.clear();
    const second = await pull(engine, connection);
    expect(second.streams.map(({ stored, error }) => [stored, error])).toEqual(
      first.streams.map(() => [0, null]),
    );
    expect((await engine.call('case.info', {})).records).toBe(count * logs);
  });
});
