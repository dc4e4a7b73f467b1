import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import type { LiveExercises, LiveSetting } from './exercise.ts';

async function pulled({ engine, tenant, connection }: LiveSetting) {
  tenant.store.add('audit', madeRecords('audit', 5));
  return await runJob(engine, 'pull.start', { connection, streams: ['audit'] });
}

/** Pulls: five audit records out of a tenant. */
export const pullExercises: LiveExercises<'pull.start' | 'pull.list' | 'pull.pages'> = {
  'pull.start': async (at) => {
    const receipt = await pulled(at);
    expect(receipt.streams).toMatchObject([{ stream: 'audit', stored: 5, state: 'complete' }]);
    expect(await at.engine.call('records.count', {})).toBe(5);
  },
  'pull.list': async (at) => {
    expect(await at.engine.call('pull.list', {})).toEqual([]);
    const { pull, connection } = await pulled(at);
    expect(await at.engine.call('pull.list', {})).toMatchObject([
      { pull, connection, streams: [{ stream: 'audit', state: 'complete' }] },
    ]);
  },
  'pull.pages': async (at) => {
    const { pull } = await pulled(at);
    const [page, ...others] = await at.engine.call('pull.pages', { pull, from: 0, count: 10 });
    expect(others).toEqual([]);
    expect(page).toMatchObject({ page: 1, stream: 'audit', method: 'GET', status: 200 });
    expect(page?.sha256).toHaveLength(createHash('sha256').digest('hex').length);
    expect(JSON.stringify(page)).not.toContain(at.tenant.tokens.admin);
  },
};
