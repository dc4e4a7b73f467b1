import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exactCells, isDangerous, SafeCells } from '../../../../main/engine/export/csv-cells.ts';

const pieces = [
  ...['=', '+', '-', '@', '\t', '\r', '\n', '"', '""', ',', ';', "'", ' ', '\u00a0', '\u200b'],
  ...['\ufeff', '\u202e', '\u2066', '\0', '\u0007', '＝', '＋', '－', '＠', '−', '﹣', '\u3164'],
  ...['a', '1', 'SUM(1)', 'cmd|/c calc', '{"a":1}', 'é', '😀', '\ud800', '__proto__', '\\', '%'],
];

/** Texts that log lines may carry to harm whoever opens the export. */
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const table = fc.array(fc.array(hostile, { minLength: 3, maxLength: 3 }), { minLength: 1 });

const read = (text: string) => Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' }).data;

describe('an exact cell', () => {
  it('reads as the text it was, whatever that is', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map(exactCells.write).join(',')).join('\r\n');
        expect(read(`a,b,c\r\n${text}`).slice(1)).toEqual(rows);
      }),
    );
  });
});

describe('a safe cell', () => {
  it('is no formula, and differs from the text by an apostrophe at most', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells = new SafeCells();
        const text = rows.map((row) => row.map((cell) => cells.write(cell)).join(',')).join('\r\n');
        const found = read(`a,b,c\r\n${text}`).slice(1).flat();
        const given = rows.flat();
        let altered = 0;
        for (const [at, cell] of found.entries()) {
          expect(isDangerous(cell)).toBe(false);
          if (cell === given[at]) continue;
          expect(cell).toBe(`'${given[at]}`);
          altered += 1;
        }
        expect(cells.altered).toBe(altered);
      }),
    );
  });

  it.each([
    ['=1+1'],
    ['+1'],
    ['-1'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\tplain'],
    ['\rplain'],
    ['\nplain'],
    ['  =1'],
    ['\u00a0=1'],
    ['\u200b\u200d=1'],
    ['\ufeff=1'],
    ['\u202e=1'],
    ['\0=1'],
    ['＝1'],
    ['＋1'],
    ['－1'],
    ['＠a'],
    ['\u2800＝1'],
  ])('stands behind an apostrophe when its text is %j', (text) => {
    expect(new SafeCells().write(text)).toBe(`"'${text}"`);
  });

  it.each([[''], ['plain'], ['{"a":-1}'], ['a=b'], ['é'], ["'=1"], ['  plain'], ['2026-01-01']])(
    'keeps %j as it is',
    (text) => {
      expect(new SafeCells().write(text)).toBe(`"${text.replaceAll('"', '""')}"`);
    },
  );
});
