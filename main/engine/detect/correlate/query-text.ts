import type { Kind } from '../../../../shared/kinds.ts';
import { type FieldRef, print, type Query, type Question } from '../../../../shared/query/index.ts';
import { pseudoField } from '../match/index.ts';
import { oneOf } from '../one-of.ts';
import type { EventRule } from '../rule.ts';

/** A text that records must hold in one of these places. */
export interface Equality {
  places: readonly FieldRef[];
  texts: readonly string[];
}

/** One rule about single records, and what those of a finding have in common there. */
export interface AskedPart {
  rule: EventRule;
  /** Systems that it is asked of; null where these are all. */
  systems: readonly string[] | null;
  equalities: readonly Equality[];
}

/** Values that a list of a question may hold; longer ones are left out, and the question finds more. */
const mostValues = 50;

/**
 * The question that finds the records of a finding, as a text, and the view to ask it in.
 * @param times of its first and last record, microseconds UTC; null leaves time out
 */
export function queryText(
  parts: readonly AskedPart[],
  times: { first: number; last: number } | null,
  scope: Question | null,
): { query: string; kind: Kind | null } {
  const kindsAsked = new Set([
    ...parts.map(({ rule }) => rule.question?.kind ?? null),
    ...(scope === null || scope.kind === null ? [] : [scope.kind]),
  ]);
  const [only] = kindsAsked;
  const kind = kindsAsked.size === 1 ? (only as Kind | null) : null;
  const named = (question: Question) =>
    question.kind === kind || question.kind === null
      ? question.where
      : both([isWord('kind', [question.kind]), question.where]);
  const asked = parts.map(({ rule, systems, equalities }) =>
    both([
      ...(rule.question === null ? [] : [named(rule.question)]),
      ...(systems === null ? [] : [isWord('system', systems)]),
      ...equalities.flatMap(equality),
    ]),
  );
  const where = both([
    either(asked),
    ...(scope === null ? [] : [named(scope)]),
    ...(times === null ? [] : [within(times.first, times.last)]),
  ]);
  return { query: print(where, kind), kind };
}

/** Where the workbench finds the value of a field: a field told from another stands where that one does. */
export function placesIn(rule: EventRule, name: string): readonly FieldRef[] {
  const pseudo = pseudoField(name);
  if (pseudo === 'network') return [{ kind: 'field', name: 'ip' }];
  if (pseudo === 'device') return [{ kind: 'field', name: 'agent' }];
  return pseudo === null ? rule.placesOf(name) : [];
}

function equality({ places, texts }: Equality): Query[] {
  if (places.length === 0 || texts.length === 0 || texts.length > mostValues) return [];
  return [either(places.map((field) => isOneOf(field, texts)))];
}

function isOneOf(field: FieldRef, texts: readonly string[]): Query {
  const [only] = texts;
  const network = texts.length === 1 && /^[\da-f.:]+\/(?:24|48)$/i.test(only as string);
  if (network && field.kind === 'field' && field.name === 'ip') {
    return {
      kind: 'compare',
      field,
      operator: 'within',
      operand: { kind: 'network', network: only as string },
    };
  }
  return oneOf(
    field,
    texts.map((text) => ({ kind: 'text', text, exact: false })),
  );
}

function isWord(name: string, words: readonly string[]): Query {
  return isOneOf({ kind: 'field', name }, words);
}

function within(first: number, last: number): Query {
  return {
    kind: 'compare',
    field: { kind: 'field', name: 'time' },
    operator: 'during',
    operand: { kind: 'span', from: first, to: last + 1 },
  };
}

function both(queries: readonly Query[]): Query {
  const of = queries
    .filter(({ kind }) => kind !== 'all')
    .flatMap((query) => (query.kind === 'and' ? query.of : [query]));
  return of.length === 0
    ? { kind: 'all' }
    : of.length === 1
      ? (of[0] as Query)
      : { kind: 'and', of };
}

function either(queries: readonly Query[]): Query {
  const different = queries.filter(
    (query, at) =>
      queries.findIndex((other) => JSON.stringify(other) === JSON.stringify(query)) === at,
  );
  const all = different.find(({ kind }) => kind === 'all');
  if (all !== undefined) return all;
  return different.length === 1 ? (different[0] as Query) : { kind: 'or', of: different };
}
