import type {
  Comparison,
  FieldRef,
  Operand,
  OperatorKey,
  Query,
  TextOperand,
} from '../../../../../shared/query/ast.ts';

/** A canonical field by name, a path by its dots (`.id` for one at the top). */
export function field(name: string): FieldRef {
  if (!name.includes('.')) return { kind: 'field', name };
  return { kind: 'path', path: name.replace(/^\./, '').split('.') };
}

/** A comparison; a string as operand is a text that is not exact. */
export function compare(
  name: string | FieldRef,
  operator: OperatorKey,
  operand?: Operand | string,
): Comparison {
  const ref = typeof name === 'string' ? field(name) : name;
  if (operand === undefined) return { kind: 'compare', field: ref, operator };
  const given = typeof operand === 'string' ? loose(operand) : operand;
  return { kind: 'compare', field: ref, operator, operand: given };
}

export function loose(text: string): TextOperand {
  return { kind: 'text', text, exact: false };
}

export function exact(text: string): TextOperand {
  return { kind: 'text', text, exact: true };
}

export function number(value: number): Operand {
  return { kind: 'number', value };
}

export function not(of: Query): Query {
  return { kind: 'not', of };
}

export function and(...of: Query[]): Query {
  return { kind: 'and', of };
}

export function or(...of: Query[]): Query {
  return { kind: 'or', of };
}

export function changed(path: string): Query {
  return { kind: 'change', verb: 'changed', path };
}

/** A text anywhere in the original. */
export function anyText(text: string): Query {
  return { kind: 'text', operator: 'contains', text };
}
