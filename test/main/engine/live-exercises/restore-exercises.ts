import { existsSync } from 'node:fs';
import { expect } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne } from '../../../helpers/engines.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { check, restore } from '../restore/restoring.ts';
import type { LiveExercises, LiveSetting } from './exercise.ts';

type Restores = 'restore.check' | 'restore.start' | 'restore.list' | 'restore.export';

async function archive({ engine, place }: LiveSetting): Promise<void> {
  await importOne(engine, place('audit.json', `[${madeRecords('audit', 5).join(',')}]`));
}

/** Restores: five audit records into a tenant that has none. */
export const restoreExercises: LiveExercises<Restores> = {
  'restore.check': async (at) => {
    await archive(at);
    const { counts, confirm } = await check(at.engine, at.connection, [1]);
    expect(counts).toEqual({ new: 5, there: 0, conflicting: 0, unfit: 0 });
    expect(confirm).toBe('acme');
  },
  'restore.start': async (at) => {
    await archive(at);
    expect(await restore(at.engine, at.connection)).toMatchObject({ state: 'done', accepted: 5 });
  },
  'restore.list': async (at) => {
    await archive(at);
    expect(await at.engine.call('restore.list', {})).toEqual([]);
    const run = await restore(at.engine, at.connection);
    expect(await at.engine.call('restore.list', {})).toEqual([run]);
  },
  'restore.export': async (at) => {
    await archive(at);
    const { run } = await restore(at.engine, at.connection);
    const out = at.place('receipt.json');
    await runJob(at.engine, 'restore.export', { run, out, format: 'json' });
    expect(existsSync(out)).toBe(true);
  },
};
