import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip under construction; what is not given is made right, the rest is a lie. */
export interface ZipPart {
  name: string | Buffer;
  data?: Buffer | string;
  /** 8 (deflate) by default. */
  method?: number;
  /** General purpose bits beside the data descriptor's. */
  flags?: number;
  /** The compressed bytes themselves, when they are not simply `data` compressed. */
  packed?: Buffer;
  /** Sizes and checksum behind the data instead of in front, as streaming writers do. */
  descriptor?: 'signed' | 'bare' | 'wide';
  /** Sizes and offset in a zip64 extra field. */
  zip64?: boolean;
  /** What the directory states instead of the truth. */
  stated?: { crc32?: number; bytes?: number; packedBytes?: number; headerAt?: number };
  /** What the local header states instead of what the directory states. */
  local?: { name?: string; method?: number; bytes?: number };
}

export interface ZipEnd {
  /** Number of entries in the end record. */
  entryCount?: number;
  /** A zip64 end record and its locator, with this offset of the record if given. */
  zip64?: boolean | { recordAt: bigint };
  directoryAt?: number;
}

/** Builds a zip byte by byte, honest or hostile (APPNOTE 6.3.10). */
export function buildZip(parts: readonly ZipPart[], end: ZipEnd = {}): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const add = (chunk: Buffer) => {
    chunks.push(chunk);
    at += chunk.length;
  };

  for (const part of parts) {
    const data = Buffer.from(part.data ?? '');
    const method = part.method ?? 8;
    const packed = part.packed ?? (method === 8 ? deflateRawSync(data) : data);
    const truth = { crc32: crc32(data), bytes: data.length, packedBytes: packed.length };
    const stated = { ...truth, headerAt: at, ...part.stated };
    const name = Buffer.from(part.name);
    const flags = (part.flags ?? 0) | (part.descriptor ? 8 : 0);
    const hasSizes = !part.descriptor;
    add(
      header('local', {
        flags,
        method: part.local?.method ?? method,
        crc32: hasSizes ? stated.crc32 : 0,
        bytes: hasSizes ? (part.local?.bytes ?? stated.bytes) : 0,
        packedBytes: hasSizes ? stated.packedBytes : 0,
        name: part.local?.name === undefined ? name : Buffer.from(part.local.name),
        zip64: part.zip64 === true && hasSizes,
      }),
    );
    add(packed);
    if (part.descriptor) add(dataDescriptor(part.descriptor, truth));
    directory.push(
      header('central', { ...stated, flags, method, name, zip64: part.zip64 === true }),
    );
  }

  const directoryAt = end.directoryAt ?? at;
  for (const record of directory) add(record);
  const directoryBytes = at - directoryAt;
  const entryCount = end.entryCount ?? parts.length;
  if (end.zip64) {
    const recordAt = typeof end.zip64 === 'object' ? end.zip64.recordAt : BigInt(at);
    add(zip64End(entryCount, directoryBytes, directoryAt, recordAt));
  }
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.zip64 ? 0xffff : entryCount, 8);
  tail.writeUInt16LE(end.zip64 ? 0xffff : entryCount, 10);
  tail.writeUInt32LE(end.zip64 ? 0xffffffff : Math.max(0, directoryBytes), 12);
  tail.writeUInt32LE(end.zip64 ? 0xffffffff : directoryAt, 16);
  add(tail);
  return Buffer.concat(chunks);
}

interface HeaderFields {
  flags: number;
  method: number;
  crc32: number;
  bytes: number;
  packedBytes: number;
  name: Buffer;
  zip64: boolean;
  headerAt?: number;
}

function header(kind: 'local' | 'central', fields: HeaderFields): Buffer {
  const isCentral = kind === 'central';
  const fixed = Buffer.alloc(isCentral ? 46 : 30);
  fixed.writeUInt32LE(isCentral ? 0x02014b50 : 0x04034b50, 0);
  const base = isCentral ? 6 : 4;
  const extra = fields.zip64 ? zip64Extra(fields, isCentral) : Buffer.alloc(0);
  fixed.writeUInt16LE(fields.zip64 ? 45 : 20, base);
  fixed.writeUInt16LE(fields.flags, base + 2);
  fixed.writeUInt16LE(fields.method, base + 4);
  fixed.writeUInt32LE(fields.crc32, base + 10);
  fixed.writeUInt32LE(fields.zip64 ? 0xffffffff : fields.packedBytes, base + 14);
  fixed.writeUInt32LE(fields.zip64 ? 0xffffffff : fields.bytes, base + 18);
  fixed.writeUInt16LE(fields.name.length, base + 22);
  fixed.writeUInt16LE(extra.length, base + 24);
  if (isCentral) fixed.writeUInt32LE(fields.zip64 ? 0xffffffff : (fields.headerAt ?? 0), 42);
  return Buffer.concat([fixed, fields.name, extra]);
}

function zip64Extra(fields: HeaderFields, hasOffset: boolean): Buffer {
  const extra = Buffer.alloc(hasOffset ? 28 : 20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(extra.length - 4, 2);
  extra.writeBigUInt64LE(BigInt(fields.bytes), 4);
  extra.writeBigUInt64LE(BigInt(fields.packedBytes), 12);
  if (hasOffset) extra.writeBigUInt64LE(BigInt(fields.headerAt ?? 0), 20);
  return extra;
}

function dataDescriptor(
  form: 'signed' | 'bare' | 'wide',
  truth: { crc32: number; bytes: number; packedBytes: number },
): Buffer {
  const descriptor = Buffer.alloc(form === 'wide' ? 24 : 16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(truth.crc32, 4);
  if (form === 'wide') {
    descriptor.writeBigUInt64LE(BigInt(truth.packedBytes), 8);
    descriptor.writeBigUInt64LE(BigInt(truth.bytes), 16);
  } else {
    descriptor.writeUInt32LE(truth.packedBytes, 8);
    descriptor.writeUInt32LE(truth.bytes, 12);
  }
  return form === 'bare' ? descriptor.subarray(4) : descriptor;
}

function zip64End(
  entryCount: number,
  directoryBytes: number,
  directoryAt: number,
  recordAt: bigint,
): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(entryCount), 24);
  record.writeBigUInt64LE(BigInt(entryCount), 32);
  record.writeBigUInt64LE(BigInt(directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(directoryAt), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(recordAt, 64);
  record.writeUInt32LE(1, 72);
  return record;
}
