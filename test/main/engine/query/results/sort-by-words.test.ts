import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeColumn, type NumberColumn } from '../../../../../main/engine/query/columns/index.ts';
import { wordsOf } from '../../../../../main/engine/query/results/key-words.ts';
import { sortByWords } from '../../../../../main/engine/query/results/sort-by-words.ts';

const wideCell = fc.oneof(
  fc.constant(Number.NaN),
  fc.integer(),
  fc.maxSafeInteger().map((n) => Math.trunc(n / 2)),
);
const narrowCell = fc.oneof(fc.constant(-1), fc.nat(5), fc.nat());

function columnOf(width: NumberColumn['width'], cells: readonly number[]): NumberColumn {
  const column = makeColumn(width, cells.length);
  column.cells.set(cells, 1);
  return column;
}

const key = fc.record({
  width: fc.constantFrom('wide' as const, 'narrow' as const),
  descending: fc.boolean(),
});

it('sorting by columns is sorting by their cells, what is equal staying in its order, none last', () => {
  const rows = fc.array(fc.record({ wide: wideCell, narrow: narrowCell }), { maxLength: 60 });
  fc.assert(
    fc.property(rows, fc.array(key, { minLength: 1, maxLength: 3 }), (cells, keys) => {
      const ids = Uint32Array.from(cells, (_, at) => at + 1);
      const columns = {
        wide: columnOf(
          'wide',
          cells.map(({ wide }) => wide),
        ),
        narrow: columnOf(
          'narrow',
          cells.map(({ narrow }) => narrow),
        ),
      };
      const words = keys
        .toReversed()
        .flatMap(({ width, descending }) => wordsOf(ids, { column: columns[width], descending }));
      const isNone = (cell: number, width: string) =>
        width === 'wide' ? Number.isNaN(cell) : cell < 0;
      const expected = Array.from(ids).sort((one, other) => {
        for (const { width, descending } of keys) {
          const a = columns[width].cells[one] as number;
          const b = columns[width].cells[other] as number;
          const [noA, noB] = [isNone(a, width), isNone(b, width)];
          if (noA !== noB) return noA ? 1 : -1;
          if (!noA && a !== b) return descending ? b - a : a - b;
        }
        return one - other;
      });
      const sorted = sortByWords(ids, words, () => undefined);
      expect(Array.from(sorted)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it('texts are sorted by their place among all texts, not by their id', () => {
  const column = columnOf('narrow', [3, 1, 2, -1]);
  const ranks = columnOf('narrow', [20, 30, 10]);
  const ids = Uint32Array.of(1, 2, 3, 4);
  const sorted = (descending: boolean) =>
    Array.from(sortByWords(ids, wordsOf(ids, { column, ranks, descending }), () => undefined));
  expect(sorted(false)).toEqual([1, 2, 3, 4]);
  expect(sorted(true)).toEqual([3, 2, 1, 4]);
});
