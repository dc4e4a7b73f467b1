import { beforeAll, describe, expect, it } from 'vitest';
import type { ParamsOf } from '../../../../shared/contract.ts';
import type { TreeNode } from '../../../../shared/entities.ts';
import { useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();
const ids = new Map<string, number>();

type Place = Partial<Omit<ParamsOf<'record.tree'>, 'id'>>;

function tree(name: string, { side = 'record', path = [], from = 0, count = 1_000 }: Place = {}) {
  return shared.engine.call('record.tree', {
    id: ids.get(name) ?? 999_999,
    side,
    path,
    from,
    count,
  });
}

const brief = ({ key, type, text, children }: TreeNode) =>
  `${key} ${type} ${type === 'object' || type === 'array' ? children : text}`;

const longKey = 'k'.repeat(100_000);
const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

const records: Record<string, string> = {
  plain:
    '{"action":"update User","target":"t","actor":"a","n":null,"t":true,"id":9007199254740993,"x":0.10,"list":[1,"two",{}],"oldEntity":"{\\"a\\":{\\"b\\":12345678901234567890}}","newEntity":{"c":[]}}',
  hostile: `{"action":"a","newEntity":1,"__proto__":{"constructor":"x"},"":{"":1},".":{"a.b":2},"\\u0000\\u202e":3,"${longKey}":{"in":4},"length":5}`,
  cutOff: '{"action":"b","oldEntity":"{\\"a\\": 1, \\"b","newEntity":"draft"}',
  long: `{"action":"c","newEntity":1,"text":"${'x'.repeat(9_999)}\u{1f600}y","list":[${'0,'.repeat(2_499)}7]}`,
  deep: `{"action":"d","newEntity":${nested(5_000)}}`,
};

beforeAll(async () => {
  const files = Object.fromEntries(
    Object.entries(records).map(([name, record]) => [`${name}.json`, `[${record}]`]),
  );
  const imported = await shared.import({
    ...files,
    'edges.json':
      '{"edges":[{"cursor":"c","node":{"action":"e","target":"t","actor":"a","newEntity":"1"}}]}',
    'table.csv': 'Action,Target,7,Actor,Old Entity,New Entity\nx,y,seven,z,"{""v"":[1]}",\n',
  });
  for (const name of [...Object.keys(records), 'edges']) {
    ids.set(name, imported.of(`${name}.json`).records[0]?.id ?? 0);
  }
  ids.set('table', imported.of('table.csv').records[0]?.id ?? 0);
  const mapped = await shared.import(
    { 'number.json': '[12345678901234567890]' },
    { kind: 'audit', map: { action: 'what' } },
  );
  ids.set('number', mapped.of('number.json').records[0]?.id ?? 0);
});

describe('record.tree', () => {
  it('gives the children of a record with their types, and numbers exactly', async () => {
    const { nodes, total } = await tree('plain');
    expect(total).toBe(10);
    expect(nodes.map(brief)).toEqual([
      'action text update User',
      'target text t',
      'actor text a',
      'n null null',
      't boolean true',
      'id number 9007199254740993',
      'x number 0.1',
      'list array 3',
      'oldEntity text {"a":{"b":12345678901234567890}}',
      'newEntity object 1',
    ]);
    const list = await tree('plain', { path: ['list'] });
    expect(list.nodes.map(brief)).toEqual(['0 number 1', '1 text two', '2 object 0']);
  });

  it('looks into states that are JSON text in the record', async () => {
    expect((await tree('plain', { side: 'old', path: ['a'] })).nodes.map(brief)).toEqual([
      'b number 12345678901234567890',
    ]);
    expect((await tree('plain', { side: 'new' })).nodes.map(brief)).toEqual(['c array 0']);
  });

  it('gives some of the children from a position on, and how many there are', async () => {
    const part = await tree('plain', { from: 7, count: 2 });
    expect(part.nodes.map(({ key }) => key)).toEqual(['list', 'oldEntity']);
    expect(part.total).toBe(10);
    const members = await tree('long', { path: ['list'], from: 2_498, count: 10 });
    expect(members.nodes.map(brief)).toEqual(['2498 number 0', '2499 number 7']);
    expect(members.total).toBe(2_500);
    expect((await tree('long', { path: ['list'], from: 9_000 })).nodes).toEqual([]);
  });

  it('cuts long texts, between characters, and says how long they are', async () => {
    const { nodes } = await tree('long');
    const text = nodes.find(({ key }) => key === 'text');
    expect(text?.text).toBe('x'.repeat(9_999));
    expect(text?.cutFrom).toBe(10_002);
  });

  it('takes hostile keys for keys', async () => {
    const { nodes } = await tree('hostile');
    const keys = ['action', 'newEntity', '__proto__', '', '.', '\u0000\u202e', longKey, 'length'];
    expect(nodes.map(({ key }) => key)).toEqual(keys);
    const inside = async (...path: string[]) => (await tree('hostile', { path })).nodes.map(brief);
    expect(await inside('__proto__')).toEqual(['constructor text x']);
    expect(await inside('')).toEqual([' number 1']);
    expect(await inside('.')).toEqual(['a.b number 2']);
    expect(await inside(longKey)).toEqual(['in number 4']);
    expect(await inside('length')).toEqual([]);
  });

  it.each([
    ['no such key', ['none']],
    ['an inherited key', ['toString']],
    ['a key of a text', ['action', 'length']],
    ['a member beyond an array', ['list', '3']],
    ['a member by another number', ['list', '01']],
    ['the length of an array', ['list', 'length']],
    ['a very long way', [longKey, longKey]],
  ])('says that there is no such place: %s', async (_what, path) => {
    const failure = await tree('plain', { path }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'not-found' });
    expect(String(failure).length).toBeLessThan(400);
  });

  it('says "not recorded" of a state that is missing', async () => {
    await expect(tree('hostile', { side: 'old' })).rejects.toMatchObject({
      code: 'not-found',
      message: 'The old state is not recorded.',
    });
    await expect(tree('none')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows a state that was cut off, and one that is a text, as one text', async () => {
    expect((await tree('cutOff', { side: 'old' })).nodes).toEqual([
      { key: '', type: 'text', text: '{"a": 1, "b', cutFrom: null, children: 0 },
    ]);
    expect((await tree('cutOff', { side: 'new' })).nodes.map(brief)).toEqual([' text draft']);
    expect(await tree('cutOff', { side: 'new', from: 1 })).toEqual({ nodes: [], total: 1 });
  });

  it('shows a record that is no object as one value', async () => {
    expect((await tree('number')).nodes.map(brief)).toEqual([' number 12345678901234567890']);
  });

  it('looks through the edges of GraphQL', async () => {
    expect((await tree('edges')).nodes.map(({ key }) => key)).toEqual([
      'action',
      'target',
      'actor',
      'newEntity',
    ]);
  });

  it('gives the row of a table by column, from left to right', async () => {
    const { nodes } = await tree('table');
    expect(nodes.map(brief)).toEqual([
      'Action text x',
      'Target text y',
      '7 text seven',
      'Actor text z',
      'Old Entity text {"v":[1]}',
      'New Entity text ',
    ]);
    const old = await tree('table', { side: 'old', path: ['v'] });
    expect(old.nodes.map(brief)).toEqual(['0 number 1']);
  });

  it('goes 200 levels down, however deep a record is', async () => {
    const path = ['newEntity', ...Array.from({ length: 199 }, () => 'a')];
    expect((await tree('deep', { path })).nodes.map(brief)).toEqual(['a object 1']);
    await expect(tree('deep', { path: [...path, 'a'] })).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('a record of 10 MB', () => {
  it('is walked through piece by piece, and so are its bytes', async () => {
    const users = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      email: `user${id}@acme.example`,
      note: 'x'.repeat(450),
    }));
    const big = { action: 'import User', newEntity: { users, [longKey]: true } };
    const text = JSON.stringify(big);
    expect(text.length).toBeGreaterThan(10_000_000);
    const imported = await shared.import({ 'big.json': `[${text}]` });
    const id = imported.of('big.json').records[0]?.id ?? 0;
    ids.set('big', id);

    const seen: string[] = [];
    for (let from = 0; from < 20_000; from += 1_000) {
      const { nodes, total } = await tree('big', { path: ['newEntity', 'users'], from });
      expect(total).toBe(20_000);
      seen.push(...nodes.map(brief));
    }
    expect(seen).toEqual(users.map(({ id: at }) => `${at} object 3`));
    const member = await tree('big', { side: 'new', path: ['users', '19999'] });
    expect(member.nodes[1]?.text).toBe('user19999@acme.example');

    const pieces: Buffer[] = [];
    const piece = 4_000_000;
    for (let from = 0; from < text.length; from += piece) {
      const raw = await shared.engine.call('record.raw', { id, from, length: piece });
      expect(raw).toMatchObject({ offset: 1, length: text.length });
      pieces.push(Buffer.from(raw.base64, 'base64'));
    }
    expect(Buffer.concat(pieces).toString()).toBe(text);
    const beyond = await shared.engine.call('record.raw', { id, from: text.length + 5 });
    expect(beyond.base64).toBe('');
  });
});
