import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sniffLayout } from '../../main/engine/read/layout-sniff.ts';
import { split } from '../main/engine/read/split-collect.ts';

const folder = '/work/shared/datasets/csv-spectrum';
const names = existsSync(folder)
  ? readdirSync(`${folder}/csvs`).map((file) => file.replace(/\.csv$/, ''))
  : [];

/** The copy at hand has lost the carriage returns of the files that are about them. */
function read(name: string): Buffer {
  const text = readFileSync(`${folder}/csvs/${name}.csv`, 'utf8');
  return Buffer.from(name.endsWith('_crlf') ? text.replace(/\r?\n/g, '\r\n') : text);
}

describe.runIf(names.length > 0)('csv-spectrum', () => {
  test.each(names)('%s reads to its expected values', (name) => {
    const bytes = read(name);
    const layout = sniffLayout(bytes, true, () => false);
    if (layout.type !== 'csv') throw new Error(`taken for ${layout.type}`);
    const expected: unknown = JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8'));
    for (let size = 1; size <= 17; size += 1) {
      const found = split(layout, bytes, [size]);
      expect(found.records.map(({ value }) => ({ ...(value as object) }))).toEqual(expected);
      expect(found).toMatchObject({ rejections: [], complete: true });
    }
  });
});
