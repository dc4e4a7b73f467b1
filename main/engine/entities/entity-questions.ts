import type { EntityType } from '../../../shared/entities.ts';
import type { CanonicalField } from '../../../shared/fields.ts';
import { type Kind, kinds } from '../../../shared/kinds.ts';
import type { Query, Question, TextOperand } from '../../../shared/query/index.ts';
import { entityColumns } from './entity-columns.ts';

/** All records that name an entity. */
export function questionOf(type: EntityType, value: string): Question {
  const parts = entityColumns[type].map(({ field, kinds: named }) =>
    inKinds(is(field, value), named),
  );
  const [only] = parts;
  return {
    kind: null,
    where: parts.length === 1 && only !== undefined ? only : { kind: 'or', of: parts },
  };
}

/** The records of a question whose field has a value. */
export function withValue(question: Question, field: CanonicalField, value: string): Question {
  return { ...question, where: { kind: 'and', of: [question.where, is(field, value)] } };
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

/** A condition among records of some kinds. */
function inKinds(condition: Query, named: readonly Kind[]): Query {
  if (named.length === kinds.length) return condition;
  const items = named.map((text): TextOperand => ({ kind: 'text', text, exact: false }));
  const [only] = items;
  const field = { kind: 'field', name: 'kind' } as const;
  const ofKinds: Query =
    items.length === 1 && only !== undefined
      ? { kind: 'compare', field, operator: 'is', operand: only }
      : { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } };
  return { kind: 'and', of: [ofKinds, condition] };
}
