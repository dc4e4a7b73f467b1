import type { Facet } from '../../../../shared/case.ts';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { kinds } from '../../../../shared/kinds.ts';
import { outcomes } from '../../../../shared/record.ts';
import { pathsOfSet, type ReadableCase } from '../../store/index.ts';
import type { LoadedColumns } from '../columns/index.ts';
import { columnOfField, columnsOf } from '../results/index.ts';
import { type CellCount, countValues } from './count-values.ts';
import {
  compareValues,
  type FacetAsked,
  makeFacet,
  mergeCounts,
  type ValueCount,
} from './facet.ts';

/** The values of a field that stands in a column of integers: 10 ms for a million records. */
export function countColumnFacet(
  db: ReadableCase,
  ids: Uint32Array,
  asked: FacetAsked,
  column: string,
  loaded: LoadedColumns | null,
): Facet {
  const columns = columnsOf(db, ids, loaded);
  const counted = countValues(columns.places, columns.any(column), columns.wide('time'));
  const sizes = { ...asked, records: ids.length, missing: counted.missing };
  const ranks = loaded?.ranks ?? null;
  if (ranks === null) {
    const named = mergeCounts(counted.cells.flatMap(namer(db, asked)));
    return makeFacet(named, sizes, compareValues, ({ value }) => value);
  }
  const text = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
  const rank = ({ cell }: CellCount) => ranks.cells[cell] as number;
  return makeFacet(
    counted.cells,
    sizes,
    (one, other) => rank(one) - rank(other),
    ({ cell }) => text.get(cell) as string,
  );
}

type Namer = (count: CellCount) => ValueCount[];

/** Turns cells into values. A set of changed paths is as many values as it has paths. */
function namer(db: ReadableCase, { field }: FacetAsked): Namer {
  const name = field.kind === 'field' ? field.name : '';
  const one = (show: (cell: number) => string | number): Namer => {
    return ({ cell, ...count }) => [{ value: show(cell), ...count }];
  };
  switch (name) {
    case 'kind':
      return one((cell) => kinds[cell] ?? '');
    case 'outcome':
      return one((cell) => outcomes[cell] ?? '');
    case 'source':
    case 'system': {
      const column = name === 'source' ? 'name' : 'system';
      const text = db.prepare(`SELECT ${column} FROM source WHERE id = ?`).pluck();
      return one((cell) => text.get(cell) as string);
    }
    case 'changed': {
      const paths = db.prepare('SELECT paths FROM change_set WHERE id = ?').pluck();
      return ({ cell, ...count }) =>
        Array.from(pathsOfSet(paths.get(cell) as string), (value) => ({ value, ...count })).filter(
          ({ value }) => value !== '',
        );
    }
    case 'time':
    case 'updated':
      throw new TrailcaseError(
        'bad-request',
        'A time has no list of values; ask for a histogram instead.',
      );
    default: {
      if (columnOfField(field).storage !== 'value') return one((cell) => cell);
      const text = db.prepare('SELECT text FROM value WHERE id = ?').pluck();
      return one((cell) => text.get(cell) as string);
    }
  }
}
