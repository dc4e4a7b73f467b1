import { expect } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { madeRecords } from '../../../tenant/made-records.ts';
import type { LiveExercises, LiveSetting } from './exercise.ts';

function pulled({ engine, connection, tenant }: LiveSetting) {
  tenant.store.add('audit', madeRecords('audit', 5));
  return runJob(engine, 'pull.start', { connection, streams: ['audit', 'events'] });
}

/** Pulls: what comes, and what is kept of it. */
export const pullExercises: LiveExercises = {
  'pull.start': async (at) => {
    const { streams, sources } = await pulled(at);
    expect(streams).toMatchObject([
      { stream: 'audit', state: 'complete', stored: 5 },
      { stream: 'events', state: 'complete', stored: 0 },
    ]);
    expect(sources).toHaveLength(1);
  },
  'pull.list': async (at) => {
    expect(await at.engine.call('pull.list', {})).toEqual([]);
    const { pull, connection } = await pulled(at);
    expect(await at.engine.call('pull.list', {})).toMatchObject([
      { pull, connection, sources: [1], streams: [{ pages: 1 }, { pages: 0 }] },
    ]);
  },
  'pull.pages': async (at) => {
    const { pull } = await pulled(at);
    const pages = await at.engine.call('pull.pages', { pull, from: 0, count: 10 });
    expect(pages).toMatchObject([{ source: 1, page: 1, pull, stream: 'audit', status: 200 }]);
    expect(await at.engine.call('pull.pages', { pull, from: 1, count: 10 })).toEqual([]);
  },
};
