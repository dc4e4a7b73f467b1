import type { Change, Comparison, Query, Question } from '../../../../shared/query/ast.ts';
import { type CompileContext, testOf } from './operator-tests.ts';
import { placesOf } from './record-field.ts';
import { isTextTest } from './test-kinds.ts';
import { makeTextTest } from './value-tests.ts';

/** The different texts that records of a case hold in a field. */
export interface PresentTexts {
  texts: readonly string[];
  /** No record is without one. */
  everywhere: boolean;
}

/** Tells what records of a case hold in a canonical field; null where that is not known beforehand. */
export type Present = (field: string) => PresentTexts | null;

const everything: Query = { kind: 'all' };
const nothing: Query = { kind: 'not', of: everything };

/**
 * The same question for the records of one case, without the conditions that are true of all of them or of
 * none: of a rule for many systems the few that can be true here are left, and often none.
 * @returns null where no record can meet it
 */
export function narrowQuery(
  { kind, where }: Question,
  context: CompileContext,
  present: Present,
): Question | null {
  if (kind !== null && present('kind')?.texts.includes(kind) === false) return null;
  const narrowed = narrow(where, context, present);
  return isNothing(narrowed) ? null : { kind, where: narrowed };
}

function narrow(query: Query, context: CompileContext, present: Present): Query {
  switch (query.kind) {
    case 'and':
      return combined(query.of, 'and', nothing);
    case 'or':
      return combined(query.of, 'or', everything);
    case 'not': {
      const of = narrow(query.of, context, present);
      return of.kind === 'all' ? nothing : isNothing(of) ? everything : { kind: 'not', of };
    }
    case 'compare':
      return decided(query, truth(query, context, present));
    case 'change':
      return decided(query, canChange(query, present) ? null : false);
    default:
      return query;
  }

  function combined(parts: readonly Query[], kind: 'and' | 'or', decisive: Query): Query {
    const narrowed = parts.map((part) => narrow(part, context, present));
    const isDecisive = decisive === everything ? isEverything : isNothing;
    const isNeutral = decisive === everything ? isNothing : isEverything;
    if (narrowed.some(isDecisive)) return decisive;
    const left = narrowed.filter((part) => !isNeutral(part));
    const [first] = left;
    if (first === undefined) return decisive === everything ? nothing : everything;
    return left.length === 1 ? first : { kind, of: left };
  }
}

function decided(query: Query, truth: boolean | null): Query {
  return truth === null ? query : truth ? everything : nothing;
}

/** True or false where the comparison is so of every record of the case; null where records differ. */
function truth(comparison: Comparison, context: CompileContext, present: Present): boolean | null {
  const { field, operator, operand } = comparison;
  if (field.kind === 'path' || (operand !== undefined && !isWords(operand.kind))) return null;
  const test = testOf(operator, operand, context);
  if (test.kind !== 'exists' && !isTextTest(test)) return null;
  const passes = test.kind === 'exists' ? () => true : makeTextTest(test);
  const names = field.kind === 'field' ? [field.name] : field.names;
  const each = placesOf(field).map(({ place }, at) => {
    const isColumn = place === 'value' || place === 'word' || place === 'source';
    const known = isColumn ? present(names[at] as string) : null;
    if (known === null) return null;
    const passing = known.texts.filter(passes).length;
    if (passing === 0) return false;
    return passing === known.texts.length && known.everywhere ? true : null;
  });
  if (each.includes(true)) return true;
  return each.every((verdict) => verdict === false) ? false : null;
}

function isWords(kind: string): boolean {
  return kind === 'text' || kind === 'list' || kind === 'network';
}

/** Where no record tells of changed paths, none changed. */
function canChange(change: Change, present: Present): boolean {
  return change.verb !== 'changed' || present('changed')?.texts.length !== 0;
}

function isEverything(query: Query): boolean {
  return query.kind === 'all';
}

function isNothing(query: Query): boolean {
  return query.kind === 'not' && query.of.kind === 'all';
}
