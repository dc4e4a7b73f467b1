import { beforeEach, describe, expect, it } from 'vitest';
import type { RecordRow, SortKey } from '../../../../shared/case.ts';
import type { Engine } from '../../../../shared/contract.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { mixedLines } from '../query/results/mixed-archive.ts';
import { allRows, everything } from '../query/results/opened.ts';

const place = useTempFolder();
const engines = useEngines();
const named = (name: string) => ({ kind: 'field' as const, name });
const records = (...ids: number[]) => ({ kind: 'records' as const, ids });

it('what has a later state is counted and ordered like a mark', async () => {
  const engine = await engines.open(place('states.trailcase'));
  const job = (latestStatus: string, minute: string) =>
    `{"jobId":"one","jobName":"export","jobType":"export","message":"","latestStatus":"${latestStatus}","createdAt":"2026-01-20T02:00:00Z","updatedAt":"2026-01-20T02:${minute}:00Z"}`;
  await importOne(engine, place('monday.ndjson', job('running', '01')));
  await importOne(engine, place('tuesday.ndjson', job('failed', '09')));
  const field = named('superseded');
  const sort = [{ field, descending: false }];
  const question = everything('job');
  const rows = await allRows(engine, { question, sort });
  expect(rows.map(({ fields }) => fields.latestStatus)).toEqual(['running', 'failed']);
  const { result } = await engine.call('result.open', { question });
  const { top } = await engine.call('result.facet', { result, field });
  expect(top.map(({ value, count }) => [value, count])).toEqual([
    ['false', 1],
    ['true', 1],
  ]);
});

/** Fewer records than columns are loaded for, and more. */
describe.each([400, 6_000])('marks of %d records', (count) => {
  let engine: Engine;

  beforeEach(async () => {
    engine = await engines.open(place('ordered.trailcase'));
    await importOne(engine, place('mixed.ndjson', mixedLines(count, 'ordered').join('\n')));
    await engine.call('mark.change', { records: records(3, 7, count), star: true });
    await engine.call('mark.change', { records: records(7, 9, 50), addTags: ['zebra'] });
    await engine.call('mark.change', { records: records(50, 60), addTags: ['a, "b"\nc'] });
    await engine.call('mark.change', { records: records(70), addTags: ['Zone'] });
    await engine.call('note.add', { record: 80, text: 'looked at' });
  });

  async function facet(name: string, where?: string) {
    const read = await engine.call('query.explain', { text: where ?? '' });
    if (!read.ok) throw new Error(read.error.message);
    const { result } = await engine.call('result.open', { question: read.question });
    const found = await engine.call('result.facet', { result, field: named(name) });
    return { ...found, top: found.top.map(({ value, count: many }) => [value, many]) };
  }

  it('are counted, each tag with all of its records', async () => {
    expect(await facet('tag')).toMatchObject({
      records: count,
      missing: count - 5,
      distinct: 3,
      top: [
        ['zebra', 3],
        ['a, "b"\nc', 2],
        ['Zone', 1],
      ],
    });
    expect(await facet('starred')).toMatchObject({
      missing: 0,
      top: [
        ['false', count - 3],
        ['true', 3],
      ],
    });
    expect((await facet('marked')).top).toEqual([
      ['false', count - 8],
      ['true', 8],
    ]);
  });

  it('are counted under the other conditions, not under their own', async () => {
    expect((await facet('tag', 'starred and tag is Zone')).top).toEqual([['zebra', 1]]);
    expect((await facet('starred', 'starred and tag is zebra')).top).toEqual([
      ['false', 2],
      ['true', 1],
    ]);
  });

  it('are told with the first and the last time', async () => {
    const rows = await allRows(engine, { question: everything() });
    const times = rows
      .filter(({ mark }) => mark?.tags.includes('zebra') === true)
      .flatMap(({ time }) => time ?? [])
      .sort();
    const { result } = await engine.call('result.open', { question: everything() });
    const { top } = await engine.call('result.facet', { result, field: named('tag') });
    expect(top[0]).toMatchObject({ first: times[0], last: times.at(-1) });
  });

  it('order records, those without them last', async () => {
    const inOrder = async (sort: SortKey[]) => {
      const rows = await allRows(engine, { question: everything(), sort });
      expect(rows).toHaveLength(count);
      return rows;
    };
    const marked = (rows: RecordRow[]) => rows.flatMap(({ id, mark }) => (mark ? [id] : []));
    const byId = { field: named('time'), descending: false };
    const order = async (name: string, descending: boolean) => {
      const rows = await inOrder([{ field: named(name), descending }, byId]);
      return rows.slice(0, 6);
    };
    for (const descending of [false, true]) {
      const starred = await order('starred', descending);
      expect(starred.map(({ mark }) => mark?.star === true)).toEqual([
        ...[true, true, true],
        ...[false, false, false],
      ]);
      expect(
        starred
          .slice(0, 3)
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      ).toEqual([3, 7, count]);
    }
    const tags = async (descending: boolean) =>
      (await order('tag', descending)).map(({ mark }) => mark?.tags.join('|'));
    expect(await tags(false)).toEqual([
      ...['Zone', 'a, "b"\nc', 'a, "b"\nc|zebra', 'zebra', 'zebra'],
      undefined,
    ]);
    expect(await tags(true)).toEqual([
      ...['zebra', 'zebra', 'a, "b"\nc|zebra', 'a, "b"\nc', 'Zone'],
      undefined,
    ]);
    const first = await inOrder([{ field: named('marked'), descending: false }]);
    expect(marked(first.slice(0, 8))).toHaveLength(8);
  });
});
