import { describe, expect, test } from 'vitest';
import { maxRecordBytes } from '../../../../main/engine/read/split-limit.ts';
import { recordFlags } from '../../../../shared/record.ts';
import { cut, split } from './split-collect.ts';

const sizes = [[1 << 20], ...Array.from({ length: 17 }, (_, index) => [index + 1])];

function splitEveryWay(text: string) {
  const bytes = Buffer.from(text);
  const [first, ...others] = sizes.map((size) => split({ type: 'ndjson' }, bytes, size));
  for (const other of others) expect(other).toEqual(first);
  if (first === undefined) throw new Error('no sizes');
  return { ...first, texts: cut(bytes, first) };
}

describe('lines of JSON', () => {
  test('are records without the white space around them', () => {
    const found = splitEveryWay('{"a":1}\r\n\n \t{"a":2} \n\r\n[3]\n"x"');
    expect(found.texts).toEqual(['{"a":1}', '{"a":2}', '[3]', '"x"']);
    expect(found.records.map(({ flags }) => flags)).toEqual([0, 0, 16, 16]);
    expect(found).toMatchObject({ rejections: [], complete: true });
  });

  test('that are broken are rejected alone, with place and reason', () => {
    const found = splitEveryWay('{"a":1}\n  {"a":é}\r\n{"a":2} {"a":3}\n{"a"\n{"a":4}\n');
    expect(found.texts).toEqual(['{"a":1}', '{"a":4}']);
    expect(found.rejections).toEqual([
      {
        offset: 10,
        length: 8,
        line: 2,
        code: 'invalid-json',
        reason: 'Not valid JSON: byte 6 of the record is byte 0xC3 where a value was expected.',
      },
      {
        offset: 20,
        length: 15,
        line: 3,
        code: 'invalid-json',
        reason: 'Not valid JSON: something follows the value that ends at byte 7.',
      },
      {
        offset: 36,
        length: 4,
        line: 4,
        code: 'invalid-json',
        reason: 'Not valid JSON: it ends before it is complete.',
      },
    ]);
    expect(found.complete).toBe(true);
  });

  test('are incomplete if the last one breaks off', () => {
    expect(splitEveryWay('{"a":1}\n{"a":"')).toMatchObject({
      rejections: [{ code: 'truncated', offset: 8, length: 6, line: 2 }],
      complete: false,
    });
    expect(splitEveryWay('{"a":1}\n{"a":x')).toMatchObject({
      rejections: [{ code: 'invalid-json' }],
      complete: true,
    });
  });

  test('above the limit are rejected with their place and not held', () => {
    const long = `{"a":"${'x'.repeat(maxRecordBytes)}"}`;
    const bytes = Buffer.from(`{"a":1}\n${long}\n{"a":2}\n${long}`);
    for (const size of [1 << 16, 1 << 20, 1 << 26]) {
      const found = split({ type: 'ndjson' }, bytes, [size]);
      expect(cut(bytes, found)).toEqual(['{"a":1}', '{"a":2}']);
      expect(found.rejections).toMatchObject([
        { code: 'record-too-large', offset: 8, length: long.length, line: 2 },
        { code: 'record-too-large', offset: 17 + long.length, length: long.length, line: 4 },
      ]);
    }
  });

  test('that are no UTF-8 are flagged', () => {
    const bytes = Buffer.from('{"a":"\xff"}\n{"a":"ok"}\n', 'latin1');
    expect(split({ type: 'ndjson' }, bytes).records).toMatchObject([
      { value: { a: '\ufffd' }, flags: recordFlags.invalidText },
      { value: { a: 'ok' }, flags: 0 },
    ]);
  });
});
