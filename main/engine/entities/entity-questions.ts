import type { EntityType } from '../../../shared/entities.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { Query, Question, TextOperand } from '../../../shared/query/index.ts';
import { entityColumns } from './entity-columns.ts';

/** All records that name an entity. */
export function questionOf(type: EntityType, value: string): Question {
  const parts = entityColumns[type].map(({ field, kinds: named, unless }) =>
    inKinds(unless === undefined ? [is(field, value)] : [is(field, value), lacks(unless)], named),
  );
  const [only] = parts;
  return {
    kind: null,
    where: parts.length === 1 && only !== undefined ? only : { kind: 'or', of: parts },
  };
}

/** The records of a question whose field has one of some values. */
export function withValue(
  question: Question,
  field: CanonicalField,
  ...[value, ...more]: readonly [string, ...string[]]
): Question {
  const condition = more.length === 0 ? is(field, value) : isOneOf(field, [value, ...more]);
  return { ...question, where: { kind: 'and', of: [question.where, condition] } };
}

/** The records of a question that are of some kinds. */
export function amongKinds(question: Question, named: readonly Kind[]): Question {
  return { ...question, where: inKinds([question.where], named) };
}

/** Audit records of what an entity did. */
export function changesMadeBy(value: string): Question {
  return { kind: 'audit', where: is('actor', value) };
}

/** Audit records of what was done to an entity. */
export function changesSufferedBy(value: string): Question {
  return { kind: 'audit', where: { kind: 'or', of: [is('target', value), is('subject', value)] } };
}

function is(name: CanonicalField, text: string): Query {
  const operand: TextOperand = { kind: 'text', text, exact: true };
  return { kind: 'compare', field: { kind: 'field', name }, operator: 'is', operand };
}

function isOneOf(name: CanonicalField, texts: readonly string[]): Query {
  const items = texts.map((text): TextOperand => ({ kind: 'text', text, exact: true }));
  const operand = { kind: 'list', items } as const;
  return { kind: 'compare', field: { kind: 'field', name }, operator: 'in', operand };
}

function lacks(name: CanonicalField): Query {
  return {
    kind: 'not',
    of: { kind: 'compare', field: { kind: 'field', name }, operator: 'exists' },
  };
}

/** All of some conditions, among records of some kinds. */
function inKinds(conditions: readonly [Query, ...Query[]], named: readonly Kind[]): Query {
  const [condition, ...more] = conditions;
  if (named.length === kinds.length) {
    return more.length === 0 ? condition : { kind: 'and', of: conditions };
  }
  const items = named.map((text): TextOperand => ({ kind: 'text', text, exact: false }));
  const [only] = items;
  const field = { kind: 'field', name: 'kind' } as const;
  const ofKinds: Query =
    items.length === 1 && only !== undefined
      ? { kind: 'compare', field, operator: 'is', operand: only }
      : { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } };
  return { kind: 'and', of: [ofKinds, ...conditions] };
}
