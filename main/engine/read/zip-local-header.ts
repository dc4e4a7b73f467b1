import type { FileHandle } from 'node:fs/promises';
import { type ExtraField, parseExtraFields } from 'yauzl';
import { readAt } from './byte-source.ts';

/** The header in front of an entry's data: a copy of what the directory says, or should be. */
export interface LocalHeader {
  flags: number;
  method: number;
  crc32: number;
  /** Bytes of compressed data; 0 where a data descriptor behind the data states it. */
  packedBytes: number;
  /** Bytes after decompression; 0 likewise. */
  bytes: number;
  rawName: Buffer;
  extraFields: ExtraField[];
  /** Where the data starts in the file. */
  dataAt: number;
}

/** What stands behind the data of an entry whose sizes were not known when it was written. */
export interface DataDescriptor {
  crc32: number;
  bytes: number;
  /** Bytes of the descriptor itself: 12 to 24. */
  length: number;
}

const fixedBytes = 30;
const sizeElsewhere = 0xffffffff;

/**
 * Reads the local header at a position (APPNOTE 4.3.7; 4.5.3 for the sizes of zip64).
 * @returns null where no whole header stands
 */
export async function readLocalHeader(file: FileHandle, at: number): Promise<LocalHeader | null> {
  const fixed = await readAt(file, at, fixedBytes);
  if (fixed.length < fixedBytes || fixed.readUInt32LE(0) !== 0x04034b50) return null;
  const nameBytes = fixed.readUInt16LE(26);
  const extraBytes = fixed.readUInt16LE(28);
  const variable = await readAt(file, at + fixedBytes, nameBytes + extraBytes);
  if (variable.length < nameBytes + extraBytes) return null;
  const extraFields = parseExtra(variable.subarray(nameBytes));
  const wide = extraFields.find((field) => field.id === 1)?.data;
  const bytes = fixed.readUInt32LE(22);
  const packedBytes = fixed.readUInt32LE(18);
  const isWide = bytes === sizeElsewhere || packedBytes === sizeElsewhere;
  return {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc32: fixed.readUInt32LE(14),
    bytes: isWide && wide && wide.length >= 16 ? readUInt64(wide, 0) : bytes,
    packedBytes: isWide && wide && wide.length >= 16 ? readUInt64(wide, 8) : packedBytes,
    rawName: variable.subarray(0, nameBytes),
    extraFields,
    dataAt: at + fixedBytes + nameBytes + extraBytes,
  };
}

/**
 * Reads the data descriptor at the end of an entry's data (APPNOTE 4.3.9). It stands there with or
 * without a signature and with sizes of 4 or 8 bytes, and nothing says which: the form is taken in
 * which the compressed size is the one found and behind which another record starts, or nothing.
 * @returns null where none fits
 */
export async function readDataDescriptor(
  file: FileHandle,
  at: number,
  packedBytes: number,
): Promise<DataDescriptor | null> {
  const found = await readAt(file, at, 26);
  const start = found.length >= 4 && found.readUInt32LE(0) === 0x08074b50 ? 4 : 0;
  for (const sizeBytes of [4, 8]) {
    const length = start + 4 + 2 * sizeBytes;
    if (found.length < length) continue;
    const follows = found.toString('latin1', length, length + 2);
    const bytes = readSize(found, start + 4 + sizeBytes, sizeBytes);
    const isPlausible = follows === 'PK' || follows === '';
    if (isPlausible && readSize(found, start + 4, sizeBytes) === packedBytes) {
      return { crc32: found.readUInt32LE(start), bytes, length };
    }
  }
  return null;
}

function readSize(buffer: Buffer, at: number, bytes: number): number {
  return bytes === 4 ? buffer.readUInt32LE(at) : readUInt64(buffer, at);
}

function parseExtra(raw: Buffer): ExtraField[] {
  try {
    return parseExtraFields(raw);
  } catch {
    return [];
  }
}

/** Values above 2^53 lose digits; they lie beyond any file and are refused as that. */
function readUInt64(buffer: Buffer, at: number): number {
  return Number(buffer.readBigUInt64LE(at));
}
