import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type CsvLayout, csvDelimiters } from '../../../../main/engine/read/layout.ts';
import { maxRecordBytes } from '../../../../main/engine/read/split-limit.ts';
import { recordFlags } from '../../../../shared/record.ts';
import { cut, cutOutside, split } from './split-collect.ts';

const table = (header: string[], lineEnd: '\n' | '\r' = '\n'): CsvLayout => ({
  type: 'csv',
  delimiter: ',',
  header,
  lineEnd,
});

function splitEveryWay(layout: CsvLayout, text: string | Buffer) {
  const bytes = Buffer.from(text);
  const first = split(layout, bytes);
  for (let size = 1; size <= 17; size += 1) expect(split(layout, bytes, [size])).toEqual(first);
  return {
    ...first,
    texts: cut(bytes, first),
    values: first.records.map(({ value }) => ({ ...(value as object) })),
  };
}

describe('rows of a table', () => {
  test('are objects without prototype, cut without their line end', () => {
    const found = splitEveryWay(table(['a', 'b']), 'a,b\r\n1,2\r\n\r\n"3","x\r\ny ""z"""\n5,6');
    expect(found.texts).toEqual(['1,2', '"3","x\r\ny ""z"""', '5,6']);
    expect(found.values).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: 'x\r\ny "z"' },
      { a: '5', b: '6' },
    ]);
    expect(Object.getPrototypeOf(found.records[0]?.value)).toBeNull();
    expect(found).toMatchObject({ rejections: [], complete: true });
  });

  test('end at CR alone in a file that knows nothing else', () => {
    const found = splitEveryWay(table(['a', 'b'], '\r'), 'a,b\r1,"x\ny"\r3,4\r');
    expect(found.values).toEqual([
      { a: '1', b: 'x\ny' },
      { a: '3', b: '4' },
    ]);
  });

  test('with more or fewer cells than the header are kept and flagged', () => {
    const found = splitEveryWay(table(['a', 'b']), 'a,b\n1\n1,2,3,4\n1,2\n');
    expect(found.values).toEqual([
      { a: '1' },
      { a: '1', b: '2', 'column 3': '3', 'column 4': '4' },
      { a: '1', b: '2' },
    ]);
    expect(found.records.map(({ flags }) => flags)).toEqual([
      recordFlags.ragged,
      recordFlags.ragged,
      0,
    ]);
  });

  test('may have blanks behind a quoted cell and quotes inside an unquoted one', () => {
    const found = splitEveryWay(table(['a', 'b']), 'a,b\n"1" ,"2"  \r\n5" disk, "x"\n');
    expect(found.values).toEqual([
      { a: '1', b: '2' },
      { a: '5" disk', b: ' "x"' },
    ]);
    expect(found.texts).toEqual(['"1" ,"2"  ', '5" disk, "x"']);
  });

  test('are read as UTF-8, and flagged where they are none', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n"é",ʤ\n'), Buffer.from([0xff, 0x2c, 0x31])]);
    const found = splitEveryWay(table(['a', 'b']), bytes);
    expect(found.values).toEqual([
      { a: 'é', b: 'ʤ' },
      { a: '\ufffd', b: '1' },
    ]);
    expect(found.records.map(({ flags }) => flags)).toEqual([0, recordFlags.invalidText]);
  });

  test('may have columns named like the prototype', () => {
    const found = splitEveryWay(
      table(['__proto__', 'constructor']),
      '__proto__,constructor\n1,2\n',
    );
    expect(JSON.stringify(found.records[0]?.value)).toBe('{"__proto__":"1","constructor":"2"}');
  });
});

describe('broken quotes', () => {
  test('cost one line each', () => {
    const text = 'a,b\n1,2\n"x"y,3\n4,"z\n5,6\n7,"8"\n"9,10\n';
    const found = splitEveryWay(table(['a', 'b']), text);
    expect(found.texts).toEqual(['1,2', '5,6', '7,"8"']);
    expect(found.rejections).toMatchObject([
      { code: 'invalid-csv', offset: 8, length: 6, line: 3 },
      { code: 'invalid-csv', offset: 15, length: 4, line: 4 },
      { code: 'invalid-csv', offset: 30, length: 5, line: 7 },
    ]);
    expect(found.complete).toBe(true);
  });

  test('at the very end mean that the source is cut off', () => {
    const found = splitEveryWay(table(['a', 'b']), 'a,b\n1,2\n3,"4');
    expect(found.rejections).toMatchObject([{ code: 'truncated', offset: 8, length: 4, line: 3 }]);
    expect(found.complete).toBe(false);
  });

  test('in every line of a long table take no more than linear time', () => {
    const bytes = Buffer.from(`a,b\n${'"a"b\n"c\n'.repeat(300_000)}`);
    const start = performance.now();
    const found = split(table(['a', 'b']), bytes, [1 << 16]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(found.rejections).toHaveLength(600_000);
  });

  test('that stay open beyond the limit are given up', () => {
    const line = `3,${'x'.repeat(1021)}\n`;
    const bytes = Buffer.from(`a,b\n1,"2\n${line.repeat(maxRecordBytes / line.length)}5,6\n`);
    for (const size of [1 << 16, 1 << 20, 1 << 26]) {
      const found = split(table(['a', 'b']), bytes, [size]);
      expect(found.rejections).toMatchObject([
        { code: 'invalid-csv', offset: 4, length: 4, line: 2 },
      ]);
      expect(found.records).toHaveLength(maxRecordBytes / line.length + 1);
    }
  });
});

test('a row above the limit is rejected with its place, and reading goes on', () => {
  const long = `1,${'x'.repeat(maxRecordBytes)}`;
  const bytes = Buffer.from(`a,b\n1,2\n${long}\n3,4\n`);
  for (const size of [1 << 16, 1 << 20, 1 << 26]) {
    const found = split(table(['a', 'b']), bytes, [size]);
    expect(found.records).toHaveLength(2);
    expect(found.rejections).toEqual([
      expect.objectContaining({
        code: 'record-too-large',
        offset: 8,
        length: long.length,
        line: 3,
      }),
    ]);
  }
});

describe('any table', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .array(fc.constantFrom('"', ',', '\r', '\n', ' ', 'a', 'é', ';', '\t', '|'), { maxLength: 6 })
      .map((parts) => parts.join('')),
  );
  const rows = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    }),
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 });

  test('written by papaparse comes back with the same cells', () => {
    const writing = fc.record({
      delimiter: fc.constantFrom(...csvDelimiters),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      quotes: fc.boolean(),
    });
    fc.assert(
      fc.property(rows, writing, sizes, (cells, options, chunks) => {
        const header = (cells[0] ?? []).map((_, index) => `c${index}`);
        const bytes = Buffer.from(Papa.unparse([header, ...cells], options));
        const lineEnd = options.newline === '\r' ? '\r' : '\n';
        const layout: CsvLayout = { type: 'csv', delimiter: options.delimiter, header, lineEnd };
        const found = split(layout, bytes, chunks);
        expect(found.rejections).toEqual([]);
        expect(found.records.map(({ value }) => Object.values(value as object))).toEqual(cells);
        expect(cutOutside(bytes, found).slice(bytes.indexOf('\n'))).toMatch(/[\r\n]*$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('of any bytes gives the same whatever the chunks, and accounts for every byte once', () => {
    const mess = fc
      .array(fc.constantFrom('"', '""', ',', '\r\n', '\n', ' ', 'a', 'é'), { maxLength: 60 })
      .map((parts) => Buffer.from(`a,b\n${parts.join('')}`));
    fc.assert(
      fc.property(
        mess,
        sizes,
        fc.constantFrom('\n' as const, '\r' as const),
        (bytes, chunks, lineEnd) => {
          const layout = table(['a', 'b'], lineEnd);
          const found = split(layout, bytes, chunks);
          expect(found).toEqual(split(layout, bytes));
          const outside = cutOutside(bytes, found);
          if (lineEnd === '\n') expect(outside).toMatch(/^a,b[\r\n ]*$/);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
