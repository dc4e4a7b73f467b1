import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { playbookCalls } from '../../../../shared/contract/playbook-calls.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { Exercises } from './exercise.ts';
import { place, withAudit, withRun } from './setting.ts';

export const playbookExercises: Exercises<typeof playbookCalls> = {
  'playbook.list': async (engine) => {
    const { playbooks, problems } = await engine.call('playbook.list', {});
    expect(problems).toEqual([]);
    expect(playbooks.map(({ id }) => id)).toContain('account-compromise');
    const broken = await engine.call('playbook.list', { folders: [place('no.yaml', 'id: [')] });
    expect(broken.problems).toMatchObject([{ line: 1 }]);
  },
  'playbook.candidates': async (engine) => {
    await withAudit(engine);
    const asked = { playbook: 'who-changed-this', parameter: 'resource' };
    expect(await engine.call('playbook.candidates', asked)).toEqual([
      { value: 'Google', reason: '1 record' },
      { value: 'ben@example.com', reason: '1 record' },
    ]);
    const few = await engine.call('playbook.candidates', { ...asked, contains: 'goo' });
    expect(few.map(({ value }) => value)).toEqual(['Google']);
    const none = engine.call('playbook.candidates', { ...asked, parameter: 'none' });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'run.start': async (engine) => {
    const { id } = await withRun(engine);
    expect(id).toBeGreaterThan(2);
    const none = engine.call('run.start', { playbook: 'who-changed-this', parameters: {} });
    await expect(none).rejects.toMatchObject({ code: 'bad-request' });
  },
  'run.list': async (engine) => {
    expect(await engine.call('run.list', {}).catch(({ code }) => code)).toBe('no-case-open');
    const { id } = await withRun(engine);
    expect(await engine.call('run.list', {})).toMatchObject([{ id, steps: 4, answered: 0 }]);
  },
  'run.get': async (engine) => {
    const run = await withRun(engine);
    expect(await engine.call('run.get', { run: run.id })).toEqual(run);
    expect(run).toMatchObject({ title: 'Who changed this?', next: 'who', zone: 'UTC' });
  },
  'run.answer': async (engine) => {
    const { id } = await withRun(engine);
    const { all } = await runJob(engine, 'run.answer', { run: id, step: 'who' });
    expect(all[0]?.answer).toMatchObject({
      count: 1,
      records: 2,
      groups: { field: 'Actor', distinct: 1, top: [{ value: 'ana@example.com', count: 1 }] },
    });
  },
  'run.judge': async (engine) => {
    const { id } = await withRun(engine);
    const judged = { run: id, step: 'who', verdict: 'normal' as const, note: 'Ana.' };
    const run = await engine.call('run.judge', { ...judged, evidence: [1] });
    expect(run).toMatchObject({ judged: 1, next: 'what' });
    expect(run.all[0]).toMatchObject({ verdict: 'normal', note: 'Ana.', evidence: [1] });
    const none = engine.call('run.judge', { ...judged, evidence: [99] });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'run.state': async (engine) => {
    const { id } = await withRun(engine);
    const change = { run: id, state: 'finished' as const, conclusion: 'It was Ana.' };
    expect(await engine.call('run.state', change)).toMatchObject({
      state: 'finished',
      conclusion: 'It was Ana.',
    });
  },
  'run.rows': async (engine) => {
    const { id } = await withRun(engine);
    await runJob(engine, 'run.answer', { run: id, step: 'who' });
    const rows = await engine.call('run.rows', { run: id, step: 'who', from: 0, count: 10 });
    expect(rows).toMatchObject({ rows: [{ id: 1, fields: { target: 'Google' } }], total: 1 });
  },
  'run.actions': async (engine) => {
    await withAudit(engine);
    const parameters = { resource: 'Google' };
    const { id } = await engine.call('run.start', {
      playbook: 'configuration-tampering',
      parameters,
    });
    const step = { run: id, step: 'history' };
    await runJob(engine, 'run.answer', step);
    expect(await engine.call('run.actions', step)).toEqual([]);
    await engine.call('run.judge', { ...step, verdict: 'malicious', note: '', evidence: [1] });
    expect(await engine.call('run.actions', step)).toMatchObject([
      {
        kind: 'revert-change',
        target: { type: 'change', value: 'Google', record: 1 },
        planned: false,
      },
    ]);
  },
  'run.export': async (engine) => {
    const { id } = await withRun(engine);
    const out = place('run.md');
    const receipt = await runJob(engine, 'run.export', { run: id, out, format: 'markdown' });
    const text = readFileSync(out);
    expect(text.toString()).toContain('# Who changed this?');
    expect(receipt).toMatchObject({ path: out, steps: 4, bytes: text.length });
  },
};
