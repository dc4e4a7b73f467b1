import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRejected, type ImportedFiles, useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

function event(id: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z"}`;
}

const unknown = '{"door":7,"opened":"yes"}';
const broken = '{"id":"x","eventType":"login",,"clientName":"wiki"}';
const row = 'login,wiki,2026-01-20T11:02:00Z';

/** Files whose third record is not stored; `bad` is what is rejected of it. */
const broken3: Record<string, { content: string; bad: string; line: number; code: string }> = {
  'broken-line.ndjson': {
    content: [event('l1'), event('l2'), broken, event('l4')].join('\n'),
    bad: broken,
    line: 3,
    code: 'invalid-json',
  },
  'broken-line-crlf.ndjson': {
    content: [event('c1'), event('c2'), `  ${broken} `, event('c4')].join('\r\n\r\n'),
    bad: broken,
    line: 5,
    code: 'invalid-json',
  },
  'broken-pretty.json': {
    content: `[\n  ${event('p1')},\n  ${event('p2')},\n  ${broken},\n  ${event('p4')}\n]\n`,
    bad: broken,
    line: 4,
    code: 'invalid-json',
  },
  'broken-one-line.json': {
    content: `[${event('o1')},${event('o2')},${broken},${event('o4')}]`,
    bad: broken,
    line: 1,
    code: 'invalid-json',
  },
  'broken-envelope.json': {
    content: `{"total": 4,\n"Records": [\n${event('e1')},\n${event('e2')},\n${broken},\n${event('e4')}\n]}`,
    bad: broken,
    line: 5,
    code: 'invalid-json',
  },
  'broken-row.csv': {
    content: `id,Event Type,Client Name,Created On\nr1,${row}\n"r2\nof two lines",${row}\n"r3"x,${row}\nr4,${row}\n`,
    bad: `"r3"x,${row}`,
    line: 5,
    code: 'invalid-csv',
  },
  'unknown-line.ndjson': {
    content: [event('u1'), event('u2'), unknown, event('u4')].join('\n'),
    bad: unknown,
    line: 3,
    code: 'unknown-shape',
  },
  'unknown-pretty.json': {
    content: `[\n${event('v1')},\n\n${event('v2')},\n${unknown},\n${event('v4')}\n]`,
    bad: unknown,
    line: 5,
    code: 'unknown-shape',
  },
  'unknown-sequence.json': {
    content: [event('s1'), event('s2'), unknown, event('s4')].join('\n\n').replaceAll('{', '{\n'),
    bad: unknown.replace('{', '{\n'),
    line: 7,
    code: 'unknown-shape',
  },
  'unknown-envelope.json': {
    content: `{"Records": [\n${event('w1')},\n${event('w2')},\n${unknown},\n${event('w4')}\n]}`,
    bad: unknown,
    line: 4,
    code: 'unknown-shape',
  },
};

let files: ImportedFiles;

beforeAll(async () => {
  const contents = Object.entries(broken3).map(([name, { content }]) => [name, content] as const);
  const utf16 = Buffer.from(
    `\ufeff${[event('z1'), 'ä😀 broken', event('z3')].join('\n')}`,
    'utf16le',
  );
  files = await shared.import({ ...Object.fromEntries(contents), 'utf16.ndjson': utf16 });
});

describe('one bad record among good ones', () => {
  it.each(Object.keys(broken3))('%s: costs only itself', (name) => {
    expect(files.of(name).receipt).toMatchObject({
      read: 4,
      stored: 3,
      duplicates: 0,
      rejected: 1,
      state: 'complete',
    });
    expect(files.of(name).records).toHaveLength(3);
  });

  it.each(Object.keys(broken3))('%s: stands in the case with its exact place', (name) => {
    const { content, bad, line, code } = broken3[name] as (typeof broken3)[string];
    const [rejected, ...more] = files.of(name).rejected;
    expect(more).toEqual([]);
    expect(rejected).toMatchObject({ sourceName: name, code, line });
    const { offset = 0, length = 0 } = rejected ?? {};
    expect(content.slice(offset, offset + length)).toBe(bad);
    expect(content.slice(0, offset).split('\n')).toHaveLength(line);
    expect(rejected?.excerpt).toBe(bad);
  });

  it.each(Object.keys(broken3))('%s: is given a reason that a person understands', (name) => {
    const [rejected] = files.of(name).rejected;
    expect(rejected?.reason).toMatch(/^[A-Z].{15,}\.$/);
    if (rejected?.code === 'unknown-shape') expect(rejected.reason).toContain('door, opened');
  });

  it('in UTF-16 has its place in the bytes of the file', () => {
    const [rejected] = files.of('utf16.ndjson').rejected;
    const given = readFileSync(shared.place('utf16.ndjson'));
    const { offset = 0, length = 0 } = rejected ?? {};
    expect(given.subarray(offset, offset + length).toString('utf16le')).toBe('ä😀 broken');
    expect(rejected).toMatchObject({ line: 2, code: 'invalid-json', excerpt: 'ä😀 broken' });
  });
});

describe('the list of rejected records', () => {
  it('comes in pages, in the order of the files, with a total', async () => {
    const all = await allRejected(shared.engine);
    const total = Object.keys(broken3).length + 1;
    expect(all).toHaveLength(total);
    const first = await shared.engine.call('rejected.page', { limit: 4 });
    expect(first).toMatchObject({ total, rows: all.slice(0, 4) });
    const second = await shared.engine.call('rejected.page', { limit: 4, after: first.next ?? 0 });
    expect(second.rows).toEqual(all.slice(4, 8));
    const last = await shared.engine.call('rejected.page', { limit: 100, after: second.next ?? 0 });
    expect(last).toMatchObject({ rows: all.slice(8), next: null });
  });

  it('shows the beginning of a long stretch, and of text as much as of bytes', async () => {
    const long = `${event('long').slice(0, -1)},"note":"${'ä'.repeat(500)}"`;
    const { of } = await shared.import({
      'long.ndjson': [event('g1'), long, event('g2')].join('\n'),
    });
    const [rejected] = of('long.ndjson').rejected;
    expect(rejected?.length).toBe(Buffer.byteLength(long));
    const excerpt = rejected?.excerpt ?? '';
    expect(long.startsWith(excerpt.replace(/\ufffd$/, ''))).toBe(true);
    expect(excerpt.length).toBeGreaterThan(90);
    expect(excerpt.length).toBeLessThan(200);
  });
});

describe('two files that were put together', () => {
  it('keep the byte order mark of the second in sight', async () => {
    const joined = `\ufeff${event('j1')}\n\ufeff${event('j2')}\n${event('j3')}\n`;
    const { of } = await shared.import({ 'joined.ndjson': joined });
    expect(of('joined.ndjson').receipt).toMatchObject({ stored: 2, rejected: 1 });
    expect(of('joined.ndjson').rejected[0]?.excerpt).toBe(`\ufeff${event('j2')}`);
  });
});
