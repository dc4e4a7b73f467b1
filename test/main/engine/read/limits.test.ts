import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../../main/engine/read/limits.ts';
import {
  inTemporaryFolder,
  makeLog,
  readAsFile,
  withGivenFile,
} from '../../../helpers/given-bytes.ts';
import { buildZip } from '../../../helpers/zip-builder.ts';

const log = makeLog(5000);

describe('limits', () => {
  test('a bomb stops at the ratio soon after 64 MiB, in little memory', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'bomb.json.gz');
      const zeros = Buffer.alloc(2 ** 20);
      const source = Readable.from(Array.from({ length: 300 }, () => zeros));
      await pipeline(source, createGzip({ level: 1 }), createWriteStream(path));
      await withGivenFile(path, async (file) => {
        const before = process.memoryUsage().rss;
        let bytes = 0;
        let peak = 0;
        const read = async () => {
          for await (const member of file.members(defaultLimits)) {
            for await (const piece of member.bytes()) {
              bytes += piece.length;
              peak = Math.max(peak, process.memoryUsage().rss - before);
            }
          }
        };
        await expect(read()).rejects.toMatchObject({
          code: 'limit-reached',
          reason: expect.stringMatching(/200 to 1 \(ratio\).*unpack it yourself/s),
        });
        expect(bytes).toBeGreaterThan(64 * 2 ** 20);
        expect(bytes).toBeLessThan(80 * 2 ** 20);
        expect(peak).toBeLessThan(200 * 2 ** 20);
      });
    }));

  test('a zstd bomb of 2 GiB in a few bytes stops likewise', async () => {
    const { members } = await readAsFile(makeZstdBomb(16 * 1024));
    expect(members[0]?.damage?.code).toBe('limit-reached');
    expect(members[0]?.data.length).toBeLessThan(80 * 2 ** 20);
  });

  test('a member gives exactly as many bytes as memberBytes allows', async () => {
    const { members } = await readAsFile(gzipSync(log), { memberBytes: 100_000 });
    expect(members[0]?.data.equals(log.subarray(0, 100_000))).toBe(true);
    expect(members[0]?.damage).toMatchObject({
      code: 'limit-reached',
      reason: expect.stringContaining('100000 bytes (memberBytes)'),
    });
  });

  test('a member that just fits is whole', async () => {
    const { members } = await readAsFile(zstdCompressSync(log), {
      memberBytes: log.length,
      totalBytes: log.length,
    });
    expect(members[0]).toMatchObject({ damage: null });
    expect(members[0]?.data.equals(log)).toBe(true);
  });

  test('all members together stop at totalBytes', async () => {
    const zip = buildZip([
      { name: 'a', data: log },
      { name: 'b', data: log },
      { name: 'c', data: log },
    ]);
    const { members } = await readAsFile(zip, { totalBytes: log.length + 10 });
    expect(members.map(({ data }) => data.length)).toEqual([log.length, 10, 0]);
    expect(members.map(({ damage }) => damage?.code)).toEqual([
      undefined,
      'limit-reached',
      'limit-reached',
    ]);
    expect(members[1]?.damage?.reason).toContain(`${log.length + 10} bytes (totalBytes)`);
  });

  test('a zip with too many entries gives the first ones', async () => {
    const zip = buildZip(Array.from({ length: 12 }, (_, i) => ({ name: `${i}`, data: `[${i}]` })));
    const { members, damage } = await readAsFile(zip, { entries: 10 });
    expect(members).toHaveLength(10);
    expect(damage).toMatchObject({
      code: 'limit-reached',
      reason: expect.stringContaining('10 entries (entries)'),
    });
  });
});

describe('archives inside archives', () => {
  test('a gzip or zstd in a zip, in a gzip or in a zstd is opened', async () => {
    const zip = buildZip([
      { name: 'a.json.gz', data: gzipSync(log), method: 0 },
      { name: 'b.json.zst', data: zstdCompressSync(log) },
    ]);
    for (const bytes of [zip, gzipSync(gzipSync(log)), zstdCompressSync(gzipSync(log))]) {
      const { members, damage } = await readAsFile(bytes);
      expect(damage).toBeNull();
      for (const member of members) {
        expect(member.damage).toBeNull();
        expect(member.data.equals(log)).toBe(true);
      }
    }
  });

  test.each([
    ['gzip three deep', gzipSync(gzipSync(gzipSync(log)))],
    ['gzip in gzip in zip', buildZip([{ name: 'a', data: gzipSync(gzipSync(log)) }])],
    ['zip in zip', buildZip([{ name: 'a', data: buildZip([{ name: 'b', data: log }]) }])],
    ['zip in gzip', gzipSync(buildZip([{ name: 'b', data: log }]))],
  ])('are refused without a byte when they go deeper: %s', async (_what, bytes) => {
    const { members } = await readAsFile(bytes);
    expect(members[0]?.data.length).toBe(0);
    expect(members[0]?.damage).toMatchObject({
      code: 'limit-reached',
      reason: expect.stringContaining('(nesting)'),
    });
  });

  test('a damaged gzip in a sound zip gives what it has', async () => {
    const cut = gzipSync(log).subarray(0, -8);
    const { members } = await readAsFile(buildZip([{ name: 'a.gz', data: cut }]));
    expect(members[0]?.data.equals(log)).toBe(true);
    expect(members[0]?.damage?.code).toBe('damaged-archive');
  });
});

/** A frame of blocks that each say "128 KiB of the same byte" in 4 bytes (RFC 8878, 3.1.1.2). */
function makeZstdBomb(blocks: number): Buffer {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const block = Buffer.alloc(4);
  block.writeUIntLE(((128 * 1024) << 3) | 2, 0, 3);
  const last = Buffer.from([0x01, 0x00, 0x00]);
  return Buffer.concat([header, ...Array.from({ length: blocks }, () => block), last]);
}
