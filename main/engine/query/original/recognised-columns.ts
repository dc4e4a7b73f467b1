import type { Kind } from '../../../../shared/kinds.ts';
import { recogniseNames, sources } from '../../sources/index.ts';

/** As what a table with these columns would be imported; null where no source knows it. */
export function recogniseColumns(names: readonly string[]): { system: string; kind: Kind } | null {
  const found = recogniseNames(names, sources);
  return found === null ? null : { system: found.source.system, kind: found.kind };
}
