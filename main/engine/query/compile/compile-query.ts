import { TrailcaseError } from '../../../../shared/errors.ts';
import { kinds } from '../../../../shared/kinds.ts';
import type { Query, Question, TextSearch } from '../../../../shared/query/ast.ts';
import { compileChange } from './change-condition.ts';
import { allOf, always, anyOf, type Condition, costs, negated, never } from './condition.ts';
import { compileComparison } from './field-condition.ts';
import type { CompileContext } from './operator-tests.ts';
import { makeRegularExpression } from './regular-expression.ts';
import { type Bound, join, sql } from './sql.ts';
import { startingPlace } from './starting-place.ts';
import type { TextTest } from './test-kinds.ts';

/** A question as SQL: `SELECT … FROM ${from} WHERE ${where}`, with `registerFunctions` called before. */
export interface CompiledQuery {
  /**
   * `record r`, or with the index that answers the question best, which SQLite without statistics
   * would not choose. `record r` alone is right as well, only slower.
   */
  from: string;
  /** A condition on `r`; never empty. */
  where: string;
  /** Values of the question marks, in their order. */
  params: readonly Bound[];
  /**
   * Original records are read: about two microseconds each in the order in which they are stored
   * (`record r NOT INDEXED`), hundreds where neighbours in time lie far from each other.
   */
  usesRaw: boolean;
  /**
   * Texts of originals that every answer must hold. `where` asks for them as well; who finds the
   * records with them in a faster way compiles the rest of the question, see `splitTexts`.
   */
  needsText: readonly TextSearch[];
}

/** Largest number of conditions. SQLite takes expressions 1 000 levels deep; a chain of AND is one level each. */
const mostConditions = 500;

/**
 * Turns a question into SQL. Pure: no connection, no clock. Values are bound, names come from
 * `recordColumns` only.
 *
 * Missing fields: a comparison is false of a record without the field, whatever the operator, and
 * `not` is true wherever what it negates is not true.
 *
 * @throws TrailcaseError `bad-request` for a field, operator, operand or pattern that cannot be asked
 */
export function compileQuery({ kind, where }: Question, context: CompileContext): CompiledQuery {
  checkSize(where);
  const conjuncts = conjunctsOf(where);
  const start = startingPlace(conjuncts, context);
  const condition = allOf([
    kindCondition(kind, start?.index != null),
    ...conjuncts.map((each) => compile(each, context)),
  ]);
  return {
    from: start === null || condition === never ? 'record r' : startingFrom(start.index),
    where: condition.sql.text,
    params: condition.sql.params,
    usesRaw: condition.cost === costs.original,
    needsText: conjuncts.filter((each) => each.kind === 'text'),
  };
}

/**
 * A question apart from the texts of originals that it asks for by itself, so that these can be
 * looked for where that is faster: `texts` and `rest` together are the question.
 */
export function splitTexts(query: Query): { texts: TextSearch[]; rest: Query } {
  const conjuncts = conjunctsOf(query);
  const texts = conjuncts.filter((each) => each.kind === 'text');
  const others = conjuncts.filter((each) => each.kind !== 'text');
  const [first] = others;
  if (first === undefined) return { texts, rest: { kind: 'all' } };
  return { texts, rest: others.length === 1 ? first : { kind: 'and', of: others } };
}

function startingFrom(index: string | null): string {
  return index === null ? 'record r NOT INDEXED' : `record r INDEXED BY ${index}`;
}

function conjunctsOf(query: Query): Query[] {
  return query.kind === 'and' ? query.of.flatMap(conjunctsOf) : [query];
}

/** An index of an entity begins with the entity and the kind: with all kinds named, all of it is used. */
function kindCondition(kind: Question['kind'], isIndexed: boolean): Condition {
  if (kind !== null) return { sql: sql`r.kind = ${kinds.indexOf(kind)}`, cost: costs.number };
  if (!isIndexed) return always;
  const numbers = kinds.map((_, number) => sql`${number}`);
  return { sql: sql`r.kind IN (${join(numbers, ', ')})`, cost: costs.number };
}

type Compilers = {
  [K in Query['kind']]: (query: Extract<Query, { kind: K }>, context: CompileContext) => Condition;
};

const compilers: Compilers = {
  all: () => always,
  and: ({ of }, context) => allOf(of.map((each) => compile(each, context))),
  or: ({ of }, context) => anyOf(of.map((each) => compile(each, context))),
  not: ({ of }, context) => negated(compile(of, context)),
  compare: compileComparison,
  text: compileText,
  change: compileChange,
};

function compile(query: Query, context: CompileContext): Condition {
  const compiler = compilers[query.kind] as (query: Query, context: CompileContext) => Condition;
  return compiler(query, context);
}

function compileText({ operator, text }: TextSearch): Condition {
  if (operator === 'matches') makeRegularExpression(text, false);
  const test: TextTest =
    operator === 'matches'
      ? { kind: 'regex', pattern: text, mindsCase: false }
      : { kind: 'letters', text: text.toWellFormed() };
  return {
    sql: sql`original_passes(r.source, r.offset, r.length, ${JSON.stringify(test)})`,
    cost: costs.original,
  };
}

function checkSize(query: Query): void {
  let count = 0;
  const open: Query[] = [query];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    count += next.kind === 'compare' && next.field.kind === 'anyOf' ? next.field.names.length : 1;
    if (count > mostConditions) {
      throw new TrailcaseError(
        'bad-request',
        `The question has more than ${mostConditions} conditions. Use a list ("in") for many values of one field.`,
      );
    }
    if (next.kind === 'and' || next.kind === 'or') open.push(...next.of);
    if (next.kind === 'not') open.push(next.of);
  }
}
