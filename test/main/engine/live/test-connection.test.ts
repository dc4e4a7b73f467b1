import { describe, expect, it } from 'vitest';
import type { Connector } from '../../../../main/engine/live/index.ts';
import { connectorSummaries, testConnection } from '../../../../main/engine/live/index.ts';
import type { Connection } from '../../../../shared/connection.ts';
import { makeConnection } from '../../../helpers/connections.ts';
import { type Answer, clientTo, json, startServer } from '../../../helpers/tenant-server.ts';

/** A connector of two logs, each at its own path. */
const [first] = connectorSummaries();
const connector: Connector = {
  summary: {
    ...(first as NonNullable<typeof first>),
    paths: [],
    streams: ['one', 'two'].map((name) => ({
      name,
      title: name,
      system: null,
      kinds: [],
      permission: `read:${name}`,
    })),
  },
  overlap: 0,
  async *pages() {},
  probe: async (client, _, stream) => {
    await client.readJson({ path: `/${stream}`, needs: `read:${stream}` });
    return `${stream} may be read.`;
  },
};

async function tested(answer: Answer, change: Partial<Connection> = {}) {
  const { address, got } = await startServer(answer);
  const connection = makeConnection({ address, ...change });
  const open = async () =>
    clientTo(connection.address, { connection: { auth: connection.auth }, retries: 0 });
  const result = await testConnection(connection, connector, open, () => undefined);
  const states = Object.fromEntries(
    [...result.steps, ...result.streams.map((one) => ({ ...one, title: one.stream }))].map(
      ({ title, state }) => [title, state],
    ),
  );
  return { ...result, states, got };
}

describe('testing a connection', () => {
  it('is good where every log may be read, and says how fast', async () => {
    const { states, good, latency } = await tested((_, response) => json(response, {}));
    expect(states).toEqual({
      Address: 'good',
      Line: 'good',
      Login: 'good',
      one: 'good',
      two: 'good',
    });
    expect(good).toBe(true);
    expect(latency).toBeGreaterThanOrEqual(0);
  });

  it('tells a log that may not be read from a login that fails', async () => {
    const { states, good, streams } = await tested(({ url }, response) =>
      url === '/one' ? json(response, {}, 403) : json(response, {}),
    );
    expect(states).toMatchObject({ Login: 'good', one: 'failed', two: 'good' });
    expect(streams[0]?.told).toContain('it needs read:one');
    expect(good).toBe(false);
  });

  it('stops at a login that is refused, and asks no more', async () => {
    const { states, got, latency } = await tested((_, response) => json(response, {}, 401));
    expect(states).toEqual({
      Address: 'good',
      Line: 'good',
      Login: 'failed',
      one: 'skipped',
      two: 'skipped',
    });
    expect(got).toHaveLength(1);
    expect(latency).toBeNull();
  });

  it('stops at a line that does not stand', async () => {
    const { states, good } = await tested(() => undefined, { address: 'http://127.0.0.1:1' });
    expect(states).toMatchObject({ Address: 'good', Line: 'failed', Login: 'skipped' });
    expect(good).toBe(false);
  });

  it('stops at an address that is not safe', async () => {
    const { states, steps } = await tested(() => undefined, { address: 'http://auth.acme.test' });
    expect(states).toMatchObject({ Address: 'failed', Line: 'skipped', Login: 'skipped' });
    expect(steps[0]?.told).toContain('without encryption');
  });

  it('does not say that a login is good where only a web page answers', async () => {
    const { states } = await tested((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<title>Portal</title>');
    });
    expect(states).toMatchObject({ Line: 'good', Login: 'skipped', one: 'failed', two: 'failed' });
  });

  it('asks without a credential where none is needed', async () => {
    const { states } = await tested((_, response) => json(response, {}), {
      auth: { kind: 'none' },
    });
    expect(states).toMatchObject({ Login: 'skipped', one: 'good' });
  });

  it('says what the credential may do besides, where the system tells it', async () => {
    const paths = { allowed: '/me' };
    const told = async (answer: object, status = 200) => {
      const { steps, good } = await tested(
        ({ url }, response) =>
          json(response, url === '/me' ? answer : {}, url === '/me' ? status : 200),
        { paths },
      );
      expect(good).toBe(true);
      return steps.find(({ title }) => title === 'Allowed');
    };
    expect(await told({ scopes: ['auth.audit.list', 'auth.session.revoke\u202e'] })).toEqual({
      title: 'Allowed',
      state: 'good',
      told: 'auth.audit.list, auth.session.revoke‹U+202E›.',
    });
    expect(await told({ name: 'ana' })).toMatchObject({ state: 'skipped' });
    expect(await told({}, 404)).toMatchObject({
      state: 'skipped',
      told: expect.stringContaining('not known'),
    });
  });
});
