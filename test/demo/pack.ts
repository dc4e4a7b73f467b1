import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Gzip without a time or a system in its header, so that only zlib itself decides the bytes. */
export function packGzip(content: Buffer): Buffer {
  const packed = gzipSync(content, { level: 9 });
  const operatingSystem = 9;
  packed.writeUInt8(255, operatingSystem);
  return packed;
}

/** One file in a zip. */
export interface ZipMember {
  name: string;
  content: Buffer;
}

/** 15 February 2026, 20:00, in the form of MS-DOS. */
const dosTime = 20 << 11;
const dosDate = ((2026 - 1980) << 9) | (2 << 5) | 15;

/** A zip with deflated members, all of the same time (APPNOTE 6.3, without extensions). */
export function packZip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of members) {
    const packed = deflateRawSync(content, { level: 9 });
    const common = commonHeader(name, content, packed);
    const file = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    entries.push(signature(0x02014b50), version, common, place, Buffer.from(name));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, signature(0x06054b50), end]);
}

/** The 26 bytes that a member's header and its directory entry share. */
function commonHeader(name: string, content: Buffer, packed: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x0800, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE(dosTime, 6);
  header.writeUInt16LE(dosDate, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
