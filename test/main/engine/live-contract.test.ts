import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../shared/connection.ts';
import { liveCalls } from '../../../shared/contract/live-calls.ts';
import type { Engine } from '../../../shared/contract.ts';
import { bareTarget } from '../../../shared/plan-words.ts';
import { runJob } from '../../../shared/run-job.ts';
import { importOne } from '../../helpers/engines.ts';
import { useTempFolder } from '../../helpers/temp-folder.ts';
import { madeRecords } from '../../tenant/made-records.ts';
import { check, restore, unhurried, useTenants } from './restore/restoring.ts';

const place = useTempFolder();
const tenants = useTenants();

/** What an exercise is done with: a case with a few audit records, and a tenant that has none. */
interface Gym {
  engine: Engine;
  connection: Connection;
}

/** One exercise for each call that has to do with tenants. */
const exercises: Partial<Record<keyof typeof liveCalls, (gym: Gym) => Promise<unknown>>> = {
  'held.now': async ({ engine, connection }) => {
    const list = await runJob(engine, 'held.now', { connection, user: 'ana@demo.example' });
    expect(list).toMatchObject({ user: 'ana@demo.example', held: [], notes: [] });
  },
  'act.check': async ({ engine, connection }) => {
    await planSession(engine);
    const { confirm, actions } = await runJob(engine, 'act.check', { connection });
    expect(confirm).toBe('acme');
    expect(actions).toMatchObject([{ calls: [{ presence: { state: 'missing' } }] }]);
  },
  'act.start': async ({ engine, connection }) => {
    await planSession(engine);
    const run = await runJob(engine, 'act.start', { connection, confirm: 'acme' });
    expect(run).toMatchObject({ state: 'done', calls: [{ state: 'settled', id: 's1' }] });
  },
  'act.list': async ({ engine, connection }) => {
    expect(await engine.call('act.list', {})).toEqual([]);
    await planSession(engine);
    const run = await runJob(engine, 'act.start', { connection, confirm: 'acme' });
    expect(await engine.call('act.list', {})).toEqual([run]);
  },
  'restore.check': async ({ engine, connection }) => {
    const { counts, confirm } = await check(engine, connection, [1]);
    expect(counts).toEqual({ new: 5, there: 0, conflicting: 0, unfit: 0 });
    expect(confirm).toBe('acme');
  },
  'restore.start': async ({ engine, connection }) => {
    expect(await restore(engine, connection)).toMatchObject({ state: 'done', accepted: 5 });
  },
  'restore.list': async ({ engine, connection }) => {
    expect(await engine.call('restore.list', {})).toEqual([]);
    const run = await restore(engine, connection);
    expect(await engine.call('restore.list', {})).toEqual([run]);
  },
  'restore.export': async ({ engine, connection }) => {
    const { run } = await restore(engine, connection);
    const out = place('receipt.json');
    await runJob(engine, 'restore.export', { run, out, format: 'json' });
    expect(existsSync(out)).toBe(true);
  },
};

/** Plans to revoke a session that nobody has. */
async function planSession(engine: Engine): Promise<void> {
  const target = bareTarget('revoke-session', 's1');
  await engine.call('plan.add', { actions: [{ kind: 'revoke-session', target, why: '' }] });
}

describe('the calls that have to do with tenants', () => {
  it.each(Object.keys(liveCalls))('say what %s is for', (name) => {
    expect(liveCalls[name as keyof typeof liveCalls].purpose).toMatch(/\.$/);
  });

  it.each(Object.entries(exercises))('answer %s', async (_name, exercise) => {
    const tenant = await tenants.start();
    const engine = await tenants.open(place('a.trailcase'), tenant.tokens.admin);
    await importOne(engine, place('audit.json', `[${madeRecords('audit', 5).join(',')}]`));
    await exercise({ engine, connection: tenant.connection(unhurried) });
  });
});
