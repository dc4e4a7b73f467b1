import { expect, it } from 'vitest';
import {
  compileQuery,
  contextOf,
  matchRecords,
  registerFunctions,
  StopCheck,
} from '../../../../../main/engine/query/index.ts';
import { matchAmong } from '../../../../../main/engine/query/results/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { contains, everything } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();
const context = contextOf({ asOf: '2026-01-01T00:00:00Z', zone: 'UTC' });

it('records are matched into memory that is at hand where they fit and fill it, with the same ids', async () => {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(2_000, 'match').join('\n')));
  const db = openReadable(place('mixed.trailcase'));
  const closeFunctions = registerFunctions(db);
  new StopCheck(db);
  const question = { kind: 'event' as const, where: contains('actor', 'person1') };
  const compiled = compileQuery(question, context);
  const plain = matchRecords(db, compiled);
  const expected = Array.from(plain.ids);
  expect(plain.records).toBe(2_000);
  expect(expected).toEqual([...expected].sort((a, b) => a - b));
  expect(expected.length).toBeGreaterThan(100);

  const right = new SharedArrayBuffer(expected.length * 4 + 8);
  const into = matchRecords(db, compiled, right);
  expect(into.ids.buffer).toBe(right);
  expect(Array.from(into.ids)).toEqual(expected);
  for (const bytes of [4, expected.length * 4 - 4, expected.length * 4 * 100]) {
    const spare = new SharedArrayBuffer(bytes);
    const beside = matchRecords(db, compiled, spare);
    expect(beside.ids.buffer).not.toBe(spare);
    expect(Array.from(beside.ids)).toEqual(expected);
  }

  const all = Array.from(matchRecords(db, compileQuery(everything(), context)).ids);
  expect(all).toHaveLength(2_000);
  expect(matchAmong(db, all, compiled)).toEqual(expected);
  const some = all.filter((id) => id % 3 === 0);
  expect(matchAmong(db, some, compiled)).toEqual(expected.filter((id) => id % 3 === 0));
  expect(matchAmong(db, [], compiled)).toEqual([]);
  closeFunctions();
  db.close();
});
