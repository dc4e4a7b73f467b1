import type { EntityVersion, EntityVersions } from '../../../../shared/entities.ts';

/** Where a record stands among the versions of its target; -1 when it is not listed. */
export function versionIndex({ versions }: EntityVersions, record: number): number {
  return versions.findIndex((version) => version.record === record);
}

/** The version that is some steps later (or earlier, below 0); null where there is none. */
export function versionBeside(
  versions: EntityVersions,
  record: number,
  steps: number,
): EntityVersion | null {
  const at = versionIndex(versions, record);
  return at < 0 ? null : (versions.versions[at + steps] ?? null);
}

/** What is to be said of how a version follows the one before; null where it does follow. */
export function continuityWords({ continues, breaks }: EntityVersion): string | null {
  if (continues !== false) return null;
  const paths = breaks.length === 0 ? '' : `; what differs: ${breaks.join(', ')}`;
  return `A change is missing between these${paths}.`;
}
