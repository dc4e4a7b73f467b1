import type { FileHandle } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type FileRange, openRange, packedPieceBytes } from './byte-source.ts';
import { damaged } from './damaged-member.ts';
import { decoderOptions } from './decoder.ts';
import { type Codec, decompress } from './decompress.ts';
import type { Spending } from './limits.ts';
import { openLayers } from './open-layers.ts';

/** One file in a zip, with what is needed to read and to check it. */
export interface ZipEntry {
  /** Display text, see `readZipName`. */
  name: string;
  flags: number;
  /** 0 stored, 8 deflate; anything else is refused when it is read. */
  method: number;
  /** Where its local header starts. */
  headerAt: number;
  /** Where its data starts; null when no local header stands where the directory says. */
  dataAt: number | null;
  packedBytes: number;
  /** Decompressed bytes, as stated; null when nothing states it. */
  bytes: number | null;
  /** CRC-32 of the decompressed bytes, as stated; null when nothing states it. */
  crc32: number | null;
  /** What else is wrong with it: its bytes are delivered, then this is thrown. */
  fault: string | null;
}

const deflateCodec: Codec = {
  name: 'deflate',
  open: () => createInflateRaw(decoderOptions),
  follows: 'nothing',
};

/**
 * Reads one entry, decompressed, and checks its size and CRC-32 (yauzl checks neither of a damaged
 * entry without losing bytes). An entry that is itself gzip or zstd is opened, see `openLayers`.
 *
 * @throws {DamagedMember} after the bytes that could be had
 */
export function readZipEntry(
  file: FileHandle,
  entry: ZipEntry,
  spending: Spending,
): AsyncGenerator<Buffer> {
  const start = entry.dataAt ?? 0;
  const range = openRange(file, start, start + entry.packedBytes, packedPieceBytes);
  const source = () => readChecked(entry, range);
  return openLayers(source, spending.limits.nesting, spending, range.bytesRead);
}

/** Decompresses a range that starts with deflate data; see `decompress`. */
export function inflateRange(
  range: FileRange,
  onEnd: (bytesTaken: number) => void,
): AsyncGenerator<Buffer> {
  return decompress(deflateCodec, range.read, onEnd);
}

/** A name that ends in a slash and holds no bytes (an empty deflate stream takes 2). */
export function isDirectory(entry: ZipEntry): boolean {
  return entry.name.endsWith('/') && entry.bytes === 0 && entry.packedBytes <= 2;
}

async function* readChecked(entry: ZipEntry, range: FileRange): AsyncGenerator<Buffer> {
  refuseUnreadable(entry);
  let bytes = 0;
  let sum = 0;
  let taken = 0;
  const pieces =
    entry.method === 0
      ? range.read()
      : inflateRange(range, (bytesTaken) => {
          taken = bytesTaken;
        });
  for await (const piece of pieces) {
    bytes += piece.length;
    sum = crc32(piece, sum);
    yield piece;
  }
  if (entry.method === 0) taken = bytes;
  if (entry.method === 0 && taken < entry.packedBytes) {
    throw damaged('The entry ends too early: the file was cut off.');
  }
  if (taken < entry.packedBytes) {
    throw damaged(`${entry.packedBytes - taken} bytes stand behind the end of the entry's data.`);
  }
  if (entry.bytes !== null && bytes !== entry.bytes) {
    throw damaged(`The entry has ${bytes} bytes, but the zip states ${entry.bytes}.`);
  }
  if (entry.crc32 !== null && sum !== entry.crc32) {
    throw damaged('The entry does not fit its checksum (CRC-32): it was altered or damaged.');
  }
  if (entry.fault !== null) throw damaged(entry.fault);
}

function refuseUnreadable(entry: ZipEntry): void {
  if (entry.dataAt === null) {
    throw damaged('The entry has no header where the directory of the zip says it is.');
  }
  if ((entry.flags & 1) !== 0) {
    throw damaged('The entry is encrypted: unpack the zip with its password and import the files.');
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw damaged(
      `The entry is compressed with method ${entry.method}, which cannot be read: unpack the zip with another program and import the files.`,
    );
  }
}
