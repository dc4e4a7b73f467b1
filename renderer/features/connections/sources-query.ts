import type { Query } from '../../../shared/query/index.ts';

/** Records out of sources of the case, as a question. */
export function sourcesQuery(names: readonly string[]): Query {
  const items = names.map((text) => ({ kind: 'text', text, exact: true }) as const);
  const [only] = items;
  const field = { kind: 'field', name: 'source' } as const;
  return items.length === 1 && only !== undefined
    ? { kind: 'compare', field, operator: 'is', operand: only }
    : { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } };
}
