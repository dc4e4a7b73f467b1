import { describe, expect, it } from 'vitest';
import { pageSize, RowCache } from '../../../renderer/features/table/row-cache.ts';
import type { RecordRow, ResultWindow } from '../../../shared/case.ts';

function rowOf(id: number): RecordRow {
  return {
    id,
    kind: 'event',
    time: null,
    outcome: 'unknown',
    fields: {},
    flags: [],
    source: 1,
    offset: 0,
    length: 1,
  };
}

/** A result of rows whose ids are their positions; windows come when they are let go. */
function slowResult() {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const fetch = (from: number, count: number) =>
    new Promise<ResultWindow>((resolve) => {
      asked.push(from / pageSize);
      const rows = Array.from({ length: count }, (_, at) => rowOf(from + at));
      waiting.push(() => resolve({ from, rows, total: null, order: 'sorted' }));
    });
  const letGo = async () => {
    for (const go of waiting.splice(0)) go();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, fetch, letGo };
}

const fail = (error: unknown) => {
  throw error;
};

describe('the rows at hand', () => {
  it('are those that were asked for, at their positions', async () => {
    const { fetch, letGo } = slowResult();
    let changes = 0;
    const cache = new RowCache(fetch, () => void changes++, fail);
    cache.want(350, 420);
    expect(cache.at(350)).toBeUndefined();
    await letGo();
    expect([350, 399, 400, 420].map((position) => cache.at(position)?.id)).toEqual([
      350, 399, 400, 420,
    ]);
    expect(changes).toBe(2);
  });

  it('forget what went out of sight before its turn', async () => {
    const { asked, fetch, letGo } = slowResult();
    const cache = new RowCache(fetch, () => undefined, fail);
    cache.want(0, 1_500);
    cache.want(100_000, 100_010);
    await letGo();
    await letGo();
    expect(asked).toEqual([0, 1, 500]);
  });

  it('take nothing any more once they are closed', async () => {
    const { fetch, letGo } = slowResult();
    const cache = new RowCache(fetch, () => fail('changed'), fail);
    cache.want(0, 10);
    cache.close();
    await letGo();
    expect(cache.at(0)).toBeUndefined();
  });

  it('show the rows read before until they are read again', async () => {
    const { fetch, letGo } = slowResult();
    const before = new RowCache(fetch, () => undefined, fail);
    before.want(0, 10);
    await letGo();
    const cache = new RowCache(fetch, () => undefined, fail, before);
    expect(cache.at(5)?.id).toBe(5);
  });
});
