import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { OneField } from '../../../../../shared/case.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { allIds, allRows, contains, equals, everything } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();

/** Enough records for columns in memory; `few` of a kind are sorted in SQL. */
const records = 12_000;

async function mixedCase(): Promise<{ engine: Engine; ids: (sql: string) => number[] }> {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(records, 'windows').join('\n')));
  return {
    engine,
    ids(sql) {
      const db = new Database(place('mixed.trailcase'), { readonly: true });
      const found = db.prepare(sql).pluck().all() as number[];
      db.close();
      return found;
    },
  };
}

const texts = ['action', 'actor', 'target', 'subject', 'client', 'status', 'ip', 'protocol'];
const columns: Record<string, string> = {
  ...Object.fromEntries(
    texts.map((name) => [name, `(SELECT text FROM value WHERE id = r.${name})`]),
  ),
  time: 'r.time',
  updated: 'r.updated',
  httpStatus: 'r.http_status',
  attempt: 'r.attempt',
  duration: 'r.duration',
  kind: 'r.kind',
  outcome: 'r.outcome',
  source: 'r.source',
  key: 'r.key',
  session: 'r.session',
  message: 'r.message',
};

const named = (name: string): OneField => ({ kind: 'field', name });

describe('the windows of a result', () => {
  it('are, one after another, the whole order, newest first and undated last', async () => {
    const { engine, ids } = await mixedCase();
    const expected = ids('SELECT id FROM record ORDER BY time DESC NULLS LAST, id DESC');
    expect(expected).toHaveLength(records);
    expect(await allIds(engine, { question: everything() })).toEqual(expected);
  });

  it('are in the order of every field, both ways, records without it last', async () => {
    const { engine, ids } = await mixedCase();
    for (const [name, sql] of Object.entries(columns)) {
      for (const descending of [true, false]) {
        const direction = descending ? 'DESC' : 'ASC';
        const tie = name === 'time' ? `r.id ${direction}` : 'r.time DESC NULLS LAST, r.id DESC';
        for (const kind of [null, 'webhook'] as (Kind | null)[]) {
          const where = kind === null ? '' : 'WHERE kind = 6';
          const expected = ids(
            `SELECT r.id FROM record r ${where} ORDER BY ${sql} ${direction} NULLS LAST, ${tie}`,
          );
          const sort = [{ field: named(name), descending }];
          const found = await allIds(engine, { question: everything(kind), sort });
          expect(found, `${name} ${direction} ${kind}`).toEqual(expected);
        }
      }
    }
  });

  it('are in the order of several fields, and of a path of the original', async () => {
    const { engine, ids } = await mixedCase();
    const sort = [
      { field: named('status'), descending: true },
      { field: named('actor'), descending: false },
      { field: named('time'), descending: false },
    ];
    expect(await allIds(engine, { question: everything(), sort })).toEqual(
      ids(
        `SELECT r.id FROM record r ORDER BY ${columns.status} DESC NULLS LAST,
         ${columns.actor} ASC NULLS LAST, r.time ASC NULLS LAST, r.id ASC`,
      ),
    );
    const reason: OneField = { kind: 'path', path: ['details', 'reason'] };
    const rows = await allRows(engine, {
      question: { kind: 'event', where: contains('actor', 'person1') },
      sort: [{ field: reason, descending: false }],
    });
    const raws = await Promise.all(
      rows.map(async ({ id }) => (await engine.call('record.get', { id })).raw ?? ''),
    );
    const reasons = raws.map(
      (raw) => (JSON.parse(raw) as { details: { reason: string | null } }).details.reason,
    );
    const last = (value: string | null) => value ?? '\uffff';
    expect(reasons).toEqual(
      [...reasons].sort((a, b) => (last(a) < last(b) ? -1 : +(last(a) > last(b)))),
    );
    expect(new Set(reasons).size).toBe(3);
  });

  it('begin with the very rows that opening gives, in every order that an index has', async () => {
    const { engine } = await mixedCase();
    const questions = [
      everything(),
      everything('event'),
      { kind: 'event' as const, where: equals('status', 'Failure') },
      { kind: null, where: contains('actor', 'person5') },
      { kind: 'event' as const, where: equals('actor', 'person7@example.com') },
      { kind: 'audit' as const, where: contains('actor', 'person5') },
    ];
    const sorts = ['time', 'actor', 'action', 'target', 'ip', 'status'].flatMap((name) =>
      [true, false].map((descending) => [{ field: named(name), descending }]),
    );
    for (const question of questions) {
      for (const sort of sorts) {
        const { result, rows } = await engine.call('result.open', { question, sort, rows: 300 });
        await engine.call('result.total', { result });
        const window = await engine.call('result.window', { result, from: 0, count: 300 });
        expect(rows, JSON.stringify({ question, sort })).toEqual(window.rows);
      }
    }
  });

  it('are empty behind the end and for a question that nothing answers', async () => {
    const { engine } = await mixedCase();
    const { result } = await engine.call('result.open', { question: everything('job') });
    const total = await engine.call('result.total', { result });
    const behind = await engine.call('result.window', { result, from: total, count: 10 });
    expect(behind).toEqual({ from: total, rows: [], total, order: 'sorted' });
    const none = await engine.call('result.open', {
      question: { kind: null, where: equals('actor', 'nobody') },
    });
    expect(none).toMatchObject({ rows: [], order: 'sorted' });
    expect(await engine.call('result.total', { result: none.result })).toBe(0);
  });

  it('carry original text and values of paths where they are asked for', async () => {
    const { engine } = await mixedCase();
    const { result } = await engine.call('result.open', { question: everything('event') });
    const { rows } = await engine.call('result.window', {
      result,
      from: 0,
      count: 50,
      paths: [['details', 'try']],
      raw: true,
    });
    for (const { values, raw } of rows) {
      const record = JSON.parse(raw ?? '') as { details: { try: number } };
      expect(values).toEqual([String(record.details.try)]);
    }
  });

  it('hold what was imported while another result was open', async () => {
    const { engine, ids } = await mixedCase();
    const sort = [{ field: named('actor'), descending: false }];
    await allIds(engine, { question: everything(), sort });
    await importOne(engine, place('more.ndjson', mixedLines(6_000, 'more').join('\n')));
    const expected = ids(
      `SELECT r.id FROM record r ORDER BY ${columns.actor} ASC NULLS LAST, r.time DESC NULLS LAST, r.id DESC`,
    );
    expect(expected.length).toBeGreaterThan(records);
    expect(await allIds(engine, { question: everything(), sort })).toEqual(expected);
  });
});
