import { expect, it } from 'vitest';
import {
  compileQuery,
  contextOf,
  loadColumn,
  matchByColumns,
  matchRecords,
  registerFunctions,
  StopCheck,
  searchColumns,
} from '../../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import type { Kind } from '../../../../../shared/kinds.ts';
import type { OperatorKey, Query } from '../../../../../shared/query/ast.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { allIds } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();
const context = contextOf({ asOf: '2026-01-01T00:00:00Z', zone: 'UTC' });

function search(names: readonly string[], text: string, operator: OperatorKey = 'contains'): Query {
  return {
    kind: 'compare',
    field: { kind: 'anyOf', names },
    operator,
    operand: { kind: 'text', text, exact: false },
  };
}

const wide = ['action', 'actor', 'target', 'subject', 'client', 'ip', 'message'];
const narrow = ['action', 'actor', 'client'];

it('finds by columns what SQL finds', async () => {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(3_000, 'columns').join('\n')));
  const db = openReadable(place('mixed.trailcase'));
  const closeFunctions = registerFunctions(db);
  new StopCheck(db);
  let hits = 0;
  for (const kind of [null, 'event', 'audit', 'session'] satisfies (Kind | null)[]) {
    for (const names of [wide, narrow]) {
      for (const [text, operator] of [
        ['person1', 'contains'],
        ['PERSON-12', 'startsWith'],
        ['login', 'is'],
        ['%a%e', 'like'],
        ['[0-9]7$', 'matches'],
        ['nobody has this', 'contains'],
      ] satisfies [string, OperatorKey][]) {
        const question = { kind, where: search(names, text, operator) };
        const columns = searchColumns(question, context) ?? [];
        expect(columns).toEqual(expect.arrayContaining(narrow));
        const byName = Object.fromEntries(
          columns.map((name) => [name, loadColumn(db, name, () => undefined)]),
        );
        const found = matchByColumns(db, question, context, { byName, ranks: null });
        const expected = matchRecords(db, compileQuery(question, context));
        expect(found?.records).toBe(expected.records);
        expect([...(found?.ids ?? [])], `${kind} ${operator} ${text}`).toEqual([...expected.ids]);
        hits += expected.ids.length;
      }
    }
  }
  expect(hits).toBeGreaterThan(1_000);
  closeFunctions();
  db.close();
});

it('leaves questions to SQL that an index or other means answer', () => {
  const asked = (where: Query) => searchColumns({ kind: 'event', where }, context);
  expect(asked({ kind: 'all' })).toBeNull();
  expect(asked({ kind: 'not', of: search(narrow, 'x') })).toBeNull();
  expect(asked(search(['message', 'actor'], 'x'))).toBeNull();
  expect(asked(search(narrow, 'x'))).toEqual(['kind', ...narrow]);
});

it('finds the same again and again, and records that came since', async () => {
  const engine = await engines.open(place('mixed.trailcase'));
  const lines = mixedLines(9_000, 'again');
  await importOne(engine, place('first.ndjson', lines.slice(0, 6_000).join('\n')));
  const asked = { question: { kind: null, where: search(wide, 'person1') } };
  const first = await allIds(engine, asked);
  for (let times = 0; times < 3; times += 1) expect(await allIds(engine, asked)).toEqual(first);
  await importOne(engine, place('second.ndjson', lines.slice(6_000).join('\n')));
  const later = await allIds(engine, asked);
  expect(later.length).toBeGreaterThan(first.length);
  expect(await allIds(engine, asked)).toEqual(later);
});
