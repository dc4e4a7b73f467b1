import type { OneField } from '../../shared/case.ts';
import { type Operand, type Query, typeOfRef } from '../../shared/query/index.ts';
import { operandFor } from './conditions.ts';

/** Values that the conditions ask for, and values that they leave out. */
export interface ValuesInForce {
  asked: readonly Operand[];
  leftOut: readonly Operand[];
}

/** What the conditions say of the values of one field: `is`, `in`, and their opposites. */
export function valuesInForce(conditions: readonly Query[], field: OneField): ValuesInForce {
  return {
    asked: conditions.flatMap((each) => operandsOf(each, field, false) ?? []),
    leftOut: conditions.flatMap((each) => operandsOf(each, field, true) ?? []),
  };
}

/** True where a value is one of those. */
export function isAmong(operands: readonly Operand[], value: string | number): boolean {
  return operands.some((operand) => means(operand, value));
}

/** Asks for one more value of a field, besides those that are asked for already; for one of these no more. */
export function toggleAsked(
  conditions: readonly Query[],
  field: OneField,
  value: string | number,
): Query[] {
  return toggled(conditions, field, value, false);
}

/** Leaves one more value of a field out; one that is left out already is not any more. */
export function toggleLeftOut(
  conditions: readonly Query[],
  field: OneField,
  value: string | number,
): Query[] {
  return toggled(conditions, field, value, true);
}

function toggled(
  conditions: readonly Query[],
  field: OneField,
  value: string | number,
  negated: boolean,
): Query[] {
  const cleared = without(conditions, field, value, !negated);
  const at = cleared.findIndex((each) => operandsOf(each, field, negated) !== null);
  const [there] = at < 0 ? [] : cleared.slice(at, at + 1);
  const operands = there === undefined ? [] : (operandsOf(there, field, negated) ?? []);
  if (isAmong(operands, value)) return without(cleared, field, value, negated);
  const made = [...operands, operandFor(field, value)];
  const next = written(field, made, negated);
  return at < 0 ? [...cleared, ...next] : cleared.toSpliced(at, 1, ...next);
}

/** The conditions with nothing that asks for a value, or that leaves it out. */
function without(
  conditions: readonly Query[],
  field: OneField,
  value: string | number,
  negated: boolean,
): Query[] {
  return conditions.flatMap((each) => {
    const operands = operandsOf(each, field, negated);
    if (operands === null || !isAmong(operands, value)) return [each];
    const left = operands.filter((operand) => !means(operand, value));
    return written(field, left, negated);
  });
}

/** The values that a condition compares a field with; null for a condition of another sort. */
function operandsOf(query: Query, field: OneField, negated: boolean): readonly Operand[] | null {
  if (negated) return query.kind === 'not' ? operandsOf(query.of, field, false) : null;
  if (query.kind === 'or') {
    const lists = query.of.map((each) => operandsOf(each, field, false));
    return lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
  }
  if (query.kind !== 'compare' || !isSameField(query.field, field)) return null;
  const { operator, operand } = query;
  if (operator === 'is' && operand !== undefined) return [operand];
  return operator === 'in' && operand?.kind === 'list' ? operand.items : null;
}

/** A condition on values, or none for none: a list where the language has one, alternatives otherwise. */
function written(field: OneField, operands: readonly Operand[], negated: boolean): Query[] {
  const alternatives = operands.map(
    (operand): Query => ({ kind: 'compare', field, operator: 'is', operand }),
  );
  const [only] = alternatives;
  if (only === undefined) return [];
  const items = operands.filter((operand) => operand.kind === 'text');
  const query: Query =
    alternatives.length === 1
      ? only
      : items.length === operands.length && typeOfRef(field) !== 'flag'
        ? { kind: 'compare', field, operator: 'in', operand: { kind: 'list', items } }
        : { kind: 'or', of: alternatives };
  return [negated ? { kind: 'not', of: query } : query];
}

function means(operand: Operand, value: string | number): boolean {
  if (operand.kind === 'number') return operand.value === value;
  if (operand.kind !== 'text') return false;
  const text = String(value);
  return operand.exact ? operand.text === text : folded(operand.text) === folded(text);
}

/** As `is` compares what was not written in quotes. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, ' ');
}

function isSameField(one: Extract<Query, { kind: 'compare' }>['field'], other: OneField): boolean {
  if (one.kind === 'field') return other.kind === 'field' && one.name === other.name;
  if (one.kind !== 'path' || other.kind !== 'path') return false;
  return one.path.join('\0') === other.path.join('\0');
}
