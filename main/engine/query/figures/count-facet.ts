import type { Facet } from '../../../../shared/case.ts';
import type { ReadableCase } from '../../store/index.ts';
import type { LoadedColumns } from '../columns/index.ts';
import { columnOfField } from '../results/index.ts';
import { countColumnFacet } from './column-facet.ts';
import type { FacetAsked } from './facet.ts';
import { countMarkFacet } from './mark-facet.ts';
import { countSqlFacet } from './sql-facet.ts';

/** The columns that a facet is counted with; null for a field that stands in none of integers. */
export function facetColumns({ field }: FacetAsked): string[] | null {
  const column = columnOfField(field);
  if (column.storage === 'mark') return ['time'];
  return column.storage === 'path' || column.storage === 'text' ? null : ['time', column.name];
}

/**
 * The values of a field over some records.
 * @param loaded `facetColumns` of all records; null for few records, or where there are none
 */
export function countFacet(
  db: ReadableCase,
  ids: Uint32Array,
  asked: FacetAsked,
  loaded: LoadedColumns | null,
): Facet {
  const column = columnOfField(asked.field);
  if (column.storage === 'mark') return countMarkFacet(db, ids, asked, column.name, loaded);
  return column.storage === 'path' || column.storage === 'text'
    ? countSqlFacet(db, ids, asked, column)
    : countColumnFacet(db, ids, asked, column.name, loaded);
}
