import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';
import { type ImportedFiles, rawBytes, useSharedCase } from './shared-case.ts';
import { asCells, headerForms, oneOfEach, type TenantRecord } from './tenant-records.ts';

const shared = useSharedCase();

const encodings = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with BOM': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16le with BOM': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be with BOM': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

/** Text of one to four bytes a character in UTF-8, and of one and two units in UTF-16. */
const widths = 'aé€😀';

const writers: Record<string, (records: TenantRecord[]) => string> = {
  'array.json': (records) => JSON.stringify(records, null, 2),
  'lines.ndjson': (records) => records.map((record) => `${JSON.stringify(record)}\r\n`).join(''),
  'table.csv': (records) =>
    Papa.unparse(records.map((record) => asCells('event', record, headerForms.label))),
};

const cases = Object.entries(encodings).flatMap(([encoding, encode]) =>
  Object.keys(writers).map((writer) => ({
    encoding,
    encode,
    writer,
    name: `${encoding} ${writer}`,
  })),
);

function events(name: string): TenantRecord[] {
  return [1, 2, 3].map((n) => {
    const record = oneOfEach(`${name} ${n}`)[1] as TenantRecord;
    return { ...record, username: `${widths}${n}` };
  });
}

const packed = events('packed');
const plain = Buffer.from(packed.map((record) => `${JSON.stringify(record)}\n`).join(''));

let imported: ImportedFiles;

beforeAll(async () => {
  const texts = cases.map(({ name, encode, writer }) => {
    const write = writers[writer] as (records: TenantRecord[]) => string;
    return [name, encode(write(events(name)))] as const;
  });
  const half = (from: number, to: number, name: string) => ({
    name,
    data: events(`zip ${from}`)
      .slice(0, to - from)
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  });
  const zip = buildZip([
    half(0, 2, 'export/january.ndjson'),
    { name: 'readme.txt', data: 'This export was made for you.' },
    { ...half(2, 4, 'locked.ndjson'), flags: 1 },
    { name: 'nested.ndjson.gz', data: gzipSync(half(4, 6, '').data) },
    { name: '../../etc/february.ndjson', data: half(6, 9, '').data },
  ]);
  imported = await shared.import({
    ...Object.fromEntries(texts),
    'plain.ndjson.gz': gzipSync(plain),
    'other.ndjson.zst': zstdCompressSync(
      Buffer.from(plain.toString().replaceAll('packed', 'zstd')),
    ),
    'two-members.gz': Buffer.concat(
      ['first', 'second'].map((word) => gzipSync(plain.toString().replaceAll('packed', word))),
    ),
    'many.zip': zip,
  });
});

describe('text in any encoding', () => {
  it.each(cases)('$name gives the same records', ({ name, encoding }) => {
    const { receipt, records } = imported.of(name);
    expect(receipt).toMatchObject({ read: 3, stored: 3, rejected: 0, state: 'complete' });
    expect(receipt.encoding).toBe(encoding.replace(' with BOM', ''));
    expect(records.map(({ fields }) => fields.username)).toEqual([1, 2, 3].map((n) => widths + n));
    expect(records.map(({ flags }) => flags)).toEqual([[], [], []]);
  });

  it.each(cases)('$name: offsets count in the file itself', async ({ name, writer, encoding }) => {
    const given = readFileSync(shared.place(name));
    const decoder = new TextDecoder(encoding.replace(' with BOM', ''));
    const written = events(name);
    for (const [at, record] of imported.of(name).records.entries()) {
      const raw = await rawBytes(shared.engine, record);
      expect(raw).toEqual(given.subarray(record.offset, record.offset + record.length));
      const text = decoder.decode(raw);
      expect(record.raw).toBe(text);
      if (writer === 'table.csv') expect(text).toContain(`${widths}${at + 1}`);
      else expect(JSON.parse(text)).toEqual(written[at]);
    }
  });
});

describe('compressed files', () => {
  it.each(['plain.ndjson.gz', 'other.ndjson.zst', 'two-members.gz'])(
    '%s: hashes and offsets are those of the content, the file is kept beside it',
    async (name) => {
      const { receipt, records } = imported.of(name);
      const count = name === 'two-members.gz' ? 6 : 3;
      expect(receipt).toMatchObject({ read: count, stored: count, state: 'complete' });
      expect(receipt.name).toBe(name.replace(/\.(gz|zst)$/, ''));
      expect(receipt.file.container).toBe(name.endsWith('.zst') ? 'zstd' : 'gzip');
      const given = shared.place(`${name}.out`);
      const member = shared.place(`${name}.member`);
      await runJob(shared.engine, 'evidence.write', { source: receipt.id, out: given });
      const written = await runJob(shared.engine, 'evidence.write', {
        source: receipt.id,
        out: member,
        member: true,
      });
      expect(readFileSync(given)).toEqual(readFileSync(shared.place(name)));
      expect(written.sha256).toBe(receipt.sha256);
      const content = readFileSync(member);
      if (name.endsWith('.gz')) expect(content).toEqual(gunzipSync(readFileSync(given)));
      for (const record of records) {
        const raw = content.subarray(record.offset, record.offset + record.length);
        expect(await rawBytes(shared.engine, record)).toEqual(raw);
        expect(JSON.parse(raw.toString()).username).toBe(record.fields.username);
      }
    },
  );

  it('a zip gives one source a member, and says of each that is unreadable why', () => {
    const { receipts, records } = imported.of('many.zip');
    expect(
      receipts.map(({ name, read, stored, state }) => ({ name, read, stored, state })),
    ).toEqual([
      { name: 'export/january.ndjson', read: 2, stored: 2, state: 'complete' },
      { name: 'nested.ndjson.gz', read: 2, stored: 2, state: 'complete' },
      { name: '../../etc/february.ndjson', read: 3, stored: 3, state: 'complete' },
    ]);
    expect(new Set(receipts.map(({ file }) => file.sha256)).size).toBe(1);
    expect(records).toHaveLength(7);
    expect(imported.refused).toMatchObject([
      { name: 'readme.txt', code: 'unknown-shape' },
      { name: 'locked.ndjson', code: 'damaged-archive' },
    ]);
    expect(imported.refused[1]?.message).toContain('encrypted');
  });

  it('names of zip members are shown and never used as paths', async () => {
    const { receipts } = imported.of('many.zip');
    const outside = receipts.find(({ name }) => name.startsWith('..'));
    const out = shared.place('outside.out');
    const order = { source: outside?.id ?? 0, out, member: true };
    expect(await runJob(shared.engine, 'evidence.write', order)).toMatchObject({ path: out });
  });
});
