import { expect } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne } from '../../../helpers/engines.ts';
import { ana, session } from '../act/acting-case.ts';
import type { LiveExercises, LiveSetting } from './exercise.ts';

/** A session in the tenant and in the case, and a plan to revoke it. */
async function planned({ engine, tenant, place }: LiveSetting): Promise<void> {
  const sessions = [session('s1')];
  tenant.store.add('session', sessions);
  await importOne(engine, place('sessions.json', JSON.stringify(sessions)));
  const [target] = await engine.call('plan.resolve', { kind: 'revoke-session', value: 's1' });
  if (target === undefined) throw new Error('the session is not in the evidence');
  await engine.call('plan.add', { actions: [{ kind: 'revoke-session', target, why: 'stolen' }] });
}

/** Acting: one session that is revoked. */
export const actExercises: LiveExercises<'held.now' | 'act.check' | 'act.start' | 'act.list'> = {
  'held.now': async (at) => {
    await planned(at);
    const { engine, connection } = at;
    const { held } = await runJob(engine, 'held.now', { connection, user: ana });
    expect(held).toMatchObject([{ type: 'session', id: 's1', isOver: false }]);
  },
  'act.check': async (at) => {
    await planned(at);
    const { engine, connection } = at;
    const { confirm, actions } = await runJob(engine, 'act.check', { connection });
    expect(confirm).toBe('acme');
    expect(actions).toMatchObject([{ calls: [{ id: 's1', presence: { state: 'present' } }] }]);
  },
  'act.start': async (at) => {
    await planned(at);
    const { engine, connection, tenant } = at;
    const run = await runJob(engine, 'act.start', { connection, confirm: 'acme' });
    expect(run).toMatchObject({ state: 'done', calls: [{ id: 's1', state: 'done' }] });
    expect(tenant.store.find('session', 's1')?.status).not.toBe('active');
  },
  'act.list': async (at) => {
    await planned(at);
    const { engine, connection } = at;
    expect(await engine.call('act.list', {})).toEqual([]);
    const run = await runJob(engine, 'act.start', { connection, confirm: 'acme' });
    expect(await engine.call('act.list', {})).toEqual([run]);
  },
};
