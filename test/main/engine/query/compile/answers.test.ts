import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../../../main/engine/index.ts';
import type { Engine } from '../../../../../shared/contract.ts';
import type { Question } from '../../../../../shared/query/ast.ts';
import { allRecords, importFiles } from '../../../../helpers/engines.ts';
import { createRandom } from '../../../../helpers/random.ts';
import { type AskedCase, context, inTimeline, openAskedCase } from './asked-case.ts';
import { naiveIds } from './naive-evaluator.ts';
import { type NaiveRecord, naiveRecords } from './naive-record.ts';
import { randomRecords, randomTable, words } from './random-archives.ts';
import { anyCondition, anyQuestion } from './random-trees.ts';
import { and, anyText, changed, compare, exact, not, number, or } from './trees.ts';

let folder: string;
let asked: AskedCase;
let records: NaiveRecord[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailcase-asked-'));
  const asOfMillis = context.asOf / 1000;
  const file = (name: string, content: string, encoding: BufferEncoding = 'utf8') => {
    writeFileSync(join(folder, name), content, encoding);
    return join(folder, name);
  };
  const table = randomTable('b', 60, asOfMillis);
  const engine = createEngine();
  const path = join(folder, 'asked.trailcase');
  await engine.call('case.open', { path, create: true });
  const { refused } = await importFiles(engine, [
    file('records.ndjson', randomRecords('a', 240, asOfMillis).join('\n')),
    file('table.csv', table),
    file('wide.json', `\ufeff[${randomRecords('c', 40, asOfMillis).join(',\n')}]`, 'utf16le'),
  ]);
  expect(refused).toEqual([]);
  await markSome(engine);
  const rows = await allRecords(engine);
  await engine.close();
  asked = openAskedCase(path);
  records = naiveRecords(asked.db, rows, (table.split('\n')[0] ?? '').split(','));
  expect(records.length).toBeGreaterThan(300);
});

afterAll(() => {
  asked.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stars, tags and notes on a part of the records, several on some of them. */
async function markSome(engine: Engine): Promise<void> {
  const random = createRandom('marks');
  for (let record = 1; record <= 300; record += 1) {
    if (random.chance(0.5)) continue;
    const star = random.chance(0.4) ? true : undefined;
    const addTags = random.chance(0.6) ? [random.pick(words), random.pick(words)] : undefined;
    const records = { kind: 'records' as const, ids: [record] };
    if (star ?? addTags) await engine.call('mark.change', { records, star, addTags });
    if (random.chance(0.5)) continue;
    for (const text of [random.pick(words), random.pick(words)]) {
      const { id } = await engine.call('note.add', { record, text });
      if (random.chance(0.3)) await engine.call('note.change', { note: id, text: null });
    }
  }
}

function expectSame(question: Question): number {
  const expected = naiveIds(question, records);
  expect(asked.ids(question)).toEqual(expected);
  expect(asked.idsWithoutIndex(question)).toEqual(expected);
  return expected.length;
}

describe('the answer of a compiled question', () => {
  it('is that of looking at every record, for any single condition', () => {
    let answered = 0;
    fc.assert(
      fc.property(anyCondition, (question) => {
        if (expectSame(question) > 0) answered += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(answered).toBeGreaterThan(700);
  });

  it('is that of looking at every record, for any tree of conditions', () => {
    let answered = 0;
    fc.assert(
      fc.property(anyQuestion, (question) => {
        if (expectSame(question) > 0) answered += 1;
      }),
      { numRuns: 1_500 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it('takes a negation as everything that is left, records without the field too', () => {
    const all = records.length;
    for (const condition of [
      compare('actor', 'is', 'ada@example.com'),
      compare('message', 'contains', 'a'),
      compare('attempt', 'less', number(3)),
      compare('time', 'newerThan', { kind: 'age', amount: 9, unit: 'day' }),
      compare('details.reason', 'exists'),
      compare({ kind: 'anyOf', names: ['actor', 'message'] }, 'startsWith', 'a'),
      and(compare('actor', 'exists'), compare('client', 'is', 'x')),
      or(compare('target', 'is', 'x'), compare('ip', 'matches', '^1')),
      changed('mfa'),
      anyText('Auth'),
      compare('starred', 'is', 'false'),
      compare('tag', 'contains', 'a'),
      compare('note', 'exists'),
      compare({ kind: 'anyOf', names: ['note', 'tag', 'actor'] }, 'contains', 'auth'),
    ]) {
      const some = expectSame(inTimeline(condition));
      expect(expectSame(inTimeline(not(condition)))).toBe(all - some);
      expect(expectSame(inTimeline(not(not(condition))))).toBe(some);
    }
    const undated = records.filter(({ fields }) => fields.time === null).length;
    expect(undated).toBeGreaterThan(0);
    const ever = { kind: 'span', from: null, to: null } as const;
    expect(expectSame(inTimeline(not(compare('time', 'during', ever))))).toBe(undated);
  });

  it('finds "auth ui" loosely in either case and with any separator, and exactly as it is written', () => {
    const found = (text: string | ReturnType<typeof exact>) =>
      new Set(
        asked
          .ids(inTimeline(compare('client', 'is', text)))
          .map((id) => records[id - 1]?.fields.client),
      );
    expect(found('auth ui')).toEqual(new Set(['auth ui', 'Auth-UI', 'AUTH_ui', 'auth  -ui']));
    expect(found(exact('AUTH_ui'))).toEqual(new Set(['AUTH_ui']));
  });
});
