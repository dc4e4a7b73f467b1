import type { FileHandle } from 'node:fs/promises';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { TrailcaseError } from '../../../shared/errors.ts';
import { readAt } from './byte-source.ts';
import { type DamagedMember, damaged } from './damaged-member.ts';
import { type Limits, limitReached } from './limits.ts';
import { isDirectory, type ZipEntry } from './zip-entry.ts';
import { type LocalHeader, readLocalHeader } from './zip-local-header.ts';
import { readZipName } from './zip-name.ts';
import { findOverlaps } from './zip-overlap.ts';

/** What a zip holds, and what is wrong with it as a whole. */
export interface ZipListing {
  /** Entries that can be read, in their order; directories left out. */
  entries: ZipEntry[];
  problems: DamagedMember[];
}

/**
 * Lists a zip by its central directory, which by the specification is the authority. yauzl reads
 * the directory; the local headers are read here, to find overlaps and contradictions.
 * @throws {DamagedMember} when not one entry could be listed
 * @throws {TrailcaseError} `file-unreadable`
 */
export async function readDirectory(
  file: FileHandle,
  fileBytes: number,
  limits: Limits,
): Promise<ZipListing> {
  const found: ZipEntry[] = [];
  const problems: DamagedMember[] = [];
  let directoryAt = fileBytes;
  try {
    const zip = await fromRandomAccessReaderPromise(new PositionedReader(file), fileBytes, {
      decodeStrings: false,
      validateEntrySizes: false,
    });
    directoryAt = positionOf(zip);
    for await (const entry of zip.eachEntry()) {
      if (found.length === limits.entries) {
        problems.push(limitReached(`the zip has more than ${limits.entries} entries (entries)`));
        break;
      }
      found.push(await toZipEntry(file, entry));
    }
    const next = await readAt(file, positionOf(zip), 4);
    if (problems.length === 0 && next.equals(directoryHeader)) {
      problems.push(damaged('The directory of the zip lists more entries than it states.'));
    }
  } catch (error) {
    if (error instanceof TrailcaseError) throw error;
    const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    const problem = damaged(`The directory of the zip cannot be read (${why}).`, error);
    if (found.length === 0) throw problem;
    problems.push(problem);
  }
  const overlaps = findOverlaps(found, directoryAt);
  if (overlaps.size > 0) {
    problems.push(
      damaged(
        `${overlaps.size} entries of the zip overlap each other or its directory, as in a zip bomb, and were not read: ${listNames(found.filter((entry) => overlaps.has(entry)))}.`,
      ),
    );
  }
  const entries = found.filter((entry) => !overlaps.has(entry) && !isDirectory(entry));
  return { entries, problems };
}

const directoryHeader = Buffer.from('PK\x01\x02', 'latin1');

async function toZipEntry(file: FileHandle, entry: Entry): Promise<ZipEntry> {
  const local = await readLocalHeader(file, entry.relativeOffsetOfLocalHeader);
  return {
    name: readZipName(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields),
    flags: entry.generalPurposeBitFlag,
    method: entry.compressionMethod,
    headerAt: entry.relativeOffsetOfLocalHeader,
    dataAt: local === null ? null : local.dataAt,
    packedBytes: entry.compressedSize,
    bytes: entry.uncompressedSize,
    crc32: entry.crc32,
    fault: local === null ? null : findContradiction(entry, local),
  };
}

/** A zip whose two headers differ shows one content to one program and another to the next. */
function findContradiction(entry: Entry, local: LocalHeader): string | null {
  const hasDescriptor = (local.flags & 8) !== 0;
  const differs = [
    !local.rawName.equals(entry.fileNameRaw) && 'name',
    local.method !== entry.compressionMethod && 'compression',
    (local.flags & 1) !== (entry.generalPurposeBitFlag & 1) && 'encryption',
    !hasDescriptor && local.bytes !== entry.uncompressedSize && 'size',
    !hasDescriptor && local.packedBytes !== entry.compressedSize && 'compressed size',
    !hasDescriptor && local.crc32 !== entry.crc32 && 'checksum',
  ].filter((word) => word !== false);
  if (differs.length === 0) return null;
  return `The entry's own header and the directory of the zip disagree (${differs.join(', ')}); it was read as the directory says.`;
}

/** yauzl's type declares this number as a boolean. */
function positionOf(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

function listNames(entries: readonly ZipEntry[]): string {
  const names = entries.slice(0, 5).map((entry) => entry.name);
  return names.join(', ') + (entries.length > names.length ? ', …' : '');
}

/**
 * Reads for yauzl. Its own reader passes positions from the file straight to `fs.read`, which
 * throws on those beyond 2^53 where nobody can catch it, and closes the descriptor.
 */
class PositionedReader extends RandomAccessReader {
  readonly #file: FileHandle;

  constructor(file: FileHandle) {
    super();
    this.#file = file;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    readAt(this.#file, position, length).then((bytes) => {
      bytes.copy(buffer, offset);
      callback(bytes.length < length ? new Error('the file ends too early') : null);
    }, callback);
  }
}
