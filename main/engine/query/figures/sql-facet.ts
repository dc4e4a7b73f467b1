import type { Facet } from '../../../../shared/case.ts';
import type { ReadableCase } from '../../store/index.ts';
import { type FieldColumn, fieldSql, stillWanted } from '../results/index.ts';
import { compareValues, type FacetAsked, makeFacet, type ValueCount } from './facet.ts';

/**
 * The values of a field that is not kept in memory: a text that hardly recurs, or a path of the
 * original. A second for a million records, more where originals must be read.
 */
export function countSqlFacet(
  db: ReadableCase,
  ids: Uint32Array,
  asked: FacetAsked,
  column: FieldColumn,
): Facet {
  const { text, params } = fieldSql(column);
  const rows = db
    .prepare(
      `SELECT field, count(*), min(time), max(time) FROM (
         SELECT ${text} AS field, r.time AS time
         FROM json_each(?) given CROSS JOIN record r ON r.id = given.value WHERE ${stillWanted})
       GROUP BY field`,
    )
    .raw()
    .all(...params, `[${ids.join(',')}]`) as [
    string | null,
    number,
    number | null,
    number | null,
  ][];
  let missing = 0;
  const counts: ValueCount[] = [];
  for (const [value, count, first, last] of rows) {
    if (value === null) missing = count;
    else counts.push({ value, count, first, last });
  }
  return makeFacet(
    counts,
    { ...asked, records: ids.length, missing },
    compareValues,
    ({ value }) => value,
  );
}
