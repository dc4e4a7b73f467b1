import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { responseCalls } from '../../../../shared/contract/response-calls.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { Exercises } from './exercise.ts';
import { place, withAudit, withPlan } from './setting.ts';

export const responseExercises: Exercises<typeof responseCalls> = {
  'report.preview': async (engine) => {
    await withAudit(engine);
    const { html, counts } = await engine.call('report.preview', { title: 'Of <b>ana</b>' });
    expect(html).toContain('<title>Of &lt;b&gt;ana&lt;/b&gt;</title>');
    expect(counts).toEqual({ findings: 0, runs: 0, marked: 0, actions: 0, queries: 0 });
    const none = engine.call('report.preview', { runs: [7] });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  },
  'report.start': async (engine) => {
    await withAudit(engine);
    const order = { out: place('r.json'), format: 'json', parts: ['scope'] } as const;
    const receipt = await runJob(engine, 'report.start', { ...order, parts: [...order.parts] });
    const written = JSON.parse(readFileSync(order.out, 'utf8')) as Record<string, unknown>;
    expect(written).toMatchObject({ scope: { records: 2 }, sources: null });
    expect(written).toHaveProperty('made.contentSha256', receipt.contentSha256);
  },
  'plan.get': async (engine) => {
    await withPlan(engine);
    const { actions } = await engine.call('plan.get', {});
    expect(actions.map(({ kind, position }) => [kind, position])).toEqual([
      ['revert-change', 1],
      ['disable-account', 2],
    ]);
  },
  'plan.resolve': async (engine) => {
    await withAudit(engine);
    const asked = { kind: 'revert-change', value: 'Google' } as const;
    const [target] = await engine.call('plan.resolve', asked);
    expect(target).toMatchObject({
      type: 'change',
      record: 1,
      change: { way: 'set-back', paths: ['enabled', 'scopes'], old: 'recorded' },
    });
  },
  'plan.add': async (engine) => {
    const { actions } = await withPlan(engine);
    expect(actions[0]).toMatchObject({
      why: 'Not ours.',
      missing: [],
      addedBy: expect.any(String),
    });
    expect(actions[1]?.missing).toEqual(['The evidence has no user id of this account.']);
  },
  'plan.change': async (engine) => {
    const [first] = (await withPlan(engine)).actions;
    const changed = { action: first?.id ?? 0, why: 'Not ours.', note: 'Ask Ana first.' };
    const { actions } = await engine.call('plan.change', changed);
    expect(actions[0]).toMatchObject({ why: 'Not ours.', note: 'Ask Ana first.' });
  },
  'plan.remove': async (engine) => {
    const [first, second] = (await withPlan(engine)).actions;
    const { actions } = await engine.call('plan.remove', { actions: [first?.id ?? 0] });
    expect(actions).toEqual([{ ...second, position: 1 }]);
  },
  'plan.order': async (engine) => {
    const ids = (await withPlan(engine)).actions.map(({ id }) => id).reverse();
    const { actions } = await engine.call('plan.order', { actions: ids });
    expect(actions.map(({ id }) => id)).toEqual(ids);
  },
  'plan.export': async (engine) => {
    await withPlan(engine);
    const out = place('plan.md');
    const receipt = await runJob(engine, 'plan.export', { out, format: 'markdown' });
    expect(receipt).toMatchObject({ path: out, actions: 2 });
    expect(readFileSync(out, 'utf8')).toContain('## 1. Take a change back');
  },
  'radius.read': async (engine) => {
    await withAudit(engine);
    const entity = { type: 'actor', value: 'ana@example.com' } as const;
    const radius = await engine.call('radius.read', { entity, from: null, to: null });
    expect(radius.records).toBe(2);
    expect(radius.lines.map(({ value, how }) => [value, how])).toEqual([
      ['Google', 'updated 1'],
      ['ben@example.com', 'created 1'],
    ]);
  },
};
