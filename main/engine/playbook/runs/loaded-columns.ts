import {
  type FacetAsked,
  facetColumns,
  fewRecords,
  type LoadedColumns,
  loadColumn,
} from '../../query/index.ts';
import type { ReadableCase } from '../../store/index.ts';

/** The columns that a facet over many records is counted with; null where their cells are better read one by one. */
export function loadedFor(
  db: ReadableCase,
  ids: Uint32Array,
  asked: FacetAsked,
): LoadedColumns | null {
  const names = facetColumns(asked);
  if (names === null || ids.length <= fewRecords) return null;
  const byName = Object.fromEntries(
    names.map((name) => [name, loadColumn(db, name, () => undefined)]),
  );
  return { byName, ranks: null };
}
