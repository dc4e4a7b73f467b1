import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSearchProgress, type SearchProgress } from '../../../../../shared/case.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Query } from '../../../../../shared/query/ast.ts';
import { runJob } from '../../../../../shared/run-job.ts';
import { allRecords, importFiles, importOne, useEngines } from '../../../../helpers/engines.ts';
import { createRandom } from '../../../../helpers/random.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { buildZip } from '../../../../helpers/zip-builder.ts';
import { allIds, anywhere, equals } from '../results/opened.ts';

const place = useTempFolder();
const engines = useEngines();

const frame = 512 * 1024;

function event(id: string, note: string): string {
  return JSON.stringify({
    id,
    eventType: 'login',
    status: 'Success',
    createdOn: '2026-01-05T10:00:00Z',
    email: 'ana@example.com',
    details: { note },
  });
}

/** Ids of the records with a text, as a search finds them. */
function search(engine: Engine, where: Query | string): Promise<number[]> {
  const question = { kind: null, where: typeof where === 'string' ? anywhere(where) : where };
  return allIds(engine, { question }).then((ids) => ids.sort((a, b) => a - b));
}

/** The same, record by record. */
async function naive(engine: Engine, text: string): Promise<number[]> {
  const wanted = text.toLowerCase();
  return (await allRecords(engine))
    .filter(({ raw }) => (raw ?? '').toLowerCase().includes(wanted))
    .map(({ id }) => id);
}

/** Lines of events in which a text begins at these positions of the file. */
function linesWith(text: string, positions: readonly number[], name: string): string {
  let file = '';
  for (const [at, position] of positions.entries()) {
    const head = event(`n${at}${name}`, text).indexOf(text);
    while (position - head - file.length > 2_000) {
      file += `${event(`f${file.length}${name}`, 'x'.repeat(700))}\n`;
    }
    const padding = position - head - file.length - event(`p${at}${name}`, '').length - 1;
    if (padding < 0) throw new Error('the positions are too near each other');
    file += `${event(`p${at}${name}`, 'y'.repeat(padding))}\n${event(`n${at}${name}`, text)}\n`;
  }
  return file;
}

describe('a search through the original text', () => {
  it('finds a text wherever the border of a frame or of a window cuts it', async () => {
    const text = 'needle-7f3';
    const engine = await engines.open(place('a.trailcase'));
    for (let cut = 0; cut <= text.length; cut += 1) {
      const borders = [64 * 1024, frame, 2 * frame, 2 * frame + 64 * 1024, 3 * frame];
      const file = linesWith(
        text,
        borders.map((border) => border - cut),
        ` of ${cut}`,
      );
      expect(file.indexOf(text)).toBe(64 * 1024 - cut);
      await importOne(engine, place(`${cut}.ndjson`, file), { again: true });
    }
    const found = await search(engine, 'NEEDLE-7F3');
    expect(found).toEqual(await naive(engine, text));
    expect(found).toHaveLength((text.length + 1) * 5);
  });

  it('finds a record once, however often and in however many parts it has the text', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const long = event('long', 'abab '.repeat(600_000));
    await importOne(
      engine,
      place('a.ndjson', `${event('a', 'x')}\n${long}\n${event('b', 'abab')}\n`),
    );
    expect(await search(engine, 'abab')).toEqual([2, 3]);
  });

  it('finds nothing that lies between two records', async () => {
    const engine = await engines.open(place('a.trailcase'));
    await importOne(engine, place('a.json', `[${event('a', 'x')},\n${event('b', 'x')}]`));
    expect(await search(engine, '}},\n{')).toEqual([]);
    expect(await search(engine, '}}')).toEqual([1, 2]);
  });

  it('looks into gzip, into members of a zip, CSV cells and UTF-16', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const json = (name: string) => `[${event(`${name}1`, 'plain')}, ${event(`${name}2`, 'Grüße')}]`;
    const utf16 = Buffer.from(`\ufeff${json('le')}`, 'utf16le');
    const csv = 'id,eventType,createdOn,email,note\nc1,login,2026-01-05T10:00:00Z,a,"Grüße, Ana"\n';
    await importFiles(engine, [
      place('a.json.gz', gzipSync(json('gz'))),
      place(
        'b.zip',
        buildZip([
          { name: 'one.json', data: json('z1') },
          { name: 'two.json', data: json('z2') },
        ]),
      ),
      place('le.json', utf16),
      place('be.json', Buffer.from(Buffer.from(`\ufeff${json('be')}`, 'utf16le')).swap16()),
      place('c.csv', csv),
    ]);
    for (const text of ['grüße', 'GRÜSSE', 'Grüße', 'PLAIN', 'gz2', '"be1"', 'gr']) {
      expect(await search(engine, text), text).toEqual(await naive(engine, text));
    }
    expect(await search(engine, 'GRÜßE')).toHaveLength(6);
  });

  it('agrees with looking at record after record, whatever is asked', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const random = createRandom('search');
    const pieces = [
      'a',
      'B',
      'é',
      'É',
      'ß',
      '日本',
      '"',
      '\\',
      ' ',
      '.',
      '-',
      'ana',
      '\u{1f600}',
      '(',
      '[',
    ];
    const lines = Array.from({ length: 3_000 }, (_, at) => {
      const note = Array.from({ length: random.between(0, 12) }, () => random.pick(pieces)).join(
        '',
      );
      return event(`r${at}`, note);
    });
    await importOne(engine, place('a.ndjson', lines.join('\n')));
    const piece = fc.constantFrom(...pieces.filter((each) => each !== '"' && each !== '\\'));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 4 }), async (chosen) => {
        const text = chosen.join('');
        expect(await search(engine, text)).toEqual(await naive(engine, text));
      }),
      { numRuns: 25 },
    );
  });

  it('keeps to the rest of the question', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const lines = [
      event('a', 'one two'),
      event('b', 'one'),
      event('c', 'two'),
      event('d', 'ONE TWO'),
    ];
    const other = JSON.stringify({
      id: 'j',
      action: 'update User',
      target: 'one two',
      actor: 'x',
      timestamp: '2026-01-05T10:00:00Z',
    });
    await importOne(engine, place('a.ndjson', [...lines, other].join('\n')));
    const both: Query = { kind: 'and', of: [anywhere('one'), anywhere('two')] };
    expect(await search(engine, both)).toEqual([1, 4, 5]);
    expect(await search(engine, { kind: 'and', of: [both, equals('action', 'login')] })).toEqual([
      1, 4,
    ]);
    expect(
      await search(engine, {
        kind: 'and',
        of: [anywhere('one'), { kind: 'not', of: anywhere('two') }],
      }),
    ).toEqual([2]);
    expect(
      await search(engine, { kind: 'text', operator: 'matches', text: 'one(?: two)?"' }),
    ).toEqual([1, 2, 4, 5]);
    const inView = { kind: 'audit' as const, where: anywhere('one') };
    expect(await allIds(engine, { question: inView })).toEqual([5]);
  });

  it('tells how far it has come, and lets what it has found be read meanwhile', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const lines = Array.from({ length: 12_000 }, (_, at) =>
      event(`r${at}`, at % 3 === 0 ? 'hit' : 'x'.repeat(300)),
    );
    const file = lines.join('\n');
    await importOne(engine, place('a.ndjson', file));
    const seen: SearchProgress[] = [];
    const windows: Promise<{ order: string; rows: number; total: number | null }>[] = [];
    const question = { kind: null, where: anywhere('HIT') };
    const outcome = await runJob(
      engine,
      'search.start',
      { question, view: 'table' },
      (progress) => {
        if (!isSearchProgress(progress)) return;
        seen.push(progress);
        const { result } = progress.found;
        windows.push(
          engine
            .call('result.window', { result, from: 0, count: 5 })
            .then(({ order, rows, total }) => ({ order, rows: rows.length, total })),
        );
      },
    );
    expect(outcome).toMatchObject({ total: 4_000, searchedBytes: file.length });
    const { done, total } = seen.at(-1) as SearchProgress;
    expect([done, total]).toEqual([file.length, file.length]);
    expect(seen.map(({ found }) => found.records)).toEqual(
      seen.map(({ found }) => found.records).sort((a, b) => a - b),
    );
    for (const window of await Promise.all(windows)) {
      if (window.order === 'found') expect(window.total).toBeNull();
      else expect(window).toEqual({ order: 'sorted', rows: 5, total: 4_000 });
    }
    const { result } = outcome;
    const end = await engine.call('result.window', { result, from: 3_995, count: 10 });
    expect(end).toMatchObject({ order: 'sorted', total: 4_000 });
    expect(end.rows).toHaveLength(5);
  });

  it('stops when it is cancelled', async () => {
    const engine = await engines.open(place('a.trailcase'));
    const lines = Array.from({ length: 20_000 }, (_, at) => event(`r${at}`, 'x'.repeat(400)));
    await importOne(engine, place('a.ndjson', lines.join('\n')));
    const question = { kind: null, where: anywhere('nowhere') };
    let job = 0;
    let found = 0;
    const running = runJob(
      engine,
      'search.start',
      { question },
      (progress) => {
        if (isSearchProgress(progress)) found = progress.found.result;
        void engine.call('job.cancel', { job });
      },
      (number) => {
        job = number;
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    if (found > 0) {
      await expect(engine.call('result.total', { result: found })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });
});
