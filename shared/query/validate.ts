import * as z from 'zod/mini';
import { kinds } from '../kinds.ts';
import type { Comparison, FieldRef, Operand, OperatorKey, Query, Question } from './ast.ts';
import { isMarkField, typeByName } from './catalogue.ts';
import type { QueryType } from './field-names.ts';
import { readNetwork } from './network.ts';
import { accepts, operators } from './operators.ts';
import { mostUnits } from './read-amount.ts';
import { choicesOf, expressionTrouble } from './read-operand.ts';
import { sizeTrouble } from './tree-size.ts';

const micros = z.int();
const amount = z.int().check(z.gte(1), z.lte(mostUnits));
const unit = z.enum(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);
const text = z.strictObject({ kind: z.literal('text'), text: z.string(), exact: z.boolean() });

const operand: z.ZodMiniType<Operand> = z.discriminatedUnion('kind', [
  text,
  z.strictObject({
    kind: z.literal('list'),
    items: z.readonly(z.array(text).check(z.minLength(1), z.maxLength(10_000))),
  }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('numbers'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('age'), amount, unit }),
  z.strictObject({
    kind: z.literal('network'),
    network: z
      .string()
      .check(z.refine((written) => readNetwork(written) !== null, 'no address block')),
  }),
  z.strictObject({ kind: z.literal('field'), field: z.lazy(() => otherField), exact: z.boolean() }),
  z
    .strictObject({ kind: z.literal('span'), from: z.nullable(micros), to: z.nullable(micros) })
    .check(z.refine(isStretch, 'a span is open on both sides, or ends before it begins')),
  z.strictObject({ kind: z.literal('instant'), at: micros }),
  z.strictObject({ kind: z.literal('last'), amount, unit }),
  z.strictObject({
    kind: z.literal('calendar'),
    unit: z.enum(['day', 'week', 'month', 'year']),
    offset: z.int().check(z.gte(-mostUnits), z.lte(mostUnits)),
  }),
  z.strictObject({
    kind: z.literal('sinceWeekday'),
    weekday: z.int().check(z.gte(1), z.lte(7)),
  }),
  z.strictObject({ kind: z.literal('clock'), micros: z.int().check(z.gte(0), z.lt(86_400e6)) }),
]);

function isStretch({ from, to }: { from: number | null; to: number | null }): boolean {
  return from === null || to === null ? from !== to : from < to;
}

const named = z.string().check(z.refine((name) => typeByName.has(name), 'no such field'));
const textName = z
  .string()
  .check(z.refine((name) => typeByName.get(name) === 'text', 'no such text field'));

const field: z.ZodMiniType<FieldRef> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: named }),
  z.strictObject({
    kind: z.literal('path'),
    path: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(200))),
  }),
  z.strictObject({
    kind: z.literal('anyOf'),
    names: z.readonly(z.array(textName).check(z.minLength(1), z.maxLength(50))),
  }),
]);

function isTextOfRecord(of: FieldRef): boolean {
  if (of.kind === 'path') return true;
  return of.kind === 'field' && typeByName.get(of.name) === 'text' && !isMarkField(of.name);
}

/** What a field may be compared with: a text of the record, in one place. */
const otherField: z.ZodMiniType<FieldRef> = field.check(
  z.refine((of) => isTextOfRecord(of), 'no field with a text'),
);

const operatorKey = z.enum(Object.keys(operators) as [OperatorKey, ...OperatorKey[]]);
const comparison = z
  .strictObject({
    kind: z.literal('compare'),
    field,
    operator: operatorKey,
    operand: z.optional(operand),
  })
  .check((context) => {
    const trouble = comparisonTrouble(context.value as Comparison);
    if (trouble !== null) {
      context.issues.push({ code: 'custom', message: trouble, input: context.value });
    }
  });

const expression = z
  .string()
  .check(z.refine((written) => expressionTrouble(written) === null, 'no regular expression'));
const several = z.readonly(z.array(z.lazy(() => node)).check(z.minLength(2)));

const node: z.ZodMiniType<Query> = z.union([
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('and'), of: several }),
  z.strictObject({ kind: z.literal('or'), of: several }),
  z.strictObject({ kind: z.literal('not'), of: z.lazy(() => node) }),
  comparison,
  z.strictObject({
    kind: z.literal('text'),
    operator: z.literal('contains'),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('text'), operator: z.literal('matches'), text: expression }),
  z.strictObject({ kind: z.literal('change'), verb: z.literal('changed'), path: z.string() }),
  z.strictObject({
    kind: z.literal('change'),
    verb: z.enum(['was', 'became']),
    path: z.nullable(z.string()),
    value: text,
  }),
]) as z.ZodMiniType<Query>;

/**
 * A tree that comes from outside: of the right shape, at most 50 levels and 1 000 nodes, with fields
 * of the catalogue and operators that compare them with such operands. These are the trees that
 * `print` can write and `parse` reads back.
 */
export const querySchema: z.ZodMiniType<Query> = z.pipe(
  z.custom<Query>(
    (value) => sizeTrouble(value) === null,
    'more than 1000 conditions, or nested deeper than 50 levels',
  ),
  node as z.ZodMiniType<Query, Query>,
);

/** A question that comes from outside: a saved view, a rule, another process. */
export const questionSchema: z.ZodMiniType<Question> = z.strictObject({
  kind: z.nullable(z.enum(kinds)),
  where: querySchema,
});

/** Why a comparison means nothing; null when it does. */
function comparisonTrouble({ field: of, operator, operand: given }: Comparison): string | null {
  const type: QueryType =
    of.kind === 'field' ? (typeByName.get(of.name) ?? 'raw') : of.kind === 'path' ? 'raw' : 'text';
  if (!accepts(operator, type, given?.kind ?? 'none')) {
    return `"${operators[operator].label}" does not compare a ${type} with ${given?.kind ?? 'nothing'}`;
  }
  const texts = given?.kind === 'text' ? [given] : given?.kind === 'list' ? given.items : [];
  const choices = choicesOf(type);
  for (const { text: value } of texts) {
    if (choices !== null && !choices.includes(value)) return `there is no ${type} "${value}"`;
    if (type === 'integer' && !/^-?\d+(?:\.\d+)?$/.test(value)) return `"${value}" is no number`;
    if (operator === 'matches' && expressionTrouble(value) !== null) {
      return `"${value}" is no regular expression`;
    }
  }
  return null;
}
