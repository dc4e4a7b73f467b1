import { beforeAll, describe, expect, it } from 'vitest';
import type { StateComparison, StateRef } from '../../../../shared/entities.ts';
import { useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

const many = (value: number) =>
  Object.fromEntries(Array.from({ length: 2_500 }, (_, at) => [`k${at}`, value]));
const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);

/** Old and new state of each record; undefined: not recorded. */
const sides: Record<string, [old: unknown, now: unknown]> = {
  changed: [
    { id: 1, enabled: true, roles: ['a', 'b'], big: 'x' },
    { roles: ['b', 'a'], enabled: false, id: 1, big: 'x'.repeat(70_000), more: { a: 1 } },
  ],
  same: ['{"a":1,"b":[{}]}', { a: 1, b: [{}] }],
  keysOnly: [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  created: [null, { a: 'ä' }],
  deleted: [{ a: 1 }, undefined],
  stateless: [undefined, undefined],
  cutOff: [{ a: 1 }, '{"a": 1, "b'],
  bothCutOff: ['{"a": 1, "b', '{"a": 1, "b'],
  many: [many(1), many(2)],
  deep: [deep(300), deep(1)],
  veryDeep: [1, deep(5_000)],
};
const names = Object.keys(sides);
let ids: number[] = [];

beforeAll(async () => {
  const records = Object.values(sides).map(([oldEntity, newEntity], at) => {
    const values = newEntity === undefined && oldEntity === undefined ? {} : { oldEntity };
    return { action: `a${at}`, target: 't', actor: 'x', timestamp: at, ...values, newEntity };
  });
  // What is nested 5 000 levels deep cannot be written by JSON.stringify.
  const lines = records.map((record, at) =>
    names[at] === 'veryDeep'
      ? `{"action":"a","target":"t","actor":"x","oldEntity":1,"newEntity":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`
      : JSON.stringify(record),
  );
  const imported = await shared.import({ 'states.json': `[${lines.join(',\n')}]` });
  ids = imported.of('states.json').records.map(({ id }) => id);
});

const ref = (name: string, side: 'old' | 'new'): StateRef => ({
  record: ids[names.indexOf(name)] ?? 0,
  side,
});

const compare = (old: StateRef, now: StateRef): Promise<StateComparison> =>
  shared.engine.call('states.compare', { old, new: now });

const compareIn = (name: string) => compare(ref(name, 'old'), ref(name, 'new'));

describe('states.compare', () => {
  it('lists what changed, with whole numbers of changes and of values that stayed', async () => {
    const { changes, ...rest } = await compareIn('changed');
    expect(changes.map(({ kind, path, cutFrom }) => [kind, path.join('.'), cutFrom])).toEqual([
      ['changed', 'enabled', null],
      ['reordered', 'roles', null],
      ['changed', 'big', 70_000],
      ['added', 'more', null],
    ]);
    expect(changes[2]?.new).toHaveLength(65_536);
    expect(rest).toMatchObject({
      old: { recorded: true, readable: true, bytes: JSON.stringify(sides.changed?.[0]).length },
      changed: 4,
      unchanged: 3,
      note: '4 changes; 3 values are the same.',
    });
  });

  it('compares states of two records, and one with itself', async () => {
    const across = await compare(ref('same', 'old'), ref('keysOnly', 'new'));
    expect(across.changes).toEqual([
      { path: ['b'], kind: 'changed', old: '[{}]', new: '2', text: false, cutFrom: null },
    ]);
    expect((await compare(ref('many', 'new'), ref('many', 'new'))).note).toBe('Nothing changed.');
  });

  it('says that nothing changed, also where only the order of keys did', async () => {
    expect(await compareIn('same')).toMatchObject({
      changes: [],
      changed: 0,
      unchanged: 2,
      note: 'Nothing changed.',
    });
    const { note, changed } = await compareIn('keysOnly');
    expect({ note, changed }).toEqual({
      note: 'Nothing changed but the order of keys.',
      changed: 0,
    });
  });

  it.each([
    ['created', /old state is not recorded/],
    ['deleted', /new state is not recorded/],
    ['stateless', /no states are recorded/i],
    ['cutOff', /new state is not whole JSON, as when it was cut off/],
    ['bothCutOff', /states are not whole JSON, as when they were cut off/],
    ['deep', /nested deeper than 200 levels/],
    ['veryDeep', /nested deeper than 200 levels/],
  ])('says in words why there is nothing to compare: %s', async (name, note) => {
    const comparison = await compareIn(name);
    expect(comparison).toMatchObject({ changes: [], changed: 0, unchanged: 0 });
    expect(comparison.note).toMatch(note);
    expect(comparison.note).not.toMatch(/empty/);
  });

  it('tells of each side whether it is recorded and readable, and its size', async () => {
    expect(await compareIn('created')).toMatchObject({
      old: { recorded: false, readable: true, bytes: 0 },
      new: { recorded: true, readable: true, bytes: 10 },
    });
    expect(await compareIn('cutOff')).toMatchObject({
      new: { recorded: true, readable: false, bytes: 11 },
    });
    expect(await compareIn('veryDeep')).toMatchObject({
      new: { recorded: true, readable: false, bytes: 30_001 },
    });
  });

  it('counts all changes and lists the first 2 000', async () => {
    const { changes, changed, note } = await compareIn('many');
    expect(changes).toHaveLength(2_000);
    expect(changed).toBe(2_500);
    expect(note).toBe('2500 changes; 0 values are the same. The first 2000 changes are listed.');
  });

  it('fails where there is no such record', async () => {
    const none: StateRef = { record: 999_999, side: 'old' };
    await expect(compare(none, none)).rejects.toMatchObject({ code: 'not-found' });
  });
});
