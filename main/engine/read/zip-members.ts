import type { FileHandle } from 'node:fs/promises';
import { DamagedMember, damaged } from './damaged-member.ts';
import { type Limits, startSpending } from './limits.ts';
import type { Member } from './member.ts';
import { readDirectory, type ZipListing } from './zip-directory.ts';
import { readZipEntry } from './zip-entry.ts';
import { salvageEntries } from './zip-salvage.ts';

/**
 * The members of a zip, in the order of its directory. Directories are skipped; entries with the
 * same name are all delivered. What is wrong with one entry is thrown by its `bytes()`; what is
 * wrong with the zip as a whole is thrown here, after the members that can be read.
 *
 * @throws {DamagedMember} the directory is missing, damaged or contradicts itself, or has too many
 * entries; `TrailcaseError` `file-unreadable`
 */
export async function* readZipMembers(
  file: FileHandle,
  fileBytes: number,
  limits: Limits,
): AsyncGenerator<Member> {
  const { entries, problems } = await listEntries(file, fileBytes, limits);
  const spending = startSpending(limits);
  for (const entry of entries) {
    yield { name: entry.name, bytes: () => readZipEntry(file, entry, spending) };
  }
  const [first, ...others] = problems;
  if (first === undefined) return;
  const reason = [first, ...others].map((problem) => problem.reason).join(' ');
  throw new DamagedMember(first.code, reason, first.cause);
}

async function listEntries(
  file: FileHandle,
  fileBytes: number,
  limits: Limits,
): Promise<ZipListing> {
  try {
    return await readDirectory(file, fileBytes, limits);
  } catch (error) {
    if (!(error instanceof DamagedMember)) throw error;
    const { entries, problems } = await salvageEntries(file, fileBytes, limits);
    const reason = `${error.reason} Entries found without it: ${entries.length}.`;
    return { entries, problems: [damaged(reason, error.cause), ...problems] };
  }
}
