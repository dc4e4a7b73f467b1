import type { Query } from '../../../../shared/query/index.ts';

const everything: Query = { kind: 'all' };
const nothing: Query = { kind: 'not', of: everything };

/** A condition that all records meet, or none. */
export function constant(holds: boolean): Query {
  return holds ? everything : nothing;
}

/** What a condition is for all records alike; null where it depends on them. */
export function constantOf(query: Query): boolean | null {
  if (query.kind === 'all') return true;
  return query.kind === 'not' && query.of.kind === 'all' ? false : null;
}

/** All of some conditions, flat and without what is always true. */
export function allOf(queries: readonly Query[]): Query {
  return joined('and', queries);
}

/** At least one of some conditions, flat and without what is never true. */
export function anyOf(queries: readonly Query[]): Query {
  return joined('or', queries);
}

/** The opposite. */
export function notOf(query: Query): Query {
  return query.kind === 'not' ? query.of : { kind: 'not', of: query };
}

function joined(kind: 'and' | 'or', queries: readonly Query[]): Query {
  const neutral = kind === 'and';
  const parts: Query[] = [];
  const known = new Set<string>();
  for (const query of queries.flatMap((each) => (each.kind === kind ? each.of : [each]))) {
    const value = constantOf(query);
    if (value === !neutral) return constant(!neutral);
    const text = JSON.stringify(query);
    if (value === null && !known.has(text)) parts.push(query);
    known.add(text);
  }
  const [only] = parts;
  if (only === undefined) return constant(neutral);
  return parts.length === 1 ? only : { kind, of: parts };
}
