import { type Kind, kinds } from '../../../../shared/kinds.ts';
import type { Question } from '../../../../shared/query/ast.ts';
import type { ReadableCase } from '../../store/index.ts';
import { type CompileContext, compileQuery } from '../compile/index.ts';
import { orderSql } from './order-sql.ts';
import type { RecordOrder } from './record-order.ts';
import { stillWanted } from './stop-check.ts';

/**
 * Rows that a first page may cost, some 60 ms: what has few hits is left to the search for all of
 * them, which runs at the same time.
 */
export const pageBudget = 200_000;

/** Columns of texts with an index that goes on with kind and time. */
const indexed: ReadonlySet<string> = new Set(['action', 'actor', 'target', 'ip']);

/**
 * The first records of a result before all of it is known, read in the order of an index; null where
 * no index has that order. Fast where many records match; where few do it may look at all of them.
 */
export function readFirstPage(
  db: ReadableCase,
  question: Question,
  context: CompileContext,
  order: RecordOrder,
  limit: number,
): number[] | null {
  const [first, ...more] = order.keys;
  if (first === undefined) return null;
  const isByTime = first.column.storage !== 'path' && first.column.name === 'time';
  if (isByTime && more.length === 0) return pageByTime(db, question, context, order, limit);
  const [next] = more;
  const thenNewest =
    more.length === 1 && next?.descending === true && next.column.storage === 'number';
  if (question.kind === null || first.column.storage !== 'value' || !thenNewest) return null;
  if (!indexed.has(first.column.name)) return null;
  return pageByValue(db, question, context, first.column.name, first.descending, limit);
}

/** Each kind is read in the order of its times; a timeline merges the seven. */
function pageByTime(
  db: ReadableCase,
  { kind, where }: Question,
  context: CompileContext,
  order: RecordOrder,
  limit: number,
): number[] {
  const rows = (kind === null ? kinds : [kind]).flatMap((each) => {
    const { from, where: condition, params } = compileQuery({ kind: each, where }, context);
    const { text } = orderSql(order);
    return db
      .prepare(
        `SELECT r.id, r.time FROM ${from} WHERE ${stillWanted} AND (${condition})
         ORDER BY ${text} LIMIT ?`,
      )
      .raw()
      .all(...params, limit) as [number, number | null][];
  });
  const sign = order.idDescending ? -1 : 1;
  rows.sort(([id, time], [otherId, otherTime]) => {
    if (time === otherTime) return sign * (id - otherId);
    if (time === null) return 1;
    if (otherTime === null) return -1;
    return sign * (time - otherTime);
  });
  return rows.slice(0, limit).map(([id]) => id);
}

/** Walks through texts in their order, and through the records of each from the newest. */
function pageByValue(
  db: ReadableCase,
  question: Question & { kind: Kind | null },
  context: CompileContext,
  column: string,
  descending: boolean,
  limit: number,
): number[] {
  const { where, params } = compileQuery(question, context);
  const withText = db
    .prepare(
      `SELECT r.id FROM value v
       CROSS JOIN record r INDEXED BY record_${column}_kind_time ON r.${column} = v.id
       WHERE ${stillWanted} AND (${where})
       ORDER BY v.text ${descending ? 'DESC' : 'ASC'}, r.time DESC, r.id DESC LIMIT ?`,
    )
    .pluck()
    .all(...params, limit) as number[];
  if (withText.length === limit) return withText;
  const without = db
    .prepare(
      `SELECT r.id FROM record r WHERE ${stillWanted} AND r.${column} IS NULL AND (${where})
       ORDER BY r.time DESC, r.id DESC LIMIT ?`,
    )
    .pluck()
    .all(...params, limit - withText.length) as number[];
  return [...withText, ...without];
}
