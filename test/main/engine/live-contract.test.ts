import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type LiveHost, portChannel } from '../../../main/engine/index.ts';
import { secretNameOf } from '../../../shared/connection.ts';
import { liveCalls } from '../../../shared/contract/live-calls.ts';
import type { Engine } from '../../../shared/contract.ts';
import { connectEngine, serveEngine } from '../../../shared/rpc/index.ts';
import { useTempFolder } from '../../helpers/temp-folder.ts';
import { startTenant } from '../../tenant/start-tenant.ts';
import { actExercises } from './live-exercises/act-exercises.ts';
import { connectionExercises } from './live-exercises/connection-exercises.ts';
import type { LiveCallName, LiveExercises } from './live-exercises/exercise.ts';
import { pullExercises } from './live-exercises/pull-exercises.ts';
import { restoreExercises } from './live-exercises/restore-exercises.ts';
import { unhurried } from './restore/restoring.ts';

const place = useTempFolder();
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** One exercise for each call that has to do with tenants; a call without one does not compile. */
const exercises: LiveExercises<LiveCallName> = {
  ...connectionExercises,
  ...pullExercises,
  ...actExercises,
  ...restoreExercises,
};

function inProcess(live: LiveHost): Engine {
  const engine = createEngine(live);
  closing.push(() => engine.close());
  return engine;
}

function overChannel(live: LiveHost): Engine {
  const { port1, port2 } = new MessageChannel();
  serveEngine(inProcess(live), portChannel(port1), (error) => {
    throw error;
  });
  const far = connectEngine(portChannel(port2));
  closing.push(() => far.close());
  return far;
}

describe('the calls that have to do with tenants', () => {
  it.each(Object.keys(liveCalls))('say what %s is for', (name) => {
    expect(liveCalls[name as keyof typeof liveCalls].purpose).toMatch(/\.$/);
  });
});

describe.each([
  ['in process', inProcess],
  ['over a channel', overChannel],
])('the calls that have to do with tenants, %s', (_, start) => {
  it.each(Object.entries(exercises))('answer %s', async (_name, exercise) => {
    const tenant = await startTenant();
    closing.push(() => tenant.stop());
    const connection = tenant.connection(unhurried);
    const live: LiveHost = {
      refusal: null,
      secret: async (name) => (name === secretNameOf(connection) ? tenant.tokens.admin : null),
    };
    const engine = start(live);
    await engine.call('case.open', { path: place('live.trailcase'), create: true });
    await exercise({ engine, tenant, connection, place });
  });
});

describe('a call to a tenant', () => {
  it('is refused with the reason where the host does not allow it', async () => {
    const tenant = await startTenant();
    closing.push(() => tenant.stop());
    const engine = inProcess({ refusal: 'Start it with --allow-live.', secret: async () => 'x' });
    await expect(
      engine.call('connection.test', { connection: tenant.connection() }),
    ).rejects.toMatchObject({ code: 'not-allowed', message: 'Start it with --allow-live.' });
  });

  it('is not made with the secret that was kept for another address', async () => {
    const tenant = await startTenant();
    closing.push(() => tenant.stop());
    const kept = tenant.connection({ address: 'https://auth.acme.test' });
    const engine = inProcess({
      refusal: null,
      secret: async (name) => (name === secretNameOf(kept) ? tenant.tokens.admin : null),
    });
    const connection = { ...kept, address: tenant.address };
    await expect(engine.call('connection.test', { connection })).rejects.toMatchObject({
      code: 'secret-missing',
    });
  });
});
