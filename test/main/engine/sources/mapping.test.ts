import { beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../../../shared/kinds.ts';
import { type ImportedFiles, useSharedCase } from '../ingest/shared-case.ts';

const shared = useSharedCase();

function door(n: number): Record<string, unknown> {
  return {
    uid: `door-${n}`,
    occurred_at: `2026-01-20T11:0${n}:00Z`,
    what: { name: 'door opened', room: `R${n}` },
    person: { mail: `p${n}@demo.example`, ip_address: '192.0.2.7' },
    outcome: 'ok',
    'dotted.name': `d${n}`,
  };
}

const doors = [1, 2, 3].map(door);
const table = `When,Who,Did,Where
2026-01-20T11:01:00Z,ana,open,192.0.2.1
2026-01-20T11:02:00Z,ben,close,192.0.2.2
`;

const doorMap = { time: 'occurred_at', action: 'what.name', actor: 'person.mail', id: 'uid' };

describe('an unknown shape without a mapping', () => {
  let files: ImportedFiles;

  beforeAll(async () => {
    files = await shared.import({
      'doors.ndjson': doors.map((record) => `${JSON.stringify(record)}\n`).join(''),
      'table.csv': table,
      'envelope.json': JSON.stringify({ exported: '2026-01-21', rows: doors }),
      'single.json': JSON.stringify({ ...door(4), tags: [{ id: 1 }, { id: 2 }] }),
      'nothing-near.csv': 'a,b\n1,2\n',
      'comma.csv': '"Date, local",User\n2026-01-20,ana\n',
      'same-id.ndjson': doors
        .map((record) => `${JSON.stringify({ ...record, uid: 'door' })}\n`)
        .join(''),
      'wide.csv': `${Array.from({ length: 60 }, (_, at) => `c${at}`).join(',')}\n1,2\n`,
    });
  });

  it('is refused, and nothing of it is stored', async () => {
    const names = ['doors.ndjson', 'table.csv', 'envelope.json', 'single.json', 'nothing-near.csv'];
    for (const name of names) {
      expect(files.of(name).receipts).toEqual([]);
      expect(files.of(name).refused).toMatchObject([{ code: 'unknown-shape' }]);
    }
  });

  it('is answered with the columns found, dotted one level down', () => {
    const [refusal] = files.of('doors.ndjson').refused;
    expect(refusal?.columns).toEqual([
      'uid',
      'occurred_at',
      'what',
      'what.name',
      'what.room',
      'person',
      'person.mail',
      'person.ip_address',
      'outcome',
      'dotted.name',
    ]);
    for (const column of refusal?.columns ?? []) expect(refusal?.message).toContain(column);
    expect(files.of('table.csv').refused[0]?.columns).toEqual(['When', 'Who', 'Did', 'Where']);
  });

  it('in an envelope is answered with the columns of its records', () => {
    expect(files.of('envelope.json').refused[0]?.columns).toContain('person.mail');
  });

  it('that stands alone is not taken for an envelope of the list that it holds', () => {
    expect(files.of('single.json').refused[0]?.columns).toContain('occurred_at');
  });

  it('is answered with a proposed mapping, and in the message with how to give it', () => {
    const [refusal] = files.of('doors.ndjson').refused;
    expect(refusal?.suggestion).toBe(
      'time=occurred_at,actor=person.mail,status=outcome,ip=person.ip_address,id=uid',
    );
    expect(refusal?.message).toContain(`--kind event --map '${refusal?.suggestion}'`);
  });

  it('without any near column is answered with an example', () => {
    const [refusal] = files.of('nothing-near.csv').refused;
    expect(refusal?.suggestion).toBe('');
    expect(refusal?.message).toContain('--kind event --map time=COLUMN,actor=COLUMN');
  });

  it('is not answered with a column that --map could not name', () => {
    expect(files.of('comma.csv').refused[0]?.suggestion).toBe('actor=User');
  });

  it('of many columns lists all, and in the message the first forty', () => {
    const [refusal] = files.of('wide.csv').refused;
    expect(refusal?.columns).toHaveLength(60);
    expect(refusal?.message).toContain('c39 and 20 more');
  });

  it.each(kinds)('is refused as well when only --kind %s is given', async (kind) => {
    const contents = { 'doors.json': JSON.stringify(doors), 'table.csv': table };
    const { of } = await shared.import(contents, { kind });
    expect(of('doors.json').refused).toMatchObject([{ code: 'unknown-shape' }]);
    expect(of('table.csv').refused).toMatchObject([{ code: 'unknown-shape' }]);
  });
});

describe('a suggested mapping', () => {
  it('names an id only where it tells records apart, those of other files among them', async () => {
    const rows = (ids: number[]) =>
      ids.map((id) => `{"id":${id},"time":"2026-01-20T11:02:00Z","n":${Math.random()}}\n`).join('');
    const files = await shared.import({
      'codes.ndjson': rows([4624, 4624, 4625]),
      'rows.ndjson': rows([1, 2, 3]),
      'ids.ndjson': rows([1_812_004, 3_000_417, 2_999_001]),
    });
    expect(files.of('codes.ndjson').refused[0]?.suggestion).toBe('time=time');
    expect(files.of('rows.ndjson').refused[0]?.suggestion).toBe('time=time');
    expect(files.of('ids.ndjson').refused[0]?.suggestion).toBe('time=time,id=id');
  });
});

describe('an unknown shape with a mapping', () => {
  it('is stored as events with its fields where the mapping says', async () => {
    const { of } = await shared.import(
      { 'mapped.ndjson': doors.map((record) => `${JSON.stringify(record)}\n`).join('') },
      { kind: 'event', map: { ...doorMap, username: 'dotted.name', ip: 'person.ip_address' } },
    );
    const { receipt, records } = of('mapped.ndjson');
    expect(receipt).toMatchObject({ system: 'mapped', read: 3, stored: 3, kinds: { event: 3 } });
    expect(receipt.reason).toContain('actor=person.mail');
    expect(records[0]).toMatchObject({
      kind: 'event',
      time: '2026-01-20T11:01:00.000000Z',
      fields: {
        eventType: 'door opened',
        email: 'p1@demo.example',
        username: 'd1',
        ipAddress: '192.0.2.7',
      },
    });
  });

  it('is event when no kind is named, and any kind that is', async () => {
    const map = { time: 'When', actor: 'Who' };
    const { of } = await shared.import({ 'plain.csv': table }, { map });
    expect(of('plain.csv').receipt.kinds).toEqual({ event: 2 });
    const audit = await shared.import({ 'plain.csv': table }, { map, kind: 'audit', again: true });
    expect(audit.of('plain.csv').receipt.kinds).toEqual({ audit: 2 });
  });

  it('may be mapped in the words of the view, in any spelling', async () => {
    const map: Record<string, string> = {
      'Created On': 'When',
      eventType: 'Did',
      EMAIL: 'Who',
      ip_address: 'Where',
    };
    const words = { 'words.csv': table.replaceAll('2026', '2025') };
    const { of } = await shared.import(words, { kind: 'event', map });
    expect(of('words.csv').records[1]).toMatchObject({
      time: '2025-01-20T11:02:00.000000Z',
      fields: { eventType: 'close', email: 'ben', ipAddress: '192.0.2.2' },
    });
  });

  it('is found inside an envelope', async () => {
    const rows = [5, 6, 7].map(door);
    const contents = {
      'rows.json': JSON.stringify({ uid: 'export', total: 3, rows }),
      'edges.json': JSON.stringify({
        data: { doors: { edges: [8, 9].map((n) => ({ node: door(n) })) } },
      }),
    };
    const { of } = await shared.import(contents, { kind: 'event', map: doorMap });
    expect(of('rows.json').receipt).toMatchObject({ layout: 'envelope', read: 3, stored: 3 });
    expect(of('edges.json').receipt).toMatchObject({ layout: 'envelope', read: 2, stored: 2 });
    expect(of('edges.json').records[1]?.fields.email).toBe('p9@demo.example');
  });

  it('is a record when it stands alone, whatever lists it holds', async () => {
    const alone = { ...door(4), uid: 'alone', tags: [{ uid: 'tag' }, { uid: 'tag 2' }] };
    const { of } = await shared.import(
      { 'alone.json': JSON.stringify(alone) },
      { kind: 'event', map: doorMap },
    );
    expect(of('alone.json').receipt).toMatchObject({ layout: 'single', read: 1, stored: 1 });
  });

  it('keeps records that lack the mapped columns', async () => {
    const contents = { 'other.ndjson': '{"x":"1768906920"}\n{"y":1}\n' };
    const { of } = await shared.import(contents, { kind: 'event', map: { time: 'x' } });
    expect(of('other.ndjson').receipt).toMatchObject({ read: 2, stored: 2, undated: 1 });
  });

  it('that is an empty list or a table without rows is a source without records', async () => {
    const contents = { 'none.json': ' [ ] ', 'none.csv': 'When,Who\n' };
    const map = { time: 'When', actor: 'Who' };
    const { of } = await shared.import(contents, { kind: 'event', map });
    for (const name of Object.keys(contents)) {
      expect(of(name).receipt).toMatchObject({
        read: 0,
        stored: 0,
        rejected: 0,
        state: 'complete',
      });
    }
  });

  it('maps the states of a change', async () => {
    const change = { at: 1_768_906_920, before: '{"a":1}', later: { a: 2 } };
    const map: Record<string, string> = { time: 'at', old: 'before', 'New Entity': 'later' };
    const { of } = await shared.import(
      { 'change.json': JSON.stringify(change) },
      { kind: 'audit', map },
    );
    const id = of('change.json').records[0]?.id ?? 0;
    const { diff } = await shared.engine.call('record.states', { id });
    expect(diff).toBe('{"a":{"_old":1,"_new":2}}');
  });

  it('is refused with the words when a mapping names no field, before anything is stored', async () => {
    const before = await shared.engine.call('records.count', {});
    const attempt = shared.import(
      { 'plain2.csv': table },
      { kind: 'event', map: { time: 'When', colour: 'Who' } as Record<string, string> },
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'bad-mapping',
      message: expect.stringMatching(/"colour".*time.*actor.*ipAddress/),
    });
    expect(await shared.engine.call('records.count', {})).toBe(before);
  });
});

describe('a known shape', () => {
  const session = JSON.stringify({
    sessionId: 's1',
    userId: 'u1',
    protocol: 'OIDC',
    createdAt: '2026-01-20T11:02:00Z',
  });

  it('is read as another kind when that is asked for', async () => {
    const { of } = await shared.import({ 'session.json': session }, { kind: 'grant' });
    expect(of('session.json').receipt).toMatchObject({ system: 'tenant', kinds: { grant: 1 } });
    expect(of('session.json').receipt.reason).toContain('as asked');
  });

  it('says in its reason by which fields it was recognised', async () => {
    const { of } = await shared.import({ 'session2.json': session.replace('s1', 's2') });
    expect(of('session2.json').receipt.reason).toBe('session: has sessionId, protocol, userId');
  });

  it('of a system that does not exist is refused with the systems that do', async () => {
    const attempt = shared.import({ 'session3.json': session }, { system: 'nonesuch' });
    await expect(attempt).rejects.toMatchObject({
      code: 'bad-request',
      message: expect.stringContaining('tenant'),
    });
  });

  it('without records is taken by the header of its table, and refused as a bare list', async () => {
    const { of } = await shared.import({
      'header.csv': 'Session Id,Protocol,Client Id,User Id,Created At,Status\n',
      'list.json': '[]',
    });
    expect(of('header.csv').receipt).toMatchObject({ system: 'tenant', read: 0, stored: 0 });
    expect(of('list.json').refused).toMatchObject([{ code: 'unknown-shape', columns: [] }]);
    expect(of('list.json').refused[0]?.message).toContain('holds no records');
  });
});
