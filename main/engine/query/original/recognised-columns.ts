import { foldName } from '../../../../shared/fields.ts';
import type { Kind } from '../../../../shared/kinds.ts';
import { sources } from '../../sources/index.ts';

/** As what a table with these columns would be imported; null where no source knows it. */
export function recogniseColumns(names: readonly string[]): { system: string; kind: Kind } | null {
  const keys = new Set(names.map(foldName));
  for (const { system, recognise } of sources) {
    const found = recognise(keys);
    if (found !== null) return { system, kind: found.kind };
  }
  return null;
}
