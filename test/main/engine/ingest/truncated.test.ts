import { readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../../../shared/run-job.ts';
import { createRandom } from '../../../helpers/random.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';
import { type ImportedFiles, rawBytes, useSharedCase } from './shared-case.ts';

const shared = useSharedCase();

const random = createRandom('truncated');

/** An event of about 200 bytes that does not compress away. */
function event(id: string): string {
  return `{"id":"${id}","eventType":"login","clientName":"wiki","createdOn":"2026-01-20T11:02:00Z","nonce":"${random.hex(100)}"}`;
}

function events(name: string, count = 100): string[] {
  return Array.from({ length: count }, (_, n) => event(`${name} ${n}`));
}

const lines = (name: string) => `${events(name).join('\n')}\n`;

/** Everything but the end. */
const cut = (bytes: Buffer | string, share = 0.6) => {
  const whole = Buffer.from(bytes);
  return whole.subarray(0, Math.floor(whole.length * share));
};

const withFlippedByte = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x55;
  return copy;
};

/** Damaged archives of a hundred events, and how many of them are at least whole. */
const damaged: Record<string, { bytes: () => Buffer; whole: number; reason: RegExp }> = {
  'cut.ndjson.gz': {
    bytes: () => cut(gzipSync(lines('gz'))),
    whole: 50,
    reason: /gzip data ends too early/,
  },
  'no-trailer.ndjson.gz': {
    bytes: () => gzipSync(lines('trailer')).subarray(0, -8),
    whole: 100,
    reason: /gzip data ends too early/,
  },
  'wrong-checksum.ndjson.gz': {
    bytes: () => {
      const packed = gzipSync(lines('checksum'));
      return withFlippedByte(packed, packed.length - 8);
    },
    whole: 100,
    reason: /checksum/,
  },
  'garbage-behind.ndjson.gz': {
    bytes: () => Buffer.concat([gzipSync(lines('garbage')), Buffer.from('garbage')]),
    whole: 100,
    reason: /not gzip follow/,
  },
  'cut.ndjson.zst': {
    bytes: () => {
      const frames = events('zst').map((line) => zstdCompressSync(Buffer.from(`${line}\n`)));
      return cut(Buffer.concat(frames));
    },
    whole: 50,
    reason: /zstd data ends too early/,
  },
  'cut-array.json.gz': {
    bytes: () => cut(gzipSync(`[${events('array gz').join(',\n')}]`)),
    whole: 50,
    reason: /gzip data ends too early/,
  },
  'cut.zip': {
    bytes: () => cut(buildZip([{ name: 'a.ndjson', data: lines('zip') }])),
    whole: 50,
    reason: /archive is damaged: .*file is truncated/,
  },
  'cut-array.json': {
    bytes: () => cut(`[${events('array').join(',\n')}]`),
    whole: 55,
    reason: /ends in the middle/,
  },
  'cut-envelope.json': {
    bytes: () => cut(`{"Records":[${events('envelope').join(',')}]}`),
    whole: 55,
    reason: /ends in the middle/,
  },
  'cut-behind-comma.json': {
    bytes: () => Buffer.from(`[${events('comma').join(',')},`),
    whole: 100,
    reason: /ends in the middle/,
  },
  'cut-lines.ndjson': {
    bytes: () => cut(lines('ndjson')),
    whole: 55,
    reason: /ends in the middle/,
  },
  'cut-quote.csv': {
    bytes: () =>
      Buffer.from(
        `id,Event Type,Client Name,Created On\n${Array.from({ length: 60 }, (_, n) => `q${n},login,wiki,2026-01-20T11:02:00Z`).join('\n')}\nlast,login,"wi`,
      ),
    whole: 60,
    reason: /ends in the middle/,
  },
};

let files: ImportedFiles;

beforeAll(async () => {
  const made = Object.entries(damaged).map(([name, { bytes }]) => [name, bytes()] as const);
  files = await shared.import(Object.fromEntries(made));
});

describe('an archive that is damaged or ends too early', () => {
  it.each(Object.keys(damaged))('%s: what is whole is stored, the source INCOMPLETE', (name) => {
    const { receipt, records } = files.of(name);
    const { whole, reason } = damaged[name] as (typeof damaged)[string];
    expect(receipt.state).toBe('incomplete');
    expect(receipt.warnings[0]).toMatch(/^INCOMPLETE: /);
    expect(receipt.warnings[0]).toMatch(reason);
    expect(receipt.stored).toBeGreaterThanOrEqual(whole);
    expect(receipt.stored).toBeLessThanOrEqual(100);
    expect(records).toHaveLength(receipt.stored);
    expect(receipt.stored + receipt.duplicates + receipt.rejected).toBe(receipt.read);
  });

  it.each(Object.keys(damaged))('%s: what is not whole is rejected as truncated', (name) => {
    const { receipt, rejected } = files.of(name);
    expect(rejected).toHaveLength(receipt.rejected);
    for (const each of rejected) expect(each.code).toBe('truncated');
    expect(rejected.length).toBeLessThanOrEqual(1);
  });

  it.each(Object.keys(damaged))('%s: every byte is kept, as given and as read', async (name) => {
    const { receipt, records } = files.of(name);
    const given = shared.place(`${name}.given`);
    await runJob(shared.engine, 'evidence.write', { source: receipt.id, out: given });
    expect(readFileSync(given)).toEqual(readFileSync(shared.place(name)));
    const member = shared.place(`${name}.member`);
    const order = { source: receipt.id, out: member, member: true };
    await runJob(shared.engine, 'evidence.write', order);
    const bytes = readFileSync(member);
    expect(bytes.length).toBe(receipt.bytes);
    for (const record of records.slice(-3)) {
      const raw = await rawBytes(shared.engine, record);
      expect(raw).toEqual(bytes.subarray(record.offset, record.offset + record.length));
    }
  });

  it('leaves a case that verifies', async () => {
    expect(await runJob(shared.engine, 'verify.start', {})).toMatchObject({ ok: true });
    const info = await shared.engine.call('case.info', {});
    expect(info.sources.every(({ state }) => state === 'incomplete')).toBe(true);
  });
});

describe('a zip that is damaged as a whole', () => {
  it('whose directory was cut off makes all that was found in it incomplete', async () => {
    const zip = buildZip([
      { name: 'first.ndjson', data: lines('first found') },
      { name: 'second.ndjson', data: lines('second found') },
    ]);
    const { of, refused } = await shared.import({ 'no-directory.zip': zip.subarray(0, -100) });
    expect(refused).toEqual([]);
    for (const receipt of of('no-directory.zip').receipts) {
      expect(receipt).toMatchObject({ stored: 100, rejected: 0, state: 'incomplete' });
      expect(receipt.warnings[0]).toMatch(/^INCOMPLETE: the archive is damaged: /);
    }
    expect(of('no-directory.zip').receipts).toHaveLength(2);
    const { sources } = await shared.engine.call('case.info', {});
    expect(sources).toEqual(expect.arrayContaining(of('no-directory.zip').receipts));
  });

  it('in which nothing is left to read is refused', async () => {
    const zip = buildZip([{ name: 'first.ndjson', data: lines('nothing left') }]);
    const { of } = await shared.import({ 'stump.zip': zip.subarray(0, 20) });
    expect(of('stump.zip').refused).toMatchObject([{ code: 'damaged-archive' }]);
    expect(of('stump.zip').refused[0]?.message).toContain('stump.zip could not be read');
  });
});

describe('a zip of which one member is damaged', () => {
  it('is incomplete in that member only', async () => {
    const packed = deflateRawSync(lines('bad member'));
    const zip = buildZip([
      { name: 'good.ndjson', data: lines('good member') },
      {
        name: 'bad.ndjson',
        data: '',
        packed: cut(packed),
        stated: { bytes: 20_000, crc32: 1, packedBytes: cut(packed).length },
      },
      { name: 'other.ndjson', data: lines('other member') },
    ]);
    const { of } = await shared.import({ 'one-bad.zip': zip });
    const { receipts } = of('one-bad.zip');
    expect(receipts.map(({ name, state }) => [name, state])).toEqual([
      ['good.ndjson', 'complete'],
      ['bad.ndjson', 'incomplete'],
      ['other.ndjson', 'complete'],
    ]);
    expect(receipts.map(({ stored }) => stored > 40)).toEqual([true, true, true]);
  });
});
