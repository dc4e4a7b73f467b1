import type { Comparison, Question } from '../../../../shared/query/ast.ts';
import { type CompileContext, testOf } from './operator-tests.ts';
import { placesOf } from './record-field.ts';
import { type Sql, sql } from './sql.ts';
import { isTextTest } from './test-kinds.ts';
import { textCondition } from './text-condition.ts';

/** A question that asks for a part of a text in several fields, taken apart. */
export interface ValueSearch {
  /** The fields that are columns of ids of texts. */
  columns: readonly string[];
  /** The texts of `value` that pass, whichever field they stand in. */
  texts: Sql;
  /** The same asked of the other fields; null where there are none. */
  rest: Comparison | null;
}

/**
 * Takes a search over several fields apart, so that the different texts of a case are put to the test once and records
 * are found by numbers in memory. Null for any other question: one field alone has an index or costs little.
 */
export function valueSearchOf({ where }: Question, context: CompileContext): ValueSearch | null {
  if (where.kind !== 'compare' || where.field.kind !== 'anyOf') return null;
  const { operator, operand, field } = where;
  if (operand?.kind !== 'text') return null;
  const test = testOf(operator, operand, context);
  if (!isTextTest(test) || test.kind === 'equal') return null;
  const places = placesOf(field);
  const columns = places.flatMap((each) => (each.place === 'value' ? [each.name] : []));
  const others = field.names.filter((_, at) => places[at]?.place !== 'value');
  if (columns.length < 2) return null;
  const [first] = others;
  return {
    columns,
    texts: sql`SELECT id FROM value WHERE ${textCondition(sql`text`, test)}`,
    rest: first === undefined ? null : { ...where, field: { kind: 'anyOf', names: others } },
  };
}
