import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../shared/contract.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { importOne, useEngines } from '../../../helpers/engines.ts';
import { useTempFolder } from '../../../helpers/temp-folder.ts';
import { mixedLines } from '../query/results/mixed-archive.ts';
import { allRows, everything } from '../query/results/opened.ts';

const place = useTempFolder();
const engines = useEngines();
let engine: Engine;

beforeEach(async () => {
  engine = await engines.open(place('asked.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(400, 'asked').join('\n')));
});

const records = (...ids: number[]) => ({ kind: 'records' as const, ids });

async function found(text: string, kind?: Kind): Promise<number[]> {
  const explained = await engine.call('query.explain', { text, kind });
  if (!explained.ok) throw new Error(explained.error.message);
  const rows = await allRows(engine, { question: explained.question });
  return rows.map(({ id }) => id).sort((one, other) => one - other);
}

describe('marks, asked for', () => {
  it('find the records that have them', async () => {
    await engine.call('mark.change', { records: records(1, 2, 3), star: true });
    await engine.call('mark.change', { records: records(3, 4), addTags: ['Password spray'] });
    await engine.call('note.add', { record: 9, text: 'Same address as in the night' });
    expect(await found('starred')).toEqual([1, 2, 3]);
    expect(await found('tag is password-spray')).toEqual([3, 4]);
    expect(await found('tag contains spray and not starred')).toEqual([4]);
    expect(await found('note contains "same ADDRESS"')).toEqual([9]);
    expect(await found('marked')).toEqual([1, 2, 3, 4, 9]);
    expect(await found('not marked')).toHaveLength(395);
    const kinds = ['event', 'audit', 'job', 'webhook'] as const;
    const byKind = await Promise.all(kinds.map((kind) => found('marked', kind)));
    expect(byKind.flat().sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 9]);
  });

  it('are seen as they are now by every new question', async () => {
    const { change } = await engine.call('mark.change', { records: records(5), star: true });
    expect(await found('starred')).toEqual([5]);
    await engine.call('mark.undo', { change });
    expect(await found('starred')).toEqual([]);
  });

  it('are completed with the tags of the case, those that begin so first', async () => {
    await engine.call('mark.change', { records: records(1, 2, 3), addTags: ['re-check'] });
    await engine.call('mark.change', { records: records(1, 2), addTags: ['"quoted" check'] });
    await engine.call('mark.change', { records: records(1), addTags: ['check', 'else'] });
    const values = async (text: string) => {
      const at = text.length;
      const suggestions = await engine.call('query.complete', { text, at });
      return suggestions.flatMap((each) =>
        each.kind === 'value' ? [`${each.text} ${each.count}`] : [],
      );
    };
    expect(await values('tag is che')).toEqual([
      '"check" 1',
      '"re-check" 3',
      '"\\"quoted\\" check" 2',
    ]);
    expect(await values('note is che')).toEqual([]);
  });

  it('mark every row that leaves the engine', async () => {
    await engine.call('mark.change', { records: records(1, 400), star: true, addTags: ['b', 'a'] });
    await engine.call('note.add', { record: 400, text: 'x' });
    const marks = [
      { id: 1, mark: { star: true, tags: ['a', 'b'], notes: 0 } },
      { id: 400, mark: { star: true, tags: ['a', 'b'], notes: 1 } },
    ];
    const question = everything();
    const opened = await engine.call('result.open', { question, rows: 1_000 });
    const { result } = opened;
    await engine.call('result.total', { result });
    const window = await engine.call('result.window', { result, from: 0, count: 1_000 });
    const page = await engine.call('records.page', { limit: 1_000 });
    const single = [1, 2, 400].map((id) => engine.call('record.get', { id }));
    for (const rows of [opened.rows, window.rows, page.rows, await Promise.all(single)]) {
      const marked = rows.filter((row) => 'mark' in row).map(({ id, mark }) => ({ id, mark }));
      expect(marked.sort((one, other) => one.id - other.id)).toEqual(marks);
    }
  });

  it('are put on the records at positions of an open result', async () => {
    const { result } = await engine.call('result.open', { question: everything('event') });
    const { rows } = await engine.call('result.window', { result, from: 0, count: 30 });
    const ranges = [
      [0, 4],
      [3, 9],
      [20, 20],
    ] as const;
    const positions = { kind: 'positions' as const, result, ranges };
    await engine.call('mark.change', { records: positions, star: true });
    const expected = [...rows.slice(0, 10), ...rows.slice(20, 21)].map(({ id }) => id);
    expect(await found('starred')).toEqual(expected.sort((one, other) => one - other));
    const beyond = { ...positions, ranges: [[1_000, 2_000] as const] };
    await expect(engine.call('mark.change', { records: beyond, star: true })).rejects.toMatchObject(
      { code: 'not-found' },
    );
    await engine.call('result.close', { result });
    await expect(
      engine.call('mark.change', { records: positions, star: true }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['note', 'finding'])(
    'are no order and no facet where they are words: %s',
    async (name) => {
      const field = { kind: 'field' as const, name };
      const question = everything();
      const sort = [{ field, descending: false }];
      const { result } = await engine.call('result.open', { question });
      await expect(engine.call('result.facet', { result, field })).rejects.toMatchObject({
        code: 'bad-request',
        message: expect.stringContaining('only filtered') as string,
      });
      await expect(engine.call('result.open', { question, sort })).rejects.toMatchObject({
        code: 'bad-request',
      });
    },
  );
});
