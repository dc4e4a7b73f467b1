import { describe, expect, it } from 'vitest';
import type { OneField, PlaceSought, RecordRow, SortKey } from '../../../../../shared/case.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { createRandom } from '../../../../helpers/random.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { allRows, equals, everything } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();
const random = createRandom('places');

const byTime = (descending: boolean): SortKey[] => [
  { field: { kind: 'field', name: 'time' }, descending },
];

/** A result of all records, with its rows. */
async function opened(
  records: number,
  sort: SortKey[],
): Promise<{ engine: Engine; rows: RecordRow[]; find: (sought: PlaceSought) => Promise<unknown> }> {
  const engine = await engines.open(place('places.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(records, 'places').join('\n')));
  const rows = await allRows(engine, { question: everything(), sort }, 5_000);
  const { result } = await engine.call('result.open', { question: everything(), sort });
  const find = (sought: PlaceSought) => engine.call('result.place', { result, place: sought });
  return { engine, rows, find };
}

const timesOf = (rows: readonly RecordRow[]) =>
  rows.map(({ time }) => (time === null ? null : Date.parse(time) * 1000));

/** The next position that is right, or null. */
function nextRight(from: number, forward: boolean, isRight: (at: number) => boolean, end: number) {
  const step = forward ? 1 : -1;
  for (let at = from + step; at >= 0 && at < end; at += step) if (isRight(at)) return at;
  return null;
}

const sizes = [
  ['a few records', 300],
  ['more than are read one by one', 6_000],
] as const;

describe.each(sizes)('a place in a result of %s', (_size, records) => {
  it.each([
    ['oldest', false],
    ['newest', true],
  ])('is found by record, time and gap, %s first', async (_which, descending) => {
    const { rows, find } = await opened(records, byTime(descending));
    const times = timesOf(rows);
    const undated = times.indexOf(null);
    expect(undated).toBeGreaterThan(0);
    for (let turn = 0; turn < 12; turn += 1) {
      const at = random.between(0, rows.length - 1);
      expect(await find({ kind: 'record', record: rows[at]?.id ?? 0 })).toBe(at);
      const time = (random.pick(times.slice(0, undated)) ?? 0) + random.between(-1, 1);
      const expected = times.findIndex(
        (each) => each !== null && (descending ? each <= time : each >= time),
      );
      expect(await find({ kind: 'time', time })).toBe(expected < 0 ? null : expected);
      const [forward, from] = [random.chance(0.5), random.between(0, rows.length)];
      const micros = random.pick([1, 60_000_000, 3_600_000_000, 86_400_000_000 * 400]);
      const isGap = (position: number) => {
        const [here, beside] = [times[position], times[position + (forward ? -1 : 1)]];
        return here != null && beside != null && Math.abs(here - beside) >= micros;
      };
      const gap = nextRight(from, forward, isGap, rows.length);
      expect(await find({ kind: 'gap', from, forward, micros })).toBe(gap);
    }
    const [first, last] = [times[0] ?? 0, times[undated - 1] ?? 0];
    const beyond = descending ? last - 1 : last + 1;
    expect(await find({ kind: 'time', time: beyond })).toBeNull();
    expect(await find({ kind: 'time', time: first })).toBe(0);
    expect(await find({ kind: 'record', record: 2 ** 40 })).toBeNull();
  });

  it('is found by what is marked now, in any order', async () => {
    const sort = [{ field: { kind: 'field' as const, name: 'actor' }, descending: false }];
    const { engine, rows, find } = await opened(records, sort);
    expect(await find({ kind: 'marked', from: 0, forward: true })).toBeNull();
    const ids = Array.from({ length: 8 }, () => random.between(1, records));
    await engine.call('mark.change', { records: { kind: 'records', ids }, addTags: ['x'] });
    await engine.call('note.add', { record: rows[17]?.id ?? 0, text: 'x' });
    const marked = new Set([...ids, rows[17]?.id]);
    const isMarked = (at: number) => marked.has(rows[at]?.id);
    for (let turn = 0; turn < 12; turn += 1) {
      const [forward, from] = [random.chance(0.5), random.between(0, rows.length + 5)];
      expect(await find({ kind: 'marked', from, forward })).toBe(
        nextRight(from, forward, (at) => at < rows.length && isMarked(at), rows.length + 6),
      );
    }
    for (const sought of [
      { kind: 'time', time: 0 },
      { kind: 'gap', from: 0, forward: true, micros: 1 },
    ] as const) {
      await expect(find(sought)).rejects.toMatchObject({ code: 'bad-request' });
    }
  });
});

describe('the groups of a result', () => {
  it('are the values under the question as it stands, also under its own field', async () => {
    const engine = await engines.open(place('groups.trailcase'));
    await importOne(engine, place('mixed.ndjson', mixedLines(900, 'groups').join('\n')));
    const where = equals('action', 'login');
    const question = { kind: 'event' as const, where };
    const rows = await allRows(engine, { question });
    const { result } = await engine.call('result.open', { question });
    const groupsBy = (field: OneField, top?: number) =>
      engine.call('result.groups', { result, field, top });
    const own = await groupsBy({ kind: 'field', name: 'action' });
    expect(own).toMatchObject({ records: rows.length, missing: 0, distinct: 1 });
    expect(own.groups).toMatchObject([{ value: 'login', count: rows.length }]);
    const byActor = await groupsBy({ kind: 'field', name: 'actor' });
    const counts = new Map<unknown, number>();
    for (const { fields } of rows) counts.set(fields.email, (counts.get(fields.email) ?? 0) + 1);
    expect(byActor.missing).toBe(counts.get(null) ?? 0);
    counts.delete(null);
    expect(new Map(byActor.groups.map(({ value, count }) => [value, count]))).toEqual(counts);
    const sizes = byActor.groups.map(({ count }) => count);
    expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
    const few = await groupsBy({ kind: 'path', path: ['details', 'try'] }, 2);
    expect(few).toMatchObject({ distinct: 7, records: rows.length });
    expect(few.groups).toHaveLength(2);
  });
});
