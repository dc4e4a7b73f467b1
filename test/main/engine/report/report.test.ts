import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedAs, writeReport } from '../../../../main/engine/report/index.ts';
import type { ReportModel } from '../../../../main/engine/report/report-model.ts';
import type { reportParts } from '../../../../shared/report.ts';
import { runJob } from '../../../../shared/run-job.ts';
import { importFiles, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { actions, finding, type MadeUp, readMadeUp, run, step } from './made-up.ts';

const place = useTempFolder();
const engines = useEngines();
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const audit = [
  {
    id: 'a1',
    action: 'update Client',
    target: 'Portal',
    actor: 'ana@example.com',
    timestamp: '2026-01-20T11:02:00.000Z',
    oldEntity: { enabled: true, client_secret: 'hunter2-old', nested: { apiKey: 'k-1', a: 1 } },
    newEntity: { enabled: false, client_secret: 'hunter2-new', nested: { apiKey: 'k-2', a: 2 } },
  },
  {
    id: 'a2',
    action: 'create User',
    target: 'ben@example.com',
    actor: 'ana@example.com',
    timestamp: '2026-01-21T08:00:00Z',
    newEntity: { email: 'ben@example.com' },
  },
];

/** A case with two records, both marked, closed again. */
async function makeCase(records: object[] = audit): Promise<string> {
  const path = place('x.trailcase');
  const engine = await engines.open(path);
  await importFiles(engine, [place('audit.json', JSON.stringify(records))]);
  const ids = records.map((_, at) => at + 1);
  await engine.call('mark.change', {
    records: { kind: 'records', ids },
    star: true,
    addTags: ['key'],
  });
  await engine.call('note.add', { record: 1, text: 'Nobody asked for this.' });
  await engine.close();
  return path;
}

const opened = (path: string): OpenedAs => ({
  path,
  integrity: { state: 'ok', findings: ['schema and custody log hold'] },
});

const content: MadeUp = {
  findings: [
    finding(1, 'confirmed', 'Success after failures'),
    finding(2, 'open', 'New device'),
    finding(3, 'dismissed', 'Bulk deletion'),
  ],
  runs: [
    run(9, 'Suspected account compromise', [
      step('one', 'malicious', 'Sign-ins', [1]),
      step('two', 'suspicious', 'Changes', []),
    ]),
  ],
  actions: actions('ana@example.com', 9),
};

interface Written {
  text: string;
  contentSha256: string;
  sha256: string;
  path: string;
}

function write(
  path: string,
  out: string,
  order: {
    format?: 'html' | 'json';
    parts?: (typeof reportParts)[number][];
    zone?: string;
    runs?: number[];
    title?: string;
  } = {},
  madeUp: MadeUp = content,
): Written {
  const { reading, close } = readMadeUp(path, madeUp);
  closing.push(close);
  const { format = 'html', ...rest } = order;
  const receipt = writeReport(reading, { out, format, ...rest }, opened(path), () => undefined);
  return { ...receipt, text: readFileSync(receipt.path, 'utf8') };
}

/** The lines that follow from the case alone. */
function contentOf(text: string): string {
  const lines = text.split('\n');
  const from = lines.indexOf('<!-- trailcase:made -->');
  const to = lines.indexOf('<!-- /trailcase:made -->');
  if (from === -1) return lines.filter((line) => !line.startsWith('"made": ')).join('\n');
  return [...lines.slice(0, from), ...lines.slice(to + 1)].join('\n');
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function model(text: string): ReportModel & { made: { contentSha256: string; file: string } } {
  return JSON.parse(text) as never;
}

describe('a report of the same case', () => {
  it.each(['html', 'json'] as const)(
    'is the same but for the block that says when it was made: %s',
    async (format) => {
      const path = await makeCase();
      const one = write(path, place('one'), { format });
      const engine = await engines.open(path);
      await engine.call('case.info', {});
      await engine.close();
      const other = write(path, place('other'), { format });
      expect(one.sha256).not.toBe(other.sha256);
      expect(contentOf(one.text)).toBe(contentOf(other.text));
      expect(one.contentSha256).toBe(other.contentSha256);
      expect(sha256(contentOf(one.text))).toBe(one.contentSha256);
      expect(one.text).toContain(one.contentSha256);
    },
  );

  it.each(['html', 'json'] as const)(
    'is the same from a copy elsewhere, in another zone and language of the machine: %s',
    async (format) => {
      const path = await makeCase();
      const one = write(path, place('one'), { format });
      const copy = place('elsewhere.trailcase');
      copyFileSync(path, copy);
      const [zone, language] = [process.env.TZ, process.env.LANG];
      try {
        process.env.TZ = 'Asia/Kathmandu';
        process.env.LANG = 'ar_EG.UTF-8';
        expect(write(copy, place('other'), { format }).contentSha256).toBe(one.contentSha256);
      } finally {
        for (const [name, value] of [
          ['TZ', zone],
          ['LANG', language],
        ] as const) {
          if (value === undefined) delete process.env[name];
          else process.env[name] = value;
        }
      }
    },
  );

  it('differs in content when the case does', async () => {
    const path = await makeCase();
    const before = write(path, place('before'));
    const engine = await engines.open(path);
    await engine.call('note.add', { record: 2, text: 'Another one.' });
    await engine.close();
    expect(write(path, place('after')).contentSha256).not.toBe(before.contentSha256);
  });
});

describe('what a report says', () => {
  it('is in HTML what it is in JSON, part by part and as many as there are', async () => {
    const path = await makeCase();
    const { findings, runs, marked, plan, queries, scope, sources, integrity, timeline } = model(
      write(path, place('r.json'), { format: 'json' }).text,
    );
    expect(scope).toMatchObject({ records: 2, sources: 1, first: '2026-01-20T11:02:00.000000Z' });
    expect(sources?.shown[0]).toMatchObject({ read: 2, stored: 2, duplicates: 0, rejected: 0 });
    expect(integrity).toMatchObject({ imports: 1, verified: null });
    expect(timeline?.ticks.reduce((sum, tick) => sum + tick.marked, 0)).toBe(2);
    expect(findings?.confirmed.shown.map(({ id }) => id)).toEqual([1]);
    expect(findings?.confirmed.shown[0]?.lines).toMatchObject({
      total: 40,
      shown: [{ id: 1 }, { id: 2 }],
    });
    expect(findings?.confirmed.shown[0]?.lines.rest).toContain('2 of 40');
    expect(findings?.dismissed.shown).toMatchObject([{ id: 3, reason: 'Bulk deletion' }]);
    expect(runs?.runs.shown[0]?.actions.shown).toHaveLength(10);
    expect(plan?.actions.shown).toHaveLength(10);
    expect(marked?.records.shown.map(({ id, tags, star }) => [id, tags, star])).toEqual([
      [1, ['key'], true],
      [2, ['key'], true],
    ]);
    expect(marked?.records.shown[0]?.notes.shown).toMatchObject([
      { text: 'Nobody asked for this.' },
    ]);
    expect(queries?.shown.map(({ of }) => of)).toEqual([
      'finding 1',
      'finding 2',
      'run 9, step one',
      'run 9, step two',
    ]);
  });

  it('names accounts, addresses, changes and what is to be revoked of a run', async () => {
    const path = await makeCase();
    const { text } = write(path, place('r.html'));
    const found = model(write(path, place('r.json'), { format: 'json' }).text).runs?.runs.shown[0];
    expect(found?.named.groups).toMatchObject([
      { title: 'Accounts', values: { shown: [{ value: 'ana@example.com', records: 2 }] } },
      { title: 'Changed', values: { shown: [{ value: 'Portal' }, { value: 'ben@example.com' }] } },
    ]);
    expect(
      found?.steps[0]?.evidence.shown[0]?.changes?.changes.shown.map(({ path: at }) => at),
    ).toEqual(['enabled', 'client_secret', 'nested › apiKey', 'nested › a']);
    for (const words of [
      'ana@example.com',
      'Revoke all sessions',
      'Revoke all grants',
      'Suspected account compromise',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('holds no secret of a state, by whatever key it stands under', async () => {
    const path = await makeCase([
      ...audit,
      {
        id: 'a3',
        action: 'update Client',
        target: 'Shop',
        actor: 'ana',
        timestamp: '2026-01-21T09:00:00Z',
        oldEntity: {
          keys: [{ id: 1, password: 'hunter2-in-list' }],
          recoveryCodes: ['hunter2-code'],
        },
        newEntity: {
          keys: [{ id: 1, password: 'hunter2-in-list-2' }],
          added: { token: 'hunter2-added' },
          recoveryCodes: ['hunter2-other'],
          apps: [{ url: 'x', client_secret: 'hunter2-nameless' }],
        },
      },
    ]);
    for (const format of ['html', 'json'] as const) {
      const { text } = write(path, place(format), { format });
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain('k-1');
      expect(text).toContain('••••••••');
    }
  });

  it('has the parts that were asked for, and says it of the runs', async () => {
    const path = await makeCase();
    const { text } = write(path, place('r.html'), { parts: ['scope', 'plan'], title: 'Of ana' });
    expect([...text.matchAll(/<h2 id="([a-z]+)"/g)].map(([, id]) => id)).toEqual([
      'contents',
      'scope',
      'plan',
      'check',
    ]);
    expect(text).toContain('<title>Of ana</title>');
    expect(
      model(write(path, place('r.json'), { format: 'json', runs: [] }).text).runs?.runs.total,
    ).toBe(0);
    expect(() => write(path, place('none'), { runs: [7] })).toThrow('There is no run 7');
    expect(readdirSync(place('.')).filter((name) => name.includes('none'))).toEqual([]);
  });

  it('writes times in the zone that was asked for, with the offset', async () => {
    const path = await makeCase();
    const { text } = write(path, place('r.html'), { zone: 'Europe/Zurich' });
    expect(text).toContain('2026-01-20 12:02:00.000+01:00');
    expect(text).toContain('Times are written in the zone Europe/Zurich');
    expect(() => write(path, place('bad'), { zone: 'Nowhere' })).toThrow('no time zone');
  });

  it('tells of the last verification and what was imported since', async () => {
    const path = await makeCase();
    const engine = await engines.open(path);
    await runJob(engine, 'verify.start', {});
    await engine.close();
    expect(
      model(write(path, place('a.json'), { format: 'json' }).text).integrity?.verified,
    ).toMatchObject({
      ok: true,
      importsSince: 0,
    });
    const again = await engines.open(path);
    await importFiles(again, [place('more.json', JSON.stringify([{ ...audit[1], id: 'a9' }]))]);
    await again.close();
    const { text } = write(path, place('b.html'));
    expect(text).toContain('1 import since then');
  });
});

describe('a report of very much', () => {
  it('shows a part of it, says how much there is and how to find the rest', async () => {
    const path = await makeCase();
    const many = Array.from({ length: 100_000 }, (_, at) => ({
      ...finding(at + 1, 'open', 'New device'),
    }));
    let read = 0;
    const { reading, close } = readMadeUp(path, { findings: many.slice(0, 1) });
    closing.push(close);
    const [only] = many;
    reading.findings.list = (state, limit) => ({
      findings: state === 'open' ? many.slice(0, limit) : [],
      total: state === 'open' ? many.length : 0,
      gone: 0,
      counts: [],
      detections: [
        { id: 2, time: '2026-02-01T00:00:00Z', by: 'ana', rules: 1, findings: 1, records: 2 },
      ],
    });
    reading.findings.get = (id) => {
      read += 1;
      return { ...(only as (typeof many)[number]), id };
    };
    const receipt = writeReport(
      reading,
      { out: place('r.html'), format: 'html' },
      opened(path),
      () => undefined,
    );
    const text = readFileSync(receipt.path, 'utf8');
    expect(receipt.counts.findings).toBe(100_000);
    expect(read).toBe(2_000);
    expect(text).toContain('2,000 of 100,000 shown');
    expect(receipt.bytes).toBeLessThan(40_000_000);
  });

  it('ends a part after so many characters, whatever its number of lines', async () => {
    const path = await makeCase();
    const long = 'long '.repeat(4_000);
    const many = Array.from({ length: 1_500 }, (_, at) => finding(at + 1, 'open', long));
    const { bytes, text } = (() => {
      const written = write(path, place('r.html'), {}, { findings: many });
      return { bytes: written.text.length, text: written.text };
    })();
    expect(bytes).toBeLessThan(60_000_000);
    expect(text).toMatch(/[\d,]+ of 1,500 shown; all that are open stand under Findings/);
  });

  it('says how many values a record changed, and how many actions come of a run', async () => {
    const states = Array.from({ length: 2_500 }, (_, at) => [`k${at}`, at]);
    const path = await makeCase([
      {
        ...audit[0],
        oldEntity: Object.fromEntries(states),
        newEntity: Object.fromEntries(states.map(([key, at]) => [key, Number(at) + 1])),
      },
      ...audit.slice(1),
    ]);
    const many = Array.from({ length: 510 }, () => actions('ana@example.com', 9)).flat();
    const { marked, runs } = model(
      write(path, place('r.json'), { format: 'json' }, { ...content, actions: many }).text,
    );
    const changes = marked?.records.shown[0]?.changes?.changes;
    expect(changes?.rest).toBe('100 of 2,500 shown; the rest stands in the record');
    expect(marked?.records.shown[0]?.changes?.note).toMatch(/ The first 100 changes are listed\.$/);
    const [found] = runs?.runs.shown ?? [];
    expect(found?.actions).toMatchObject({
      total: 5_100,
      rest: '5,000 of 5,100 shown; the rest stands under Response plan',
    });
    expect(found?.proposed).toMatchObject({ total: 5_100 });
    expect(found?.proposed.rest).toContain('5,000 of 5,100 shown');
  });

  it('lists marked records up to a number, the earliest first', async () => {
    const records = Array.from({ length: 6_000 }, (_, at) => ({
      id: `m${at}`,
      action: 'view Client',
      target: 'Portal',
      actor: 'ana',
      timestamp: new Date(Date.UTC(2026, 0, 1) + at * 1_000).toISOString(),
    }));
    const path = await makeCase(records);
    const { marked } = model(write(path, place('r.json'), { format: 'json' }).text);
    expect(marked?.records.shown).toHaveLength(5_000);
    expect(marked?.records.total).toBe(6_000);
    expect(marked?.records.rest).toBe('5,000 of 6,000 shown; all of them by the query: marked');
    expect(marked?.records.shown.at(-1)?.time).toBe('2026-01-01T01:23:19.000000Z');
  });
});

describe('writing', () => {
  it('never overwrites, and leaves nothing where it fails', async () => {
    const path = await makeCase();
    place('taken.html', 'mine');
    expect(() => write(path, place('taken.html'))).toThrow('exists and was left as it is');
    expect(readFileSync(place('taken.html'), 'utf8')).toBe('mine');
    const { reading, close } = readMadeUp(path, content);
    closing.push(close);
    let told = 0;
    const stop = () => {
      told += 1;
      if (told === 15) throw new Error('stopped');
    };
    expect(() =>
      writeReport(reading, { out: place('stopped.html'), format: 'html' }, opened(path), stop),
    ).toThrow('stopped');
    expect(readdirSync(place('.')).filter((name) => /stopped|partial/.test(name))).toEqual([]);
  });

  it('is noted in the custody log with both hashes, and the report knows it by the next one', async () => {
    const path = await makeCase();
    const engine = await engines.open(path);
    const out = join(place('.'), 'r.html');
    const receipt = await runJob(engine, 'report.start', { out, format: 'html', title: 'Of ana' });
    const entry = (await engine.call('custody.list', {})).at(-1);
    expect(entry).toMatchObject({
      action: 'report written',
      detail: {
        path: out,
        sha256: receipt.sha256,
        contentSha256: receipt.contentSha256,
        asked: { title: 'Of ana' },
      },
    });
    expect(sha256(readFileSync(out, 'utf8'))).toBe(receipt.sha256);
    const again = await runJob(engine, 'report.start', {
      out: `${out}2`,
      format: 'html',
      title: 'Of ana',
    });
    expect(again.contentSha256).toBe(receipt.contentSha256);
  });
});
