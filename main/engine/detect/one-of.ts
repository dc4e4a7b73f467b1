import type { FieldRef, Query, TextOperand } from '../../../shared/query/index.ts';

/** That a field holds one of some texts; there is at least one. */
export function oneOf(field: FieldRef, items: readonly TextOperand[]): Query {
  const [only] = items;
  return only !== undefined && items.length === 1
    ? { kind: 'compare', field, operator: 'is', operand: only }
    : { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items: [...items] } };
}
