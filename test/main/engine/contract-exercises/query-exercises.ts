import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { PlaceSought } from '../../../../shared/case.ts';
import type { queryCalls } from '../../../../shared/contract/query-calls.ts';
import type { Question } from '../../../../shared/query/index.ts';
import { runJob } from '../../../../shared/run-job.ts';
import type { Exercises } from './exercise.ts';
import { everything, place, withAudit, withResult } from './setting.ts';

export const queryExercises: Exercises<typeof queryCalls> = {
  'query.explain': async (engine) => {
    await withAudit(engine);
    const text = 'target is "Google"';
    const explained = await engine.call('query.explain', { text, kind: 'audit' });
    expect(explained).toMatchObject({
      ok: true,
      question: { kind: 'audit', where: { kind: 'compare', operator: 'is' } },
      asOf: '2026-01-21T08:00:00.000000Z',
      zone: 'UTC',
      ignored: [],
      chips: [{ query: { kind: 'compare' } }],
    });
    const broken = await engine.call('query.explain', { text: 'target is "Google', kind: 'audit' });
    expect(broken).toMatchObject({ ok: false, error: { position: 10 } });
  },
  'query.complete': async (engine) => {
    await withAudit(engine);
    const ask = (text: string) =>
      engine.call('query.complete', { text, at: text.length, kind: 'audit' });
    const fields = await ask('tar');
    expect(fields).toContainEqual({ kind: 'field', text: 'Target', from: 0, to: 3 });
    const values = await ask('actor is an');
    expect(values).toContainEqual({
      kind: 'value',
      text: '"ana@example.com"',
      from: 9,
      to: 11,
      count: 2,
    });
  },
  'result.open': async (engine) => {
    await withAudit(engine);
    const opened = await engine.call('result.open', { question: everything });
    expect(opened).toMatchObject({ result: 1, from: 0, order: 'sorted', zone: 'UTC' });
    expect(opened.rows.map(({ id }) => id)).toEqual([2, 1]);
  },
  'result.window': async (engine) => {
    const result = await withResult(engine);
    await engine.call('result.total', { result });
    const window = await engine.call('result.window', { result, from: 1, count: 5 });
    expect(window).toMatchObject({ from: 1, rows: [{ id: 1 }], total: 2, order: 'sorted' });
    const { rows } = await engine.call('result.window', {
      result,
      from: 1,
      count: 1,
      written: true,
    });
    expect(rows[0]).toMatchObject({
      changed: ['enabled', 'scopes'],
      written: { time: '2026-01-20T11:02:00.000Z', old: '{"enabled":true,"scopes":["openid"]}' },
    });
  },
  'result.total': async (engine) => {
    const result = await withResult(engine);
    expect(await engine.call('result.total', { result })).toBe(2);
  },
  'result.close': async (engine) => {
    const result = await withResult(engine);
    expect(await engine.call('result.close', { result })).toBe(true);
    expect(await engine.call('result.close', { view: 'none' })).toBe(false);
  },
  'result.facet': async (engine) => {
    const result = await withResult(engine);
    const field = { kind: 'field' as const, name: 'actor' };
    expect(await engine.call('result.facet', { result, field })).toEqual({
      records: 2,
      missing: 0,
      distinct: 1,
      top: [
        {
          value: 'ana@example.com',
          count: 2,
          first: '2026-01-20T11:02:00.000000Z',
          last: '2026-01-21T08:00:00.000000Z',
        },
      ],
      rare: [],
    });
  },
  'result.histogram': async (engine) => {
    const result = await withResult(engine);
    const histogram = await engine.call('result.histogram', { result, by: 'kind' });
    expect(histogram).toMatchObject({ unit: 'minute', step: 10, zone: 'UTC', records: 2 });
    expect(histogram.buckets[0]).toEqual({
      from: '2026-01-20T11:00:00.000000Z',
      to: '2026-01-20T11:10:00.000000Z',
      counts: { audit: 1 },
    });
    expect(histogram.undated).toEqual({});
  },
  'result.groups': async (engine) => {
    const result = await withResult(engine);
    const field = { kind: 'field' as const, name: 'action' };
    const groups = await engine.call('result.groups', { result, field, top: 1 });
    expect(groups).toMatchObject({ records: 2, missing: 0, distinct: 2 });
    expect(groups.groups).toMatchObject([{ value: 'create User', count: 1 }]);
  },
  'result.place': async (engine) => {
    const result = await withResult(engine);
    const find = (sought: PlaceSought) => engine.call('result.place', { result, place: sought });
    expect(await find({ kind: 'record', record: 1 })).toBe(1);
    expect(await find({ kind: 'record', record: 99 })).toBeNull();
    expect(await find({ kind: 'time', time: Date.UTC(2026, 0, 21) * 1000 })).toBe(1);
    expect(await find({ kind: 'gap', from: 0, forward: true, micros: 3_600_000_000 })).toBe(1);
    expect(await find({ kind: 'marked', from: 1, forward: false })).toBeNull();
  },
  'search.start': async (engine) => {
    await withAudit(engine);
    const question = { kind: null, where: { kind: 'text', operator: 'contains', text: 'OPENID' } };
    const outcome = await runJob(engine, 'search.start', { question: question as Question });
    expect(outcome).toMatchObject({ result: 1, total: 1 });
    expect(outcome.searchedBytes).toBe(readFileSync(place('audit.json')).length);
  },
};
