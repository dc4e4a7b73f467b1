import { describe, expect, test } from 'vitest';
import { sniffLayout } from '../../../../main/engine/read/layout-sniff.ts';

const isAudit = (value: unknown) =>
  typeof value === 'object' && value !== null && 'activityType' in value;

function sniff(text: string | Buffer, whole = true) {
  return sniffLayout(Buffer.from(text), whole, isAudit);
}

describe('JSON is recognised as', () => {
  test.each([
    ['ndjson', '{"a":1}\n{"a":2}\n'],
    ['ndjson', '\n\n{"a":1}\r\n\r\n[2]'],
    ['ndjson', '{"a":1}\nrubbish'],
    ['ndjson', '{"a":\n{"a":2}\n{"a":3}\n'],
    ['array', '[{"a":1},{"a":2}]'],
    ['array', '[{"a":1},\n{"a":2}]'],
    ['envelope', '{"auditLogs": [{"a":1},\n{"a":2}] }'],
    ['array', '[\n{"a":1},\n{"a":2}\n]'],
    ['array', '[\n{"a":1}\n,\n{"a":2}\n]'],
    ['array', '[\n  {\n    "a": [1, 2]\n  }\n]'],
    ['array', '[]'],
    ['array', '[1,2]'],
    ['array', '[{"a":1},{"a":'],
    ['single', '{"a":1}\n'],
    ['single', '{\n  "activityType": "x",\n  "targets": [{"a":1},{"a":2}]\n}'],
    ['single', '{"a":{"b":{"c":{"d":{"e":[{"f":1}]}}}}}'],
    ['single', '{"a":1'],
    ['single', '"text"'],
    ['single', '12'],
    ['sequence', '{"a":1}{"a":2}'],
    ['sequence', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n'],
    ['sequence', '{\n  "a": x\n}\n{\n  "a": 2\n}\n'],
    ['pages', '{"items":[{"a":1}],"next":"x"}\n{"items":[{"a":2}],"next":null}\n'],
    ['pages', '{\n  "items": [{"a":1}]\n}\n{\n  "items": []\n}'],
    ['pages', '{"items":[]}{"items":[{"a":2}]}'],
    ['pages', '[{"a":1}][]'],
    ['pages', '[{"a":1},{"a":2}]\n[{"a":3}'],
    ['ndjson', '["a",1]\n["b",2]\n'],
    [
      'ndjson',
      '{"activityType":"x","targets":[{"a":1}]}\n{"activityType":"y","targets":[{"a":1}]}',
    ],
    ['ndjson', '{"meta":[{"a":1}]}\n{"a":2}\n'],
    ['ndjson', '{"items":[]}\n{"items":[]}\n'],
  ])('%s: %j', (type, text) => {
    expect(sniff(text).type).toBe(type);
  });

  test('an envelope with the paths of its lists of objects', () => {
    expect(sniff('{"kind":"x","Records":[{"a":1}],"tags":["b"],"none":[]}')).toEqual({
      type: 'envelope',
      paths: ['Records'],
    });
    expect(sniff('{\n "data": {"auditLogs": {"edges": [{"node": {}}]}},\n "more": [{}]}')).toEqual({
      type: 'envelope',
      paths: ['data.auditLogs.edges', 'more'],
    });
  });

  test('an envelope although the sample cuts it off or a record in it is broken', () => {
    const text = `{"total": 2, "data": {"logs": [{"id": 1, "x": "a,b,c,d"}, {"id": 2, "y": "${'z,'.repeat(500)}`;
    expect(sniff(text, false)).toEqual({ type: 'envelope', paths: ['data.logs'] });
    expect(sniff(text, true)).toEqual({ type: 'envelope', paths: ['data.logs'] });
    expect(sniff('{"Records":[{"a":1},{"a":x},{"a":3}]}')).toEqual({
      type: 'envelope',
      paths: ['Records'],
    });
  });

  test('a record, if what the sample shows of it is one', () => {
    expect(sniff('{"activityType":"x","targets":[{"a":1},{"a":2}', true).type).toBe('single');
    expect(sniff('{"activityType":"x","targets":[{"a":1},{"a":2}', false).type).toBe('sequence');
  });

  test('lines, if the sample ends in the second one', () => {
    expect(sniff('{"a":1}\n{"a":"', false).type).toBe('ndjson');
  });
});

describe('tables', () => {
  test.each([',', '\t', ';', '|'])('separated by %j are recognised', (delimiter) => {
    const rows = [
      ['Time', 'Actor', 'Message'],
      ['1', 'a', 'x'],
      ['2', 'b', 'y'],
    ];
    expect(sniff(rows.map((row) => row.join(delimiter)).join('\n'))).toEqual({
      type: 'csv',
      delimiter,
      header: ['Time', 'Actor', 'Message'],
      lineEnd: '\n',
    });
  });

  test('get a header of trimmed, unique names', () => {
    const header = '\n"Time ", Actor,Actor,,Actor (2),Actor\n1,2,3,4,5,6\n';
    expect(sniff(header)).toMatchObject({
      header: ['Time', 'Actor', 'Actor (3)', 'column 4', 'Actor (2)', 'Actor (4)'],
    });
  });

  test('may have line breaks in cells of the header, and end their rows with CR', () => {
    expect(sniff('"a\nb",c\r1,2\r3,4\r')).toMatchObject({ header: ['a\nb', 'c'], lineEnd: '\r' });
    expect(sniff('"ä\r\nb",c\r\n1,2\r\n')).toMatchObject({
      header: ['ä\r\nb', 'c'],
      lineEnd: '\n',
    });
  });

  test('with JSON in their cells stay tables', () => {
    expect(sniff('id,diff\n1,"{""a"":[1,2],""b"":{}}"\n')).toMatchObject({
      delimiter: ',',
      header: ['id', 'diff'],
    });
  });

  test('with log lines in brackets are not taken for JSON', () => {
    expect(sniff('[2024-01-01 10:00];a;b\n[2024-01-01 10:01];c;d\n')).toMatchObject({
      type: 'csv',
      delimiter: ';',
    });
  });
});

describe('what cannot be read is refused with a reason:', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['white space', ' \n\n', 'white space'],
    ['prose', 'hello\nworld\n', 'text without columns'],
    ['one column', 'name\nanna\nbert\n', 'text without columns'],
    ['an SQLite database', 'SQLite format 3\0\x10\0', 'SQLite'],
    ['XML', '<?xml version="1.0"?><Event a="1,2"/>', 'XML'],
    ['an open quote in the header', 'a,"b\n1,2\n3,4\n', 'quote'],
  ])('%s', (_, text, reason) => {
    const found = sniff(text);
    expect(found).toMatchObject({ type: 'unreadable', reason: expect.stringContaining(reason) });
  });

  test('binary data and too many columns', () => {
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7) & 255));
    expect(sniff(bytes)).toMatchObject({ reason: expect.stringContaining('binary') });
    const wide = Array.from({ length: 10_001 }, (_, index) => `c${index}`).join(',');
    expect(sniff(`${wide}\n`)).toMatchObject({ reason: expect.stringContaining('10001 columns') });
  });
});

test('a table whose cells hold control characters is a table; binary content is refused', () => {
  expect(sniff('subject,bcc\r\na,"\0\0"\r\n').type).toBe('csv');
  expect(sniff(`a,b\n${'\0'.repeat(40)},1\n`).type).toBe('csv');
  expect(sniff(Buffer.from([0, 1, 2, 3, 10, 0, 0, 7])).type).toBe('unreadable');
});
