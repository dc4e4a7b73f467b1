import type { FileHandle } from 'node:fs/promises';
import { openRange, packedPieceBytes } from './byte-source.ts';
import { DamagedMember } from './damaged-member.ts';
import { type Limits, limitReached, startSpending, withinLimits } from './limits.ts';
import type { ZipListing } from './zip-directory.ts';
import { inflateRange, isDirectory, type ZipEntry } from './zip-entry.ts';
import { type LocalHeader, readDataDescriptor, readLocalHeader } from './zip-local-header.ts';
import { readZipName } from './zip-name.ts';

/**
 * Lists a zip without its directory, by walking from one local header to the next from the start:
 * what is left of a zip that was cut off. The last entry found reaches to the end of the file and
 * is then found damaged when it is read. Nothing behind a gap is looked for.
 */
export async function salvageEntries(
  file: FileHandle,
  fileBytes: number,
  limits: Limits,
): Promise<ZipListing> {
  const listing: ZipListing = { entries: [], problems: [] };
  let at = 0;
  for (;;) {
    const header = await readLocalHeader(file, at);
    if (header === null) return listing;
    if (listing.entries.length === limits.entries) {
      listing.problems.push(
        limitReached(`the zip has more than ${limits.entries} entries (entries)`),
      );
      return listing;
    }
    const { entry, endsAt } = await measureEntry(file, fileBytes, at, header, limits);
    if (!isDirectory(entry)) listing.entries.push(entry);
    at = endsAt;
  }
}

async function measureEntry(
  file: FileHandle,
  fileBytes: number,
  headerAt: number,
  header: LocalHeader,
  limits: Limits,
): Promise<{ entry: ZipEntry; endsAt: number }> {
  const entry: ZipEntry = {
    name: readZipName(header.flags, header.rawName, header.extraFields),
    flags: header.flags,
    method: header.method,
    headerAt,
    dataAt: header.dataAt,
    packedBytes: header.packedBytes,
    bytes: header.bytes,
    crc32: header.crc32,
    fault: null,
  };
  if ((header.flags & 8) === 0) return { entry, endsAt: header.dataAt + entry.packedBytes };

  const packedBytes = header.packedBytes || (await measureDeflate(file, fileBytes, header, limits));
  const descriptor =
    packedBytes === null
      ? null
      : await readDataDescriptor(file, header.dataAt + packedBytes, packedBytes);
  if (packedBytes !== null && descriptor !== null) {
    const { crc32, bytes, length } = descriptor;
    const endsAt = header.dataAt + packedBytes + length;
    return { entry: { ...entry, packedBytes, bytes, crc32 }, endsAt };
  }
  const rest = {
    packedBytes: packedBytes ?? fileBytes - header.dataAt,
    bytes: null,
    crc32: null,
    fault: 'Nothing behind the entry states its length and checksum: the file was cut off.',
  };
  return { entry: { ...entry, ...rest }, endsAt: fileBytes };
}

/** The length of deflate data that nothing states; null when it is not whole or not deflate. */
async function measureDeflate(
  file: FileHandle,
  fileBytes: number,
  header: LocalHeader,
  limits: Limits,
): Promise<number | null> {
  if (header.method !== 8) return null;
  const range = openRange(file, header.dataAt, fileBytes, packedPieceBytes);
  let taken: number | null = null;
  const pieces = inflateRange(range, (bytesTaken) => {
    taken = bytesTaken;
  });
  try {
    for await (const _piece of withinLimits(pieces, startSpending(limits), range.bytesRead));
  } catch (error) {
    if (!(error instanceof DamagedMember)) throw error;
  }
  return taken;
}
