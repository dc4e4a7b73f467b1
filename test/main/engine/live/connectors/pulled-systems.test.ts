import { describe, expect, it, onTestFinished } from 'vitest';
import { connectorOf } from '../../../../../main/engine/live/index.ts';
import type { Connection, ConnectorName } from '../../../../../shared/connection.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import type { StandIn, StandInOptions } from '../../../../tenant/stand-in.ts';
import { startFusionAuth } from '../../../../tenant/standins/fusionauth-server.ts';
import { startKeycloak } from '../../../../tenant/standins/keycloak-server.ts';
import { startScalekit } from '../../../../tenant/standins/scalekit-server.ts';
import { pull, usePullingEngines } from '../pull/pulling.ts';

const place = useTempFolder();
const engines = usePullingEngines();

/** Records in each log, and what a connection needs. */
const systems: Record<
  string,
  (options: StandInOptions) => Promise<{ standIn: StandIn; id: string; secret: string }>
> = {
  async keycloak(options) {
    const standIn = await startKeycloak(330, options);
    return { standIn, ...standIn.client };
  },
  async scalekit(options) {
    const standIn = await startScalekit(330, { userCount: 12, ...options });
    return { standIn, ...standIn.client };
  },
  async fusionauth(options) {
    const standIn = await startFusionAuth(330, options);
    return { standIn, id: '', secret: standIn.key };
  },
};

async function start(connector: ConnectorName, options: StandInOptions = {}) {
  const { standIn, id, secret } = await (systems[connector]?.(options) ?? Promise.reject());
  onTestFinished(() => standIn.stop());
  const [usual] = connectorOf(connector).summary.auth;
  if (usual === undefined) throw new Error('no login');
  const { auth } = usual;
  const connection: Connection = makeConnection({
    connector,
    address: standIn.address,
    tenant: connector === 'keycloak' ? 'acme' : '',
    auth: auth.kind === 'client-credentials' ? { ...auth, clientId: id } : auth,
    limits: { perMinute: 60_000, pageSize: 50, timeoutSeconds: 10, pageBytes: null },
  });
  engines.keep(connection, secret);
  return { standIn, connection };
}

describe.each(Object.keys(systems) as ConnectorName[])('a pull of %s', (connector) => {
  it('stores every record of every log once and has nothing to warn of', async () => {
    const { connection } = await start(connector);
    const engine = await engines.open(place('x.trailcase'));
    const { streams } = await pull(engine, connection);
    expect(streams.map(({ stream }) => stream)).toEqual(
      connectorOf(connector).summary.streams.map(({ name }) => name),
    );
    for (const stream of streams) {
      expect(stream).toMatchObject({ state: 'complete', error: null, stored: 330, rejected: 0 });
      expect(stream.warnings.filter((each) => !/without records/.test(each))).toEqual([]);
      expect(stream.read).toBe(stream.items);
    }
  });

  it('stores also what came late while it was read', async () => {
    const { connection, standIn } = await start(connector, {
      faults: [{ fault: 'shifted-page', skip: 1, times: 1 }],
    });
    const engine = await engines.open(place('x.trailcase'));
    const { streams } = await pull(engine, connection);
    expect(standIn.faults.shown.get('shifted-page')).toBe(1);
    const [first] = streams;
    expect(first).toMatchObject({ state: 'complete', stored: 331 });
    expect(first?.warnings.join(' ')).toMatch(/gone through (?:again|once more|anew)|asked again/);
  });
});
