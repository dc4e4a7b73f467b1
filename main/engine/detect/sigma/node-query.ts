import type { Query } from '../../../../shared/query/index.ts';
import type { FieldPlaces } from './field-places.ts';
import { allOf, anyOf, constant, notOf } from './query-nodes.ts';
import type { SigmaNode, ValueTest } from './sigma-test.ts';
import { anywhereInRecord } from './text-tests.ts';
import { anyExists, anyValue, fieldQuery } from './value-query.ts';

/** What names of fields mean to a rule. */
export interface Meaning {
  placesOf(field: string): FieldPlaces;
  /** A condition that a field stands for by itself, with values: what an audit record says of a change. */
  special?(field: string, tests: readonly ValueTest[] | null): Query | null;
}

/** A condition of a rule as a question about records. */
export function queryOf(node: SigmaNode, meaning: Meaning): Query {
  switch (node.kind) {
    case 'and':
      return allOf(node.of.map((each) => queryOf(each, meaning)));
    case 'or':
      return eitherOf(node.of, meaning);
    case 'not':
      return notOf(queryOf(node.of, meaning));
    case 'value':
      return valuesQuery(node.field, [node.test], meaning);
    case 'exists':
      return meaning.special?.(node.field, null) ?? anyExists(meaning.placesOf(node.field));
    case 'field':
      return fieldQuery(node, meaning.placesOf(node.field), meaning.placesOf(node.other));
  }
}

/** Values of the same field are asked for together. */
function eitherOf(nodes: readonly SigmaNode[], meaning: Meaning): Query {
  const values = Map.groupBy(
    nodes.filter((node) => node.kind === 'value'),
    ({ field }) => field,
  );
  const others = nodes.filter((node) => node.kind !== 'value');
  return anyOf([
    ...[...values].map(([field, tests]) =>
      valuesQuery(
        field,
        tests.map(({ test }) => test),
        meaning,
      ),
    ),
    ...others.map((node) => queryOf(node, meaning)),
  ]);
}

function valuesQuery(field: string | null, tests: readonly ValueTest[], meaning: Meaning): Query {
  if (field === null) return anyOf(tests.map((test) => anywhereInRecord(test) ?? constant(false)));
  return meaning.special?.(field, tests) ?? anyValue(meaning.placesOf(field), tests);
}
