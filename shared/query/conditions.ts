import type { Comparison, FieldRef, OperatorKey, Query, TextOperand } from './ast.ts';

/** A reference to a field, or to any of several. */
export function refOf(name: string | readonly string[]): FieldRef {
  if (typeof name === 'string') return { kind: 'field', name };
  const [only] = name;
  return name.length === 1 && only !== undefined
    ? { kind: 'field', name: only }
    : { kind: 'anyOf', names: name };
}

/** A text as it counts without quotes. */
function looseText(text: string): TextOperand {
  return { kind: 'text', text, exact: false };
}

/** A field compared with a text as it counts without quotes. */
export function compareText(field: FieldRef, operator: OperatorKey, text: string): Comparison {
  return { kind: 'compare', field, operator, operand: looseText(text) };
}

/** The opposite of a query where `negated`. */
export function negate(query: Query, negated: boolean): Query {
  return negated ? { kind: 'not', of: query } : query;
}

/** All of some conditions: the only one itself, and every record for none. */
export function allOf(queries: readonly Query[]): Query {
  const [only] = queries;
  if (only === undefined) return { kind: 'all' };
  return queries.length === 1 ? only : { kind: 'and', of: queries };
}

/** At least one of some conditions; they are one or more. */
export function anyOf(queries: readonly [Query, ...Query[]]): Query {
  return queries.length === 1 ? queries[0] : { kind: 'or', of: queries };
}
