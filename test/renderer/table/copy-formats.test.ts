import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { asMarkdown, asTsv, escaped } from '../../../renderer/features/table/copy-formats.ts';

const cell = fc.string({ unit: 'grapheme' });

it('tab-separated rows read as they were, whatever is in their cells', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const text = asTsv({ header: ['a', 'b'], rows });
      const read = Papa.parse<string[]>(text, { delimiter: '\t', newline: '\n' }).data;
      expect(read).toEqual([['a', 'b'], ...rows]);
    }),
  );
});

it('a Markdown table has one line a row, and no cell opens another', () => {
  const text = asMarkdown({ header: ['a'], rows: [['x|y\nz'], [null], [5]] });
  expect(text).toBe('| a |\n| --- |\n| x\\|y z |\n|  |\n| 5 |');
});

it('hidden characters are written out where that is asked for', () => {
  expect(escaped({ header: ['a'], rows: [['user\u202Etxt.exe', 5]] }).rows).toEqual([
    ['user‹U+202E›txt.exe', 5],
  ]);
});
