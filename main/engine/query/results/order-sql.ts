import { markSql } from '../columns/index.ts';
import type { Bound } from '../compile/index.ts';
import type { FieldColumn } from './field-column.ts';
import type { RecordOrder } from './record-order.ts';

/** A piece of SQL and what it binds. */
export interface OrderSql {
  text: string;
  params: Bound[];
}

/** The text or number of a field of the record `r`; NULL where it has none. */
export function fieldSql(column: FieldColumn): OrderSql {
  switch (column.storage) {
    case 'path':
      return {
        text: 'path_value(r.source, r.offset, r.length, ?)',
        params: [JSON.stringify(column.path)],
      };
    case 'mark':
      return { text: markSql[column.name], params: [] };
    case 'value':
      return { text: `(SELECT text FROM value WHERE id = r.${column.name})`, params: [] };
    case 'change':
      return { text: `(SELECT paths FROM change_set WHERE id = r.${column.name})`, params: [] };
    default:
      return { text: `r.${column.name}`, params: [] };
  }
}

/** What stands behind ORDER BY. */
export function orderSql({ keys, idDescending }: RecordOrder): OrderSql {
  const pieces = keys.map(({ column, descending }) => {
    const { text, params } = fieldSql(column);
    return { text: `${text} ${descending ? 'DESC' : 'ASC'} NULLS LAST`, params };
  });
  return {
    text: [...pieces.map(({ text }) => text), `r.id ${idDescending ? 'DESC' : 'ASC'}`].join(', '),
    params: pieces.flatMap(({ params }) => params),
  };
}
