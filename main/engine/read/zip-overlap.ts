import type { ZipEntry } from './zip-entry.ts';

/**
 * Finds entries whose bytes (local header and data) overlap those of another entry or of the
 * directory, as in the zip bombs of David Fifield (2019, CVE-2019-13232): no honest zip has any.
 *
 * @param directoryAt where the directory starts; everything from there on belongs to it
 */
export function findOverlaps(entries: readonly ZipEntry[], directoryAt: number): Set<ZipEntry> {
  const overlapping = new Set<ZipEntry>();
  let furthest: ZipEntry | undefined;
  for (const entry of entries.toSorted((a, b) => a.headerAt - b.headerAt)) {
    if (entry.dataAt === null) continue;
    if (endOf(entry) > directoryAt) overlapping.add(entry);
    if (furthest !== undefined && entry.headerAt < endOf(furthest)) {
      overlapping.add(entry).add(furthest);
    }
    if (furthest === undefined || endOf(entry) > endOf(furthest)) furthest = entry;
  }
  return overlapping;
}

function endOf(entry: ZipEntry): number {
  return (entry.dataAt ?? entry.headerAt) + entry.packedBytes;
}
