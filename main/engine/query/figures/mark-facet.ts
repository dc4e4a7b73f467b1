import type { Facet } from '../../../../shared/case.ts';
import type { ReadableCase } from '../../store/index.ts';
import {
  type LoadedColumns,
  loadMarkColumn,
  type MarkName,
  makeColumn,
  type NarrowColumn,
} from '../columns/index.ts';
import { columnsOf } from '../results/index.ts';
import { countValues } from './count-values.ts';
import { compareValues, type FacetAsked, makeFacet, mergeCounts } from './facet.ts';

/**
 * What people marked on some records: each tag with its records, or how many have a star and how many have none.
 * @param loaded the times of all records; null for few records
 */
export function countMarkFacet(
  db: ReadableCase,
  ids: Uint32Array,
  asked: FacetAsked,
  name: MarkName,
  loaded: LoadedColumns | null,
): Facet {
  const columns = columnsOf(db, ids, loaded);
  const marked = loadMarkColumn(db, name);
  const cells = loaded === null ? cellsAt(marked.column, ids) : marked.column;
  const isFlag = name !== 'tag';
  // A record without a star is not one of which it is unknown.
  if (isFlag)
    cells.cells.forEach((cell, at) => {
      if (cell < 0) cells.cells[at] = 1;
    });
  const values = isFlag ? [['true'], ['false']] : marked.values;
  const counted = countValues(columns.places, cells, columns.wide('time'));
  const counts = counted.cells.flatMap(({ cell, ...count }) =>
    (values[cell] ?? []).map((value) => ({ value, ...count })),
  );
  return makeFacet(
    mergeCounts(counts),
    { ...asked, records: ids.length, missing: counted.missing },
    compareValues,
    ({ value }) => value,
  );
}

/** The cells of some records alone: that of the first at 1, and so on. */
function cellsAt({ cells }: NarrowColumn, ids: Uint32Array): NarrowColumn {
  const some = makeColumn('narrow', ids.length) as NarrowColumn;
  ids.forEach((id, at) => {
    some.cells[at + 1] = cells[id] ?? -1;
  });
  return some;
}
