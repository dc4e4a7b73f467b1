import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../main/engine/read/layout.ts';
import { sniffLayout } from '../../main/engine/read/layout-sniff.ts';
import { cut, type Split, split } from '../main/engine/read/split-collect.ts';

/** The JSON parsing test suite of Nicolas Seriot: y_ must be accepted, n_ refused, i_ is free. */
const folder = '/work/shared/datasets/jsontestsuite/test_parsing';
const names = existsSync(folder) ? readdirSync(folder).sort() : [];
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

function read(name: string): Buffer {
  const bytes = readFileSync(`${folder}/${name}`);
  return bytes.subarray(0, 3).equals(bom) ? bytes.subarray(3) : bytes;
}

/** Reads a file as an import would: recognised, then split; null if it is refused at once. */
function readWhole(bytes: Buffer, sizes?: readonly number[]): Split | null {
  const layout = sniffLayout(bytes, true, () => true);
  return layout.type === 'unreadable' ? null : split(layout, bytes, sizes);
}

function expectExactRecords(bytes: Buffer, found: Split): void {
  for (const [index, text] of cut(bytes, found).entries()) {
    expect(JSON.parse(text)).toEqual(found.records[index]?.value);
  }
}

describe.runIf(names.length > 0)('JSONTestSuite', () => {
  test.each(names.filter((name) => name.startsWith('y_')))('%s is only records', (name) => {
    const bytes = read(name);
    const found = readWhole(bytes);
    expect(found).toMatchObject({ rejections: [], complete: true });
    if (found === null) return;
    expectExactRecords(bytes, found);
    const value: unknown = JSON.parse(bytes.toString());
    const values = found.records.map((record) => record.value);
    expect(values).toEqual(Array.isArray(value) ? value : [value]);
  });

  test.each(names.filter((name) => name.startsWith('n_')))('%s is not accepted', (name) => {
    const found = readWhole(read(name));
    if (found !== null) expect(found.rejections.length).toBeGreaterThan(0);
  });

  test.each(names)('%s gives the same in chunks of any size', (name) => {
    const bytes = read(name);
    const whole = readWhole(bytes);
    const most = bytes.length > 10_000 ? 2 : 17;
    for (let size = 1; size <= most; size += 1) expect(readWhole(bytes, [size])).toEqual(whole);
  });

  test.each(['array', 'single', 'envelope'] as const)(
    'read as %s, no refused file passes',
    (type) => {
      const layout: Layout = type === 'envelope' ? { type, paths: [] } : { type };
      for (const name of names) {
        const bytes = read(name);
        const found = split(layout, bytes, [5]);
        if (name.startsWith('n_')) expect(found.rejections.length, name).toBeGreaterThan(0);
      }
    },
  );

  test('as lines, the accepted are records and the refused are rejected with their bytes', () => {
    const lines = names
      .map((name) => ({ name, bytes: readFileSync(`${folder}/${name}`) }))
      .filter(({ bytes }) => !bytes.includes(10) && bytes.toString('latin1').trim() !== '');
    expect(lines.length).toBeGreaterThan(250);
    const stream = Buffer.concat(lines.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));
    for (const sizes of [[1 << 20], [13], [4096, 1, 7]]) {
      const found = split({ type: 'ndjson' }, stream, sizes);
      expect(found.complete).toBe(true);
      let offset = 0;
      for (const [index, { name, bytes }] of lines.entries()) {
        const end = offset + bytes.length;
        const isInside = (span: { offset: number }) => span.offset >= offset && span.offset < end;
        const records = found.records.filter(isInside);
        const rejections = found.rejections.filter(isInside);
        expect(records.length + rejections.length, name).toBe(1);
        if (name.startsWith('y_')) expect(records, name).toHaveLength(1);
        if (name.startsWith('n_')) expect(rejections, name).toMatchObject([{ line: index + 1 }]);
        offset = end + 1;
      }
    }
  });
});
