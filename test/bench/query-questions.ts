import type { OneField, SortKey } from '../../shared/case.ts';
import type { Query } from '../../shared/query/index.ts';

/** A question whose first page and count are measured. */
export interface BenchQuestion {
  name: string;
  where: Query;
  sort?: SortKey[];
}

/** What is asked of a case of one kind. */
export interface QuestionSet {
  questions: readonly BenchQuestion[];
  facets: readonly { name: string; field: OneField; where: Query }[];
  /** Texts looked for in the originals: one that stands in few records, and one in many. */
  texts: readonly string[];
}

const all: Query = { kind: 'all' };
const named = (name: string): OneField => ({ kind: 'field', name });
const by = (name: string, descending = false): SortKey[] => [{ field: named(name), descending }];

function compare(
  field: string | readonly string[],
  operator: 'is' | 'contains',
  text: string,
): Query {
  return {
    kind: 'compare',
    field:
      typeof field === 'string' ? { kind: 'field', name: field } : { kind: 'anyOf', names: field },
    operator,
    operand: { kind: 'text', text, exact: operator === 'is' },
  };
}

const april: Query = {
  kind: 'compare',
  field: { kind: 'field', name: 'time' },
  operator: 'during',
  operand: { kind: 'span', from: Date.UTC(2025, 3, 1) * 1000, to: Date.UTC(2025, 4, 1) * 1000 },
};

const both = (...of: Query[]): Query => ({ kind: 'and', of });

/**
 * What is asked of a case of events or audit records: values that the generated population has.
 * @param actor an actor of the case
 * @param ip an address of the case, or a target where there are no addresses
 */
export function questionsOf(kind: 'event' | 'audit', actor: string): QuestionSet {
  const searched =
    kind === 'event'
      ? ['action', 'actor', 'client', 'provider', 'username', 'ip']
      : ['action', 'target', 'actor', 'subject', 'client', 'message'];
  const unindexed =
    kind === 'event' ? compare('status', 'is', 'Failure') : compare('message', 'is', 'clean-up');
  return {
    questions: [
      { name: 'all, newest first', where: all },
      { name: 'equality: actor', where: compare('actor', 'is', actor) },
      { name: 'equality without index', where: unindexed },
      { name: 'substring: actor', where: compare('actor', 'contains', 'lange') },
      { name: 'six fields', where: compare(searched, 'contains', 'lange1') },
      { name: 'six fields, no hit', where: compare(searched, 'contains', 'qqqq') },
      { name: 'range: a month', where: april },
      { name: 'range and equality', where: both(april, unindexed) },
      { name: 'sort: actor', where: all, sort: by('actor') },
      { name: 'sort: oldest first', where: all, sort: by('time') },
      { name: 'sort without index: client', where: all, sort: by('client', true) },
    ],
    facets: [
      { name: 'facet: actor', field: named('actor'), where: all },
      { name: 'facet: action', field: named('action'), where: all },
      { name: 'facet: client under a filter', field: named('client'), where: unindexed },
      {
        name: 'facet: its own filter',
        field: named('actor'),
        where: both(compare('actor', 'is', actor), april),
      },
    ],
    texts:
      kind === 'event'
        ? ['device_added', 'Invalid_Credentials']
        : ['serial":99999', 'ticket ops-1182'],
  };
}
