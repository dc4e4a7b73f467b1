import { describe, expect, it } from 'vitest';
import {
  compileQuery,
  contextOf,
  makeOrder,
  matchRecords,
  readFirstPage,
  registerFunctions,
  StopCheck,
  sortResult,
} from '../../../../../main/engine/query/index.ts';
import { openReadable } from '../../../../../main/engine/store/index.ts';
import type { SortKey } from '../../../../../shared/case.ts';
import type { Question } from '../../../../../shared/query/ast.ts';
import { importOne, useEngines } from '../../../../helpers/engines.ts';
import { useTempFolder } from '../../../../helpers/temp-folder.ts';
import { mixedLines } from './mixed-archive.ts';
import { contains, equals, everything } from './opened.ts';

const place = useTempFolder();
const engines = useEngines();
const context = contextOf({ asOf: '2026-01-01T00:00:00Z', zone: 'UTC' });

const by = (name: string, descending: boolean): SortKey => ({
  field: { kind: 'field', name },
  descending,
});

/** What the index gives, beside the first records of the whole order. */
async function withPages(
  check: (
    page: (question: Question, sort: SortKey[], limit: number) => [number[] | null, number[]],
  ) => void,
) {
  const engine = await engines.open(place('mixed.trailcase'));
  await importOne(engine, place('mixed.ndjson', mixedLines(3_000, 'pages').join('\n')));
  const db = openReadable(place('mixed.trailcase'));
  const closeFunctions = registerFunctions(db);
  new StopCheck(db);
  check((question, sort, limit) => {
    const order = makeOrder(sort);
    const { ids } = matchRecords(db, compileQuery(question, context));
    sortResult(db, ids, order, null, () => undefined);
    return [readFirstPage(db, question, context, order, limit), Array.from(ids.subarray(0, limit))];
  });
  closeFunctions();
  db.close();
}

const questions: Question[] = [
  everything(),
  everything('event'),
  everything('job'),
  { kind: 'event', where: equals('status', 'Failure') },
  { kind: null, where: contains('actor', 'person5') },
  { kind: 'audit', where: contains('actor', 'person5') },
  { kind: 'event', where: equals('actor', 'person7@example.com') },
  { kind: 'event', where: { kind: 'not', of: contains('actor', 'person') } },
  { kind: 'event', where: equals('actor', 'nobody') },
];

describe('the first page', () => {
  it('is the beginning of the whole order, however long it is', async () => {
    await withPages((page) => {
      for (const question of questions) {
        for (const limit of [1, 50, 5_000]) {
          for (const descending of [true, false]) {
            const [found, expected] = page(question, [by('time', descending)], limit);
            expect(found, JSON.stringify({ question, limit, descending })).toEqual(expected);
          }
        }
      }
    });
  });

  it('comes from the index of a text as well, in one kind', async () => {
    await withPages((page) => {
      for (const question of questions.filter(({ kind }) => kind !== null)) {
        for (const name of ['action', 'actor', 'target', 'ip']) {
          for (const descending of [true, false]) {
            const [found, expected] = page(question, [by(name, descending)], 100);
            expect(found, JSON.stringify({ question, name, descending })).toEqual(expected);
          }
        }
      }
    });
  });

  it('is left to the whole order where no index has it', async () => {
    await withPages((page) => {
      expect(page(everything(), [by('actor', true)], 10)[0]).toBeNull();
      expect(page(everything('event'), [by('status', true)], 10)[0]).toBeNull();
      expect(page(everything('event'), [by('actor', true), by('time', false)], 10)[0]).toBeNull();
    });
  });
});
