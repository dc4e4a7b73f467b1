import { describe, expect, it } from 'vitest';
import { readCsvRow } from '../../../../main/engine/read/index.ts';
import { split } from './split-collect.ts';

const layout = { type: 'csv', delimiter: ',', header: ['x', 'y'], lineEnd: '\n' } as const;

describe('a row of a table by itself', () => {
  it.each([
    ['a,b'],
    ['a,b  '],
    ['"a","b"'],
    ['"a","b"  '],
    ['"a","say ""b"" "\t'],
    ['"a",b  '],
    ['"a"  ,"b" '],
    ['"line\nend","b"'],
    ['a'],
    ['a,b,c'],
  ])('reads %j as the table that it stands in was read', (row) => {
    const table = { ...layout, header: [...layout.header] };
    const { records } = split(table, Buffer.from(`x,y\n${row}\n`));
    expect(readCsvRow(row, table)).toEqual(records[0]?.value);
  });
});
