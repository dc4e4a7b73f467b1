import { describe, expect, test } from 'vitest';
import type { Layout } from '../../../../main/engine/read/layout.ts';
import { maxRecordBytes } from '../../../../main/engine/read/split-limit.ts';
import { recordFlags } from '../../../../shared/record.ts';
import { cut, cutOutside, split } from './split-collect.ts';

const array: Layout = { type: 'array' };
const envelope: Layout = { type: 'envelope', paths: [] };
const single: Layout = { type: 'single' };
const sequence: Layout = { type: 'sequence' };

const anySizes = [[1 << 20], ...Array.from({ length: 17 }, (_, index) => [index + 1])];

/** Splits in chunks of every small size, demands the same answer each time, and returns it. */
function splitEveryWay(layout: Layout, text: string) {
  const bytes = Buffer.from(text);
  const [first, ...others] = anySizes.map((sizes) => split(layout, bytes, sizes));
  for (const other of others) expect(other).toEqual(first);
  if (first === undefined) throw new Error('no sizes');
  return { ...first, texts: cut(bytes, first), outside: cutOutside(bytes, first) };
}

describe('an array', () => {
  test('without elements is complete and has no records', () => {
    expect(splitEveryWay(array, ' [ \n ] ')).toMatchObject({
      records: [],
      rejections: [],
      complete: true,
    });
  });

  test('may hold any JSON value, and what is no object is flagged', () => {
    const found = splitEveryWay(array, '[{"a":1}, [1,[2]] ,"x,]", -1.5e3 ,true,null\n]');
    expect(found.texts).toEqual(['{"a":1}', '[1,[2]]', '"x,]"', '-1.5e3', 'true', 'null']);
    expect(found.records.map(({ flags }) => flags)).toEqual([0, 16, 16, 16, 16, 16]);
    expect(found.rejections).toEqual([]);
    expect(found.complete).toBe(true);
  });

  test('keeps nested objects that are separated just like records inside their record', () => {
    const records = Array.from({ length: 300 }, (_, id) => ({ id, list: [{ id: 1 }, { id: 2 }] }));
    const found = splitEveryWay(array, JSON.stringify(records));
    expect(found.records.map(({ value }) => value)).toEqual(records);
    expect(found.rejections).toEqual([]);
  });

  test('reports a trailing comma, an extra comma and a missing comma, and reads every record', () => {
    const trailing = splitEveryWay(array, '[{"a":1},]');
    expect(trailing.rejections).toMatchObject([
      { code: 'invalid-structure', offset: 9, length: 0 },
    ]);
    const extra = splitEveryWay(array, '[{"a":1},\n,{"a":2}]');
    expect(extra.rejections).toMatchObject([{ offset: 10, length: 1, line: 2 }]);
    const missing = splitEveryWay(array, '[{"a":1}\n{"a":2}\n{"a":3}]');
    expect(missing.rejections).toMatchObject([{ offset: 9, length: 0, line: 2 }]);
    expect([trailing, extra, missing].map(({ texts }) => texts.length)).toEqual([1, 2, 3]);
  });

  test('loses only the broken record where the next one begins like those before', () => {
    const text = '[{"id":1},{"id":2,"x":[{"y":1},{"y":2}],"s":"},{"id":3},{"id":4}]';
    const found = splitEveryWay(array, text);
    expect(found.texts).toEqual(['{"id":1}', '{"id":3}', '{"id":4}']);
    expect(found.rejections).toMatchObject([{ code: 'invalid-json', offset: 10, line: 1 }]);
    expect(found.outside).toBe('[,,,]');
    expect(found.complete).toBe(true);
  });

  test('names what is wrong with a broken record and where', () => {
    const found = splitEveryWay(array, '[\n  {"a": 1},\n  {"a": tru},\n  {"a": 3}\n]');
    expect(found.texts).toEqual(['{"a": 1}', '{"a": 3}']);
    expect(found.rejections).toEqual([
      {
        offset: 16,
        length: 10,
        line: 3,
        code: 'invalid-json',
        reason:
          "Not valid JSON: byte 10 of the record is '}' where true, false or null was expected.",
      },
    ]);
  });

  test('finds the second record although the first is broken', () => {
    const found = splitEveryWay(array, '[{"a":1x , "b":[{"c":1}]} ,\n {"a":2},{"a":3}]');
    expect(found.texts).toEqual(['{"a":2}', '{"a":3}']);
    expect(found.rejections).toHaveLength(1);
  });

  test('is complete although its last record is broken', () => {
    const found = splitEveryWay(array, '[{"a":1},{"a":2},{"a":x}\n]\n');
    expect(found.texts).toEqual(['{"a":1}', '{"a":2}']);
    expect(found.rejections).toMatchObject([{ offset: 17, length: 8 }]);
    expect(found.complete).toBe(true);
  });

  test('that is cut off is incomplete and its unfinished record rejected as truncated', () => {
    const inRecord = splitEveryWay(array, '[{"a":1},\n{"a":');
    expect(inRecord.rejections).toMatchObject([
      { code: 'truncated', offset: 10, length: 5, line: 2 },
    ]);
    const between = splitEveryWay(array, '[{"a":1},');
    expect(between.rejections).toMatchObject([{ code: 'truncated', offset: 9, length: 0 }]);
    const inNumber = splitEveryWay(array, '[12,3');
    expect(inNumber.texts).toEqual(['12']);
    expect([inRecord, between, inNumber].map(({ complete }) => complete)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('rejects what follows it, but stays complete', () => {
    const found = splitEveryWay(array, '[{"a":1}]\n\0\0\0');
    expect(found.rejections).toMatchObject([{ code: 'invalid-structure', offset: 10, length: 3 }]);
    expect(found.complete).toBe(true);
  });

  test('goes on after a bracket that closes it too early', () => {
    const found = splitEveryWay(array, '[{"a":1},{"a":2}],{"a":3},{"a":4},{"a":5}]');
    expect(found.texts).toEqual(['{"a":1}', '{"a":2}', '{"a":4}', '{"a":5}']);
    expect(found.rejections).toHaveLength(1);
  });
});

describe('an envelope', () => {
  test('hands on the elements of its arrays of objects and nothing else', () => {
    const text = JSON.stringify(
      {
        '@odata.context': 'https://x/},{',
        total: 2,
        empty: [],
        tags: ['a', { b: 1 }],
        data: { auditLogs: { edges: [{ node: { id: 1 } }, { node: { id: 2 } }], pageInfo: {} } },
        more: [{ id: 3 }, 4],
        next: null,
      },
      null,
      2,
    );
    const found = splitEveryWay(envelope, text);
    expect(found.records.map(({ value }) => value)).toEqual([
      { node: { id: 1 } },
      { node: { id: 2 } },
      { id: 3 },
      4,
    ]);
    expect(found.rejections).toEqual([]);
    expect(found.complete).toBe(true);
  });

  test('is searched for arrays four objects deep', () => {
    const at = (depth: number) => `${'{"a":'.repeat(depth)}[{"b":1}]${'}'.repeat(depth)}`;
    expect(splitEveryWay(envelope, at(4)).texts).toEqual(['{"b":1}']);
    const deeper = splitEveryWay(envelope, at(5));
    expect(deeper).toMatchObject({ records: [], rejections: [], complete: true });
  });

  test.each([
    ['{"total":1 2,"a":[{"b":1}]}', 1],
    ['{"a":[{"b":1}],}', 1],
    ['{"a":[{"b":1}] "c":2}', 1],
    ['{"a":[{"b":1}]', 1],
    ['{"a" [{"b":1}]}', 1],
    ['{"a":[{"b":1}],"c":[1,]}', 1],
    ['{"a":[{"b":1}]}}', 1],
  ])('with broken structure never passes silently: %s', (text, rejections) => {
    expect(splitEveryWay(envelope, text).rejections).toHaveLength(rejections);
  });

  test('reads on after a broken record, into its metadata', () => {
    const found = splitEveryWay(
      envelope,
      '{"Records":[{"id":1},{"id":2},{"id":x},{"id":4}],"NextToken":"t"}',
    );
    expect(found.texts).toEqual(['{"id":1}', '{"id":2}', '{"id":4}']);
    expect(found.complete).toBe(true);
  });
});

describe('single values and sequences', () => {
  test('a single object is one record, whatever arrays it holds', () => {
    const found = splitEveryWay(single, ' {"a": [{"b": 1}, {"b": 2}]}\n');
    expect(found.texts).toEqual(['{"a": [{"b": 1}, {"b": 2}]}']);
    expect(found.complete).toBe(true);
  });

  test('a single value followed by anything is reported', () => {
    const found = splitEveryWay(single, '{"a":1} {"b":2}');
    expect(found.texts).toEqual(['{"a":1}']);
    expect(found.rejections).toMatchObject([{ offset: 8, length: 7 }]);
  });

  test('a scalar that only lacks its end is truncated, a wrong one is invalid', () => {
    expect(splitEveryWay(single, 'tru')).toMatchObject({
      rejections: [{ code: 'truncated', length: 3 }],
      complete: false,
    });
    expect(splitEveryWay(single, 'trx')).toMatchObject({
      rejections: [{ code: 'invalid-json', length: 3 }],
      complete: true,
    });
    expect(splitEveryWay(single, ' 12 \n').texts).toEqual(['12']);
  });

  test('a sequence reads objects with white space, line breaks or nothing between them', () => {
    const found = splitEveryWay(sequence, '{"a":1}{"a":2} {"a":3}\n{\n  "a": 4\n}\n');
    expect(found.records.map(({ value }) => value)).toEqual([
      { a: 1 },
      { a: 2 },
      { a: 3 },
      { a: 4 },
    ]);
    expect(found.complete).toBe(true);
  });

  test('a sequence loses only the broken object', () => {
    const found = splitEveryWay(sequence, '{\n "a": 1\n}\n{\n "a": x\n}\n{\n "a": 3\n}\n');
    expect(found.records.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 3 }]);
    expect(found.rejections).toMatchObject([{ line: 4, code: 'invalid-json' }]);
  });
});

describe('hostile content', () => {
  test('a record above the limit is rejected with its place, and reading goes on', () => {
    const long = `{"a":"${'x'.repeat(maxRecordBytes)}"}`;
    const bytes = Buffer.from(`[{"a":1},\n${long},\n{"a":2}]`);
    for (const size of [1 << 16, 1 << 20, 1 << 26]) {
      const found = split(array, bytes, [size]);
      expect(cut(bytes, found)).toEqual(['{"a":1}', '{"a":2}']);
      expect(found.rejections).toMatchObject([
        { code: 'record-too-large', offset: 10, length: long.length, line: 2 },
      ]);
    }
  });

  test('records that all break at the same byte take no more than linear time', () => {
    const text = `[{"id":0},${'{"id":1,"x":[{"id":1},'.repeat(300_000)}x,{"id":2},{"id":3}]`;
    const start = performance.now();
    const bytes = Buffer.from(text);
    const found = split(array, bytes, [1 << 16]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(cut(bytes, found).slice(-1)).toEqual(['{"id":3}']);
  });

  test('nesting of any depth overflows nothing', () => {
    const deep = `{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;
    const found = split(array, Buffer.from(`[${deep},${'['.repeat(3_000_000)}`), [1 << 16]);
    expect(found.records).toHaveLength(1);
    expect(found.rejections).toMatchObject([{ code: 'truncated', length: 3_000_000 }]);
  });

  test('bytes that are no UTF-8 are read with a replacement character and flagged', () => {
    const bytes = Buffer.concat([
      Buffer.from('[{"a":"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('"},{"a":"é"}]'),
    ]);
    const found = split(array, bytes);
    expect(found.records).toMatchObject([
      { value: { a: '\ufffd\ufffd' }, flags: recordFlags.invalidText, offset: 1, length: 10 },
      { value: { a: 'é' }, flags: 0 },
    ]);
  });

  test('names of the prototype, lone surrogates and escaped NULs are only data', () => {
    const text = '[{"__proto__":{"x":1},"constructor":2},{"a":"\\ud800\\u0000"}]';
    const found = splitEveryWay(array, text);
    expect(found.records).toHaveLength(2);
    expect(Object.keys(found.records[0]?.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});
