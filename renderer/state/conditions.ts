import type { OneField } from '../../shared/case.ts';
import { type Operand, type Query, typeOfRef } from '../../shared/query/index.ts';

/** Records whose field has exactly this value: letter by letter, a number as the number. */
export function hasValue(field: OneField, value: string | number): Query {
  return { kind: 'compare', field, operator: 'is', operand: operandFor(field, value) };
}

/** Records without the field. */
export function lacks(field: OneField): Query {
  return { kind: 'not', of: { kind: 'compare', field, operator: 'exists' } };
}

/** A value as a field is compared with it. */
export function operandFor(field: OneField, value: string | number): Operand {
  const type = typeOfRef(field);
  if (typeof value === 'number' && type !== 'raw') return { kind: 'number', value };
  const isListed = type === 'kind' || type === 'outcome' || type === 'flag';
  return { kind: 'text', text: String(value), exact: !isListed };
}
