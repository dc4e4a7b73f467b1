import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow, RecordStates } from '../../../../shared/case.ts';
import { type ImportedFiles, useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

const before = { enabled: true, scopes: ['openid'], note: 'x', nested: { a: 1, b: 2 } };
const after = { enabled: false, scopes: ['openid', 'email'], added: 1, nested: { a: 1, b: 3 } };
const diff =
  '{"enabled":{"_old":true,"_new":false},"scopes":[["+","email"]],"note__deleted":"x","nested":{"b":{"_old":2,"_new":3}},"added__added":1}';
const cutOff = JSON.stringify(after).slice(0, 40);

/** A change's two sides as an archive may hold them, and what must be answered. */
interface Sides {
  oldEntity?: unknown;
  newEntity?: unknown;
  expected: Pick<RecordStates, 'old' | 'new' | 'diff'>;
  note: RegExp;
  flags?: string[];
}

const whole = (value: unknown) => ({ text: JSON.stringify(value), readable: true });
const none = { text: null, readable: true };

const changes: Record<string, Sides> = {
  'two objects': {
    oldEntity: before,
    newEntity: after,
    expected: { old: whole(before), new: whole(after), diff },
    note: /changed fields only/i,
  },
  'JSON in strings': {
    oldEntity: JSON.stringify(before, null, 2),
    newEntity: JSON.stringify(after),
    expected: { old: whole(before), new: whole(after), diff },
    note: /changed fields only/i,
  },
  'an object and a string': {
    oldEntity: before,
    newEntity: JSON.stringify(after),
    expected: { old: whole(before), new: whole(after), diff },
    note: /changed fields only/i,
  },
  'a string that was cut off': {
    oldEntity: before,
    newEntity: cutOff,
    expected: { old: whole(before), new: { text: cutOff, readable: false }, diff: null },
    note: /not whole JSON/,
    flags: ['newUnreadable'],
  },
  'two strings that were cut off': {
    oldEntity: cutOff,
    newEntity: cutOff,
    expected: {
      old: { text: cutOff, readable: false },
      new: { text: cutOff, readable: false },
      diff: null,
    },
    note: /not whole JSON/,
    flags: ['oldUnreadable', 'newUnreadable'],
  },
  'something created': {
    oldEntity: null,
    newEntity: after,
    expected: { old: none, new: whole(after), diff: null },
    note: /old state is not recorded/,
  },
  'something deleted': {
    oldEntity: before,
    newEntity: null,
    expected: { old: whole(before), new: none, diff: null },
    note: /new state is not recorded/,
  },
  'something deleted, with "null" as text': {
    oldEntity: JSON.stringify(before),
    newEntity: 'null',
    expected: { old: whole(before), new: none, diff: null },
    note: /new state is not recorded/,
  },
  'nothing changed': {
    oldEntity: before,
    newEntity: { nested: { b: 2, a: 1 }, note: 'x', scopes: ['openid'], enabled: true },
    expected: {
      old: whole(before),
      new: whole({ nested: { b: 2, a: 1 }, note: 'x', scopes: ['openid'], enabled: true }),
      diff: '{}',
    },
    note: /nothing changed/i,
  },
  'no states': {
    expected: { old: none, new: none, diff: null },
    note: /no states are recorded/i,
  },
  'plain texts': {
    oldEntity: 'draft',
    newEntity: 'final',
    expected: {
      old: whole('draft'),
      new: whole('final'),
      diff: '{"_old":"draft","_new":"final"}',
    },
    note: /changed fields only/i,
  },
  'members that moved and changed, matched by id': {
    oldEntity: {
      uris: [
        { id: 1, v: 'a' },
        { id: 2, v: 'b' },
      ],
    },
    newEntity: {
      uris: [
        { id: 2, v: 'c' },
        { id: 1, v: 'a' },
      ],
    },
    expected: {
      old: whole({
        uris: [
          { id: 1, v: 'a' },
          { id: 2, v: 'b' },
        ],
      }),
      new: whole({
        uris: [
          { id: 2, v: 'c' },
          { id: 1, v: 'a' },
        ],
      }),
      diff: '{"uris":[["~",{"v":{"_old":"b","_new":"c"}}]]}',
    },
    note: /changed fields only/i,
  },
};

function change(id: string, { oldEntity, newEntity }: Sides): Record<string, unknown> {
  const timestamp = '2026-01-20T11:02:00Z';
  const named = { id, action: 'update Provider', target: 'Google', actor: 'ana', timestamp };
  return { ...named, oldEntity, newEntity };
}

let files: ImportedFiles;

beforeAll(async () => {
  const rows = Object.entries(changes);
  const cell = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  files = await shared.import({
    'json.ndjson': rows.map(([name, sides]) => JSON.stringify(change(name, sides))).join('\n'),
    'table.csv': Papa.unparse({
      fields: ['ID', 'Action', 'Target', 'Actor', 'Timestamp', 'Old Entity', 'New Entity'],
      data: rows.map(([name, sides]) => {
        const { id, action, target, actor, timestamp } = change(`csv ${name}`, sides);
        return [id, action, target, actor, timestamp, cell(sides.oldEntity), cell(sides.newEntity)];
      }),
    }),
    'utf16.json': Buffer.from(
      JSON.stringify([change('utf-16', changes['two objects'] as Sides)], null, 1),
      'utf16le',
    ),
    'edge.json': JSON.stringify({
      data: { logs: { edges: [{ node: change('edge', changes['JSON in strings'] as Sides) }] } },
    }),
    'other-names.ndjson': [
      { id: 'n1', action: 'update', target: 't', actor: 'a', comments: '', before, after },
      {
        id: 'n2',
        Action: 'update',
        Target: 't',
        Actor: 'a',
        old_entity: before,
        new_entity: after,
      },
    ]
      .map((record) => JSON.stringify(record))
      .join('\n'),
    'event.json':
      '{"id":"e","eventType":"login","clientName":"x","oldEntity":{"a":1},"newEntity":{"a":2}}',
  });
});

async function statesOf(record: RecordRow | undefined): Promise<RecordStates> {
  return shared.engine.call('record.states', { id: record?.id ?? 0 });
}

describe('old and new state', () => {
  it.each(Object.entries(changes).map(([name, sides], at) => ({ name, sides, at })))(
    'of $name in JSON',
    async ({ sides, at }) => {
      const record = files.of('json.ndjson').records[at];
      const states = await statesOf(record);
      expect(states).toMatchObject(sides.expected);
      expect(states.note).toMatch(sides.note);
      expect(record?.flags).toEqual(sides.flags ?? []);
    },
  );

  it.each(Object.entries(changes).map(([name, sides], at) => ({ name, sides, at })))(
    'of $name in the cells of a table',
    async ({ sides, at }) => {
      const record = files.of('table.csv').records[at];
      const states = await statesOf(record);
      expect(states).toMatchObject(sides.expected);
      expect(states.note).toMatch(sides.note);
      expect(record?.flags).toEqual(sides.flags ?? []);
    },
  );

  it.each(['utf16.json', 'edge.json'])(
    'is read again from %s as it was read then',
    async (name) => {
      const states = await statesOf(files.of(name).records[0]);
      expect(states).toMatchObject({ old: whole(before), new: whole(after), diff });
    },
  );

  it('is found under its other names and spellings', async () => {
    for (const record of files.of('other-names.ndjson').records) {
      expect((await statesOf(record)).diff).toBe(diff);
    }
    expect(files.of('other-names.ndjson').records).toHaveLength(2);
  });

  it('is not claimed of a kind that has none', async () => {
    const states = await statesOf(files.of('event.json').records[0]);
    expect(states).toMatchObject({ old: none, new: none, diff: null });
  });

  it('that is not whole is told on the receipt', () => {
    for (const name of ['json.ndjson', 'table.csv']) {
      expect(files.of(name).receipt.warnings).toEqual([
        '2 records hold an old or new state that is not whole JSON; it is kept as it is.',
      ]);
    }
  });

  it('of a record that does not exist is not found', async () => {
    const attempt = shared.engine.call('record.states', { id: 999_999 });
    await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
  });
});
