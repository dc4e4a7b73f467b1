import { existsSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { importOne } from '../../../helpers/engines.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import { check, restore } from '../restore/restoring.ts';
import type { LiveExercises, LiveSetting } from './exercise.ts';

/** A case with a few audit records, which the tenant does not have. */
async function filled({ engine, place }: LiveSetting): Promise<void> {
  const file = place('audit.json');
  writeFileSync(file, `[${madeRecords('audit', 5).join(',')}]`);
  await importOne(engine, file);
}

/** Restores: what is compared, what is sent, what is kept of it. */
export const restoreExercises: LiveExercises = {
  'restore.check': async (at) => {
    await filled(at);
    const { counts, confirm } = await check(at.engine, at.connection, [1]);
    expect(counts).toEqual({ new: 5, there: 0, conflicting: 0, unfit: 0 });
    expect(confirm).toBe('acme');
  },
  'restore.start': async (at) => {
    await filled(at);
    expect(await restore(at.engine, at.connection)).toMatchObject({ state: 'done', accepted: 5 });
  },
  'restore.list': async (at) => {
    await filled(at);
    expect(await at.engine.call('restore.list', {})).toEqual([]);
    const run = await restore(at.engine, at.connection);
    expect(await at.engine.call('restore.list', {})).toEqual([run]);
  },
  'restore.export': async (at) => {
    await filled(at);
    const { run } = await restore(at.engine, at.connection);
    const out = at.place('receipt.json');
    await runJob(at.engine, 'restore.export', { run, out, format: 'json' });
    expect(existsSync(out)).toBe(true);
  },
};
