import { describe, expect, it } from 'vitest';
import { generic } from '../../../../../main/engine/live/connectors/generic.ts';
import type { LogPage } from '../../../../../main/engine/live/index.ts';
import { openTenant } from '../../../../../main/engine/live/index.ts';
import type { GenericPages } from '../../../../../shared/connection.ts';
import { makeConnection } from '../../../../helpers/connections.ts';
import { type Got, json, startServer } from '../../../../helpers/tenant-server.ts';

const list = Array.from({ length: 25 }, (_, at) => ({ id: at }));
const plain: GenericPages = {
  path: '/log',
  items: '',
  paging: { style: 'none' },
  sizeParameter: 'size',
  window: null,
  system: null,
  kind: null,
  map: null,
};

/** Goes through a log that a server answers, as a connection describes it. */
async function walk(
  pages: Partial<GenericPages>,
  answer: (asked: URLSearchParams, got: Got) => unknown,
  { from = null, resume = null }: { from?: number | null; resume?: unknown } = {},
) {
  const headers: Record<string, string> = {};
  const server = await startServer((got, response) => {
    const { searchParams } = new URL(got.url, 'http://x');
    const value = answer(searchParams, got);
    json(response, value, 200, headersOf(value) ?? headers);
  });
  const connection = makeConnection({
    connector: 'generic',
    address: server.address,
    auth: { kind: 'none' },
    limits: { perMinute: 60_000, pageSize: null, timeoutSeconds: 5, pageBytes: null },
    generic: { ...plain, ...pages },
  });
  const client = await openTenant(connection, '', { signal: new AbortController().signal });
  const found: LogPage[] = [];
  const window = { from, until: 1_800_000_000_500_000 };
  const quest = { client, connection, stream: 'records', window, resume, pageSize: 10 };
  try {
    for await (const page of generic.pages(quest)) found.push(page);
  } finally {
    await client.close();
  }
  const ids = found.flatMap(({ answer: { body } }) =>
    [...body.toString().matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id)),
  );
  return { pages: found, ids, asked: server.got.map(({ url }) => url) };
}

const links = new WeakMap<object, Record<string, string>>();
function headersOf(value: unknown) {
  return typeof value === 'object' && value !== null ? links.get(value) : undefined;
}

const slice = (from: number, size = 10) => list.slice(from, from + size);
const all = list.map(({ id }) => id);

describe('a generic connection asks for pages', () => {
  it('once, where there is one', async () => {
    const { ids, asked } = await walk({}, () => list);
    expect(ids).toEqual(all);
    expect(asked).toEqual(['/log?size=10']);
  });

  it('by a cursor of the answer, and goes on from one that was kept', async () => {
    const paging = { style: 'cursor', at: 'meta.next', parameter: 'after' } as const;
    const answer = (asked: URLSearchParams) => {
      const at = Number(asked.get('after') ?? 0);
      return { rows: slice(at), meta: { next: at + 10 < 25 ? at + 10 : null } };
    };
    const { ids, pages, asked } = await walk({ items: 'rows', paging }, answer);
    expect(ids).toEqual(all);
    expect(pages.map(({ count }) => count)).toEqual([10, 10, 5]);
    expect(asked[1]).toBe('/log?size=10&after=10');
    const rest = await walk({ items: 'rows', paging }, answer, { resume: pages[0]?.next });
    expect(rest.ids).toEqual(all.slice(10));
  });

  it('by the number of records before, beginning with the last of them, and sees where the list moved', async () => {
    const paging = { style: 'offset', parameter: 'skip', counts: 'items', first: 0 } as const;
    const still = await walk({ paging }, (asked) => slice(Number(asked.get('skip'))));
    expect([...new Set(still.ids)]).toEqual(all);
    expect(still.pages.flatMap(({ warning }) => warning ?? [])).toEqual([]);
    expect(still.asked.map((url) => /skip=(\d+)/.exec(url)?.[1])).toEqual(['0', '9', '18', '24']);

    let asks = 0;
    const moved = await walk({ paging }, (asked) => {
      asks += 1;
      const grown = asks > 1 ? [{ id: 98 }, { id: 99 }, ...list] : list;
      return grown.slice(Number(asked.get('skip')), Number(asked.get('skip')) + 10);
    });
    expect([...new Set(moved.ids)].sort((a, b) => a - b)).toEqual(all);
    expect(moved.pages.flatMap(({ warning }) => warning ?? []).join()).toContain(
      '2 records of a page came again',
    );

    asks = 0;
    const shrunk = await walk({ paging }, (asked) => {
      asks += 1;
      const left = asks > 1 ? list.slice(3) : list;
      return left.slice(Number(asked.get('skip')), Number(asked.get('skip')) + 10);
    });
    expect([...new Set(shrunk.ids)].sort((a, b) => a - b)).toEqual(all);
    expect(shrunk.pages.flatMap(({ warning }) => warning ?? []).join()).toContain(
      'gone through anew',
    );
  });

  it('by the number of the page', async () => {
    const paging = { style: 'offset', parameter: 'page', counts: 'pages', first: 1 } as const;
    const { ids, asked } = await walk({ paging }, (at) => slice((Number(at.get('page')) - 1) * 10));
    expect(ids).toEqual(all);
    expect(asked).toHaveLength(4);
  });

  it.each([null, 'links.next'])('by an address that the answer names: %s', async (at) => {
    const paging = { style: 'link', at } as const;
    const { ids, asked } = await walk({ paging, items: 'rows' }, (given) => {
      const from = Number(given.get('from') ?? 0);
      const next = from + 10 < 25 ? `/log?from=${from + 10}` : null;
      const value = { rows: slice(from), links: { next: at === null ? 'no' : next } };
      if (at === null && next !== null) links.set(value, { link: `<${next}>; rel="next"` });
      return value;
    });
    expect(ids).toEqual(all);
    expect(asked[1]).toBe('/log?from=10');
  });

  it.each([
    ['iso', '2027-01-15T08:00:00.000Z', '2027-01-15T08:00:00.500Z'],
    ['seconds', '1800000000', '1800000001'],
    ['milliseconds', '1800000000000', '1800000000500'],
  ] as const)('of a window in %s', async (form, from, until) => {
    const window = { from: 'a', until: 'b', form };
    const { asked } = await walk({ window }, () => [], { from: 1_800_000_000_000_000 });
    const { searchParams } = new URL(asked[0] ?? '', 'http://x');
    expect([searchParams.get('a'), searchParams.get('b')]).toEqual([from, until]);
  });
});

describe('a generic connection stops with words', () => {
  const cursor = { style: 'cursor', at: 'next', parameter: 'after' } as const;
  it.each([
    [
      'the next page is always the same',
      { items: 'rows', paging: cursor },
      () => ({ rows: [{}], next: 'x' }),
      'does not go on',
    ],
    [
      'pages are empty for ever',
      { items: 'rows', paging: cursor },
      (asked: URLSearchParams) => ({ rows: [], next: `${asked.get('after')}x` }),
      'held no record',
    ],
    ['there is no such list', { items: 'rows' }, () => ({ data: [] }), 'has no list "rows"'],
    ['the list lies too deep', { items: 'a.b.c.d.e' }, () => ({}), 'lies too deep'],
    [
      'it goes on at another place',
      { items: 'rows', paging: { style: 'link', at: 'next' } as const },
      () => ({ rows: [{}], next: 'https://elsewhere.test/' }),
      'elsewhere.test',
    ],
  ])('where %s', async (_, pages, answer, words) => {
    await expect(walk(pages, answer)).rejects.toMatchObject({
      message: expect.stringContaining(words),
    });
  });
});
