import type { Kind } from '../../../../shared/kinds.ts';
import type { FieldRef, Query } from '../../../../shared/query/index.ts';
import type { CompileContext } from '../compile/index.ts';

/** The conditions below depend on neither "now" nor a zone. */
export const anyContext: CompileContext = { asOf: 0, zone: 'UTC' };

/** A field is exactly this text. */
export function fieldIs(name: string, text: string): Query {
  return isExactly({ kind: 'field', name }, text);
}

/** A value of the original record is exactly this text. */
export function pathIs(path: readonly string[], text: string): Query {
  return isExactly({ kind: 'path', path }, text);
}

function isExactly(field: FieldRef, text: string): Query {
  return { kind: 'compare', field, operator: 'is', operand: { kind: 'text', text, exact: true } };
}

export function kindIs(kind: Kind): Query {
  const operand = { kind: 'text', text: kind, exact: false } as const;
  return { kind: 'compare', field: { kind: 'field', name: 'kind' }, operator: 'is', operand };
}

/** From `from` up to, not including, `to`: microseconds UTC; one of the two may be open (null). */
export function isDuring(from: number | null, to: number | null): Query {
  const operand = { kind: 'span', from, to } as const;
  return { kind: 'compare', field: { kind: 'field', name: 'time' }, operator: 'during', operand };
}

/** All of at least one condition. */
export function allOf(of: readonly Query[]): Query {
  return combine('and', of);
}

/** At least one of one or more conditions. */
export function anyOf(of: readonly Query[]): Query {
  return combine('or', of);
}

function combine(kind: 'and' | 'or', of: readonly Query[]): Query {
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { kind, of };
}
