import type { Kind } from '../kinds.ts';
import type { Query } from './ast.ts';
import { allOf } from './conditions.ts';
import { print } from './print.ts';
import { type SentenceOptions, sentence } from './sentence.ts';

/** One of the conditions that must all hold: shown, switched off, inverted or edited by itself. */
export interface Chip {
  query: Query;
  /** Its text for the query bar. */
  text: string;
  sentence: string;
  negated: boolean;
}

/** The conditions of a query as chips; none for all records. */
export function chips(query: Query, kind: Kind | null, options: SentenceOptions = {}): Chip[] {
  return conjunctsOf(query).map((part) => ({
    query: part,
    text: print(part, kind),
    sentence: sentence(part, kind, options),
    negated: part.kind === 'not',
  }));
}

/** The query that chips stand for together. */
export function queryOfChips(list: readonly Pick<Chip, 'query'>[]): Query {
  return allOf(list.map(({ query }) => query));
}

function conjunctsOf(query: Query): readonly Query[] {
  if (query.kind === 'all') return [];
  return query.kind === 'and' ? query.of : [query];
}
