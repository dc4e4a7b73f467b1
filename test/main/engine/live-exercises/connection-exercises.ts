import { expect } from 'vitest';
import { connectorNames } from '../../../../shared/connection.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { LiveExercises } from './exercise.ts';

type Connections = 'connector.list' | `connection.${'list' | 'keep' | 'remove' | 'test'}`;

/** Connections: what can be connected to, what is kept, and whether it works. */
export const connectionExercises: LiveExercises<Connections> = {
  'connector.list': async ({ engine }) => {
    const summaries = await engine.call('connector.list', {});
    const names = summaries.map(({ connector }) => connector);
    expect(names).toContain('tenant');
    expect(new Set(names).size).toBe(names.length);
    for (const { connector, streams, auth, limits } of summaries) {
      expect(connectorNames).toContain(connector);
      expect(streams.length).toBeGreaterThan(0);
      expect(auth.length).toBeGreaterThan(0);
      expect(limits.pageSize).toBeGreaterThan(0);
    }
  },
  'connection.keep': async ({ engine, connection }) => {
    expect(await engine.call('connection.keep', { connection })).toEqual([connection]);
    await expect(
      engine.call('connection.keep', { connection: { ...connection, address: 'acme' } }),
    ).rejects.toMatchObject({ code: 'bad-request' });
  },
  'connection.list': async ({ engine, connection }) => {
    expect(await engine.call('connection.list', {})).toEqual([]);
    await engine.call('connection.keep', { connection });
    expect(await engine.call('connection.list', {})).toEqual([connection]);
  },
  'connection.remove': async ({ engine, connection }) => {
    await engine.call('connection.keep', { connection });
    expect(await engine.call('connection.remove', { id: connection.id })).toEqual([]);
  },
  'connection.test': async ({ engine, connection, tenant }) => {
    const tested = await runJob(engine, 'connection.test', { connection });
    expect(tested.good).toBe(true);
    expect(tested.steps.map(({ title }) => title)).toEqual(['Address', 'Line', 'Login', 'Allowed']);
    expect(tested.streams.map(({ state }) => state)).not.toContain('failed');
    const entries = await engine.call('custody.list', {});
    const said = JSON.stringify(entries);
    expect(said).toContain('connection tested');
    expect(said).not.toContain(tenant.tokens.admin);
  },
};
