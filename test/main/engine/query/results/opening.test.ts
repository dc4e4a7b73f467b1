import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StopCheck, stillWanted } from '../../../../../main/engine/query/results/index.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Query } from '../../../../../shared/query/ast.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { anywhere, equals, everything } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();

async function mixedCase(records: number): Promise<Engine> {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(records, 'opening').join('\n')));
  return engine;
}

/** Reads every original and finds none: the slowest of questions. */
const slow: Query = {
  kind: 'not',
  of: { kind: 'or', of: [anywhere('id'), anywhere('no such text')] },
};

const cancelled = { code: 'cancelled' };

describe('opening a result', () => {
  it('answers the newest question of a view and cancels the ones before', async () => {
    const engine = await mixedCase(20_000);
    const open = (where: Query, view: string) =>
      engine.call('result.open', { question: { kind: null, where }, view });
    const first = expect(open(slow, 'table')).rejects.toMatchObject(cancelled);
    const second = expect(open(slow, 'table')).rejects.toMatchObject(cancelled);
    const beside = open(equals('status', 'Failure'), 'other view');
    const last = await open(equals('status', 'Success'), 'table');
    await Promise.all([first, second]);
    expect(new Set(last.rows.map(({ fields }) => fields.status))).toEqual(new Set(['Success']));
    await engine.call('result.total', { result: (await beside).result });
  });

  it('is cancelled by closing the view, at once, and leaves the readers free', async () => {
    const engine = await mixedCase(20_000);
    const opening = engine.call('result.open', {
      question: { kind: null, where: slow },
      view: 'table',
    });
    const start = performance.now();
    const refused = expect(opening).rejects.toMatchObject(cancelled);
    expect(await engine.call('result.close', { view: 'table' })).toBe(true);
    await refused;
    expect(performance.now() - start).toBeLessThan(250);
    const next = await engine.call('result.open', { question: everything() });
    expect(next.rows).toHaveLength(100);
    expect(await engine.call('result.close', { view: 'table' })).toBe(false);
  });

  it('leaves a result open until it is closed, and says so of one that is', async () => {
    const engine = await mixedCase(100);
    const { result } = await engine.call('result.open', { question: everything() });
    expect(await engine.call('result.close', { result })).toBe(true);
    expect(await engine.call('result.close', { result })).toBe(false);
    await expect(engine.call('result.window', { result, from: 0, count: 1 })).rejects.toMatchObject(
      { code: 'not-found' },
    );
    await expect(engine.call('result.total', { result })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('keeps eight results and closes the oldest for a ninth', async () => {
    const engine = await mixedCase(100);
    const opened: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      opened.push((await engine.call('result.open', { question: everything() })).result);
    }
    const states = await Promise.all(
      opened.map((result) =>
        engine.call('result.total', { result }).catch((error: { code: string }) => error.code),
      ),
    );
    expect(states[0]).toBe('not-found');
    expect(states.slice(1)).toEqual(Array(8).fill(states[1]));
  });

  it('closes all results with the case', async () => {
    const engine = await mixedCase(100);
    const { result } = await engine.call('result.open', { question: everything() });
    await engine.call('case.open', { path: place('mixed.trailcase') });
    await expect(engine.call('result.total', { result })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('counts relative times from the newest record, in UTC, unless told otherwise', async () => {
    const engine = await engines.open(place('dated.trailcase'));
    const lines = ['2026-01-10T23:30:00Z', '2026-01-11T00:30:00Z', '2026-01-11T10:00:00Z'].map(
      (createdOn, id) => JSON.stringify({ id: `e${id}`, eventType: 'login', createdOn }),
    );
    await importOne(engine, place('dated.ndjson', lines.join('\n')));
    const today: Query = {
      kind: 'compare',
      field: { kind: 'field', name: 'time' },
      operator: 'during',
      operand: { kind: 'calendar', unit: 'day', offset: 0 },
    };
    const ask = async (asked: { asOf?: string; zone?: string }) => {
      const opened = await engine.call('result.open', {
        question: { kind: null, where: today },
        ...asked,
      });
      return { asOf: opened.asOf, zone: opened.zone, found: opened.rows.length };
    };
    expect(await ask({})).toEqual({ asOf: '2026-01-11T10:00:00.000000Z', zone: 'UTC', found: 2 });
    expect(await ask({ zone: 'Europe/Berlin' })).toMatchObject({ zone: 'Europe/Berlin', found: 3 });
    expect(await ask({ asOf: '2026-01-10T12:00:00Z' })).toEqual({
      asOf: '2026-01-10T12:00:00.000000Z',
      zone: 'UTC',
      found: 1,
    });
    await expect(ask({ asOf: 'soon' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(ask({ zone: 'Nowhere/City' })).rejects.toMatchObject({ code: 'bad-zone' });
  });

  it('refuses a question that cannot be asked', async () => {
    const engine = await mixedCase(10);
    for (const where of [
      equals('no such field', 'x'),
      { kind: 'nonsense' },
      { kind: 'and', of: 'x' },
      null,
    ]) {
      await expect(
        engine.call('result.open', { question: { kind: null, where: where as Query } }),
      ).rejects.toMatchObject({ code: 'bad-request' });
    }
    let deep: Query = { kind: 'all' };
    for (let n = 0; n < 50_000; n += 1) deep = { kind: 'not', of: deep };
    await expect(
      engine.call('result.open', { question: { kind: null, where: deep } }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    await expect(
      engine.call('result.open', {
        question: everything(),
        sort: [{ field: { kind: 'field', name: 'constructor' }, descending: true }],
      }),
    ).rejects.toMatchObject({ code: 'bad-request' });
  });
});

describe('a statement that runs', () => {
  it('stops when its work is not wanted any more, and only then', () => {
    const db = new Database(':memory:');
    const stop = new StopCheck(db);
    const endless = db.prepare(
      `WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r)
       SELECT count(*) FROM r WHERE ${stillWanted}`,
    );
    let looks = 0;
    const run = () =>
      stop.during(
        () => ++looks > 3,
        () => endless.get(),
      );
    expect(run).toThrow(expect.objectContaining(cancelled));
    expect(looks).toBe(4);
    const few = db.prepare(
      `WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r WHERE id < 5000)
       SELECT count(*) FROM r WHERE ${stillWanted}`,
    );
    expect(few.pluck().get()).toBe(5000);
    db.close();
  });

  it('gives up behind the rows that it may cost, which is not the same as being cancelled', () => {
    const db = new Database(':memory:');
    const stop = new StopCheck(db);
    const rows = db
      .prepare(
        `WITH RECURSIVE r (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM r WHERE id < 50000)
         SELECT count(*) FROM r WHERE ${stillWanted}`,
      )
      .pluck();
    const never = () => false;
    expect(stop.within(60_000, never, () => rows.get())).toBe(50_000);
    expect(stop.within(20_000, never, () => rows.get())).toBeNull();
    expect(() =>
      stop.within(
        60_000,
        () => true,
        () => rows.get(),
      ),
    ).toThrow(expect.objectContaining(cancelled));
    expect(() =>
      stop.within(60_000, never, () => {
        throw new TypeError('of its own');
      }),
    ).toThrow(TypeError);
    db.close();
  });
});
