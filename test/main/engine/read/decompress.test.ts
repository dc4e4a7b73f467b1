import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Codec, decompress } from '../../../../main/engine/read/decompress.ts';
import { gzipCodec } from '../../../../main/engine/read/gzip-member.ts';
import { zstdCodec } from '../../../../main/engine/read/zstd-member.ts';
import { makeLog, readMember, withFlippedByte } from '../../../helpers/given-bytes.ts';

const log = makeLog(6000);
const gzip = gzipSync(log);
const zstd = zstdCompressSync(log, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const twice = Buffer.concat([log, log]);

function read(codec: Codec, bytes: Buffer, pieceBytes = 256 * 1024) {
  async function* source() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return readMember({ name: '', bytes: () => decompress(codec, source) });
}

describe('whole data', () => {
  test.each([
    ['one gzip member', gzipCodec, gzip, log],
    ['two gzip members', gzipCodec, Buffer.concat([gzip, gzip]), twice],
    ['zero padding', gzipCodec, Buffer.concat([gzip, Buffer.alloc(70_000)]), log],
    ['zero padding between', gzipCodec, Buffer.concat([gzip, Buffer.alloc(512), gzip]), twice],
    ['one zstd frame', zstdCodec, zstd, log],
    ['two zstd frames', zstdCodec, Buffer.concat([zstd, zstd]), twice],
    ['skippable frames', zstdCodec, Buffer.concat([skippable, zstd, skippable, zstd]), twice],
  ])(
    'is read to its end whatever the size of the input pieces: %s',
    async (_what, codec, bytes, expected) => {
      for (const pieceBytes of [1000, 16 * 1024, zstd.length, gzip.length, 2 ** 20]) {
        const { data, damage } = await read(codec, bytes, pieceBytes);
        expect(damage).toBeNull();
        expect(data.equals(expected)).toBe(true);
      }
    },
  );

  test('comes in pieces of 64 KiB to 1 MiB', async () => {
    const { pieces } = await read(gzipCodec, gzip, 1000);
    expect(Math.min(...pieces.slice(0, -1))).toBeGreaterThanOrEqual(64 * 1024);
    expect(Math.max(...pieces)).toBeLessThanOrEqual(2 ** 20);
  });
});

describe('damaged data', () => {
  test.each([
    ['gzip without its last byte', gzipCodec, gzip.subarray(0, -1), /cut off/],
    ['gzip without its trailer', gzipCodec, gzip.subarray(0, -8), /cut off/],
    ['gzip with a wrong CRC', gzipCodec, withFlippedByte(gzip, gzip.length - 8), /checksum/],
    ['gzip with a wrong length', gzipCodec, withFlippedByte(gzip, gzip.length - 1), /length/],
    ['gzip and garbage', gzipCodec, Buffer.concat([gzip, Buffer.from('garbage')]), /not gzip/],
    [
      'gzip, zeros and garbage',
      gzipCodec,
      Buffer.concat([gzip, Buffer.alloc(9), Buffer.from('garbage')]),
      /not gzip/,
    ],
    ['zstd without its last byte', zstdCodec, zstd.subarray(0, -1), /cut off/],
    ['zstd with a wrong checksum', zstdCodec, withFlippedByte(zstd, zstd.length - 1), /checksum/],
    ['zstd and garbage', zstdCodec, Buffer.concat([zstd, Buffer.from('garbage')]), /not zstd/],
  ])('delivers the whole content first: %s', async (_what, codec, bytes, reason) => {
    const { data, damage } = await read(codec, bytes);
    expect(data.equals(log)).toBe(true);
    expect(damage).toMatchObject({
      code: 'damaged-archive',
      reason: expect.stringMatching(reason),
    });
  });

  test('delivers every zstd block before the damaged one', async () => {
    // RFC 8878, 3.1.1.1: magic, descriptor, perhaps a window byte, content size of 4 bytes; 3.1.1.2:
    // a block header of 3 bytes holds its size from bit 3 on and its type in bits 1 and 2; 3 is bad.
    const descriptor = zstd.readUInt8(4);
    expect(descriptor >> 6).toBe(2);
    const firstBlock = (descriptor & 0x20) === 0 ? 10 : 9;
    const secondBlock = firstBlock + 3 + (zstd.readUIntLE(firstBlock, 3) >> 3);
    const broken = Buffer.from(zstd);
    broken.writeUInt8(zstd.readUInt8(secondBlock) | 6, secondBlock);
    const { data, damage } = await read(zstdCodec, broken);
    expect(damage?.reason).toMatch(/damaged/);
    expect(data.length).toBe(128 * 1024);
    expect(data.equals(log.subarray(0, data.length))).toBe(true);
  });

  test.each([
    ['gzip', gzipCodec, gzip, 64 * 1024],
    ['zstd', zstdCodec, zstd, 256 * 1024],
  ])('cut anywhere, gives the longest right beginning: %s', async (_name, codec, bytes, slack) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: bytes.length - 1 }), async (cut) => {
        const { data, damage } = await read(codec, bytes.subarray(0, cut));
        expect(damage?.reason).toMatch(/cut off/);
        expect(data.equals(log.subarray(0, data.length))).toBe(true);
        expect(data.length).toBeGreaterThan((cut / bytes.length) * log.length - slack);
      }),
      { numRuns: 60 },
    );
  });

  test('a broken code in deflate loses nothing that stands before it', async () => {
    // Blocks of stored data have a known place: 5 bytes of header, then the bytes themselves.
    const stored = gzipSync(log, { level: 0 });
    const secondBlock = 10 + 5 + stored.readUInt16LE(11);
    const broken = Buffer.from(stored);
    broken[secondBlock] = 0x07;
    const { data, damage } = await read(gzipCodec, broken);
    expect(damage?.reason).toMatch(/damaged/);
    expect(data.length).toBe(stored.readUInt16LE(11));
    expect(data.equals(log.subarray(0, data.length))).toBe(true);
  });
});
