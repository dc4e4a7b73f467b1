import * as z from 'zod/mini';
import { nestingExceeds } from './json/index.ts';
import { kinds } from './kinds.ts';
import type { FieldRef, Operand, OperatorKey, Query, Question, TimeUnit } from './query/ast.ts';

/** Deepest nesting of a question's JSON: far beyond what anybody writes, far below what overflows. */
const deepest = 200;

const micros = z.int();
const amount = z.int().check(z.gte(0), z.lte(1_000_000));
const text = z.strictObject({ kind: z.literal('text'), text: z.string(), exact: z.boolean() });
const step = z.string().check(z.maxLength(1_000));

const units: Record<TimeUnit, true> = {
  second: true,
  minute: true,
  hour: true,
  day: true,
  week: true,
  month: true,
  year: true,
};

const operators: Record<OperatorKey, true> = {
  is: true,
  contains: true,
  like: true,
  startsWith: true,
  endsWith: true,
  matches: true,
  in: true,
  exists: true,
  less: true,
  lessOrEqual: true,
  greater: true,
  greaterOrEqual: true,
  between: true,
  before: true,
  after: true,
  during: true,
  olderThan: true,
  newerThan: true,
  within: true,
};

const unit = z.enum(Object.keys(units) as [TimeUnit, ...TimeUnit[]]);
const operator = z.enum(Object.keys(operators) as [OperatorKey, ...OperatorKey[]]);

const operand: z.ZodMiniType<Operand> = z.discriminatedUnion('kind', [
  text,
  z.strictObject({ kind: z.literal('list'), items: z.readonly(z.array(text)) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('numbers'), low: z.number(), high: z.number() }),
  z.strictObject({ kind: z.literal('age'), amount, unit }),
  z.strictObject({ kind: z.literal('network'), network: z.string() }),
  z.strictObject({ kind: z.literal('span'), from: z.nullable(micros), to: z.nullable(micros) }),
  z.strictObject({ kind: z.literal('instant'), at: micros }),
  z.strictObject({ kind: z.literal('last'), amount, unit }),
  z.strictObject({
    kind: z.literal('calendar'),
    unit: z.enum(['day', 'week', 'month', 'year']),
    offset: z.int().check(z.gte(-100_000), z.lte(100_000)),
  }),
  z.strictObject({
    kind: z.literal('sinceWeekday'),
    weekday: z.int().check(z.gte(1), z.lte(7)),
  }),
  z.strictObject({ kind: z.literal('clock'), micros: z.int().check(z.gte(0), z.lt(86_400e6)) }),
]);

const namedField = z.strictObject({ kind: z.literal('field'), name: z.string() });
const pathField = z.strictObject({
  kind: z.literal('path'),
  path: z.readonly(z.array(step).check(z.minLength(1), z.maxLength(50))),
});

/** One field by name or path. */
export const oneFieldSchema = z.discriminatedUnion('kind', [namedField, pathField]);

const field: z.ZodMiniType<FieldRef> = z.discriminatedUnion('kind', [
  namedField,
  pathField,
  z.strictObject({
    kind: z.literal('anyOf'),
    names: z.readonly(z.array(z.string()).check(z.minLength(1), z.maxLength(50))),
  }),
]);

const several = z.readonly(z.array(z.lazy(() => query)));

const query: z.ZodMiniType<Query> = z.union([
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('and'), of: several }),
  z.strictObject({ kind: z.literal('or'), of: several }),
  z.strictObject({ kind: z.literal('not'), of: z.lazy(() => query) }),
  comparison(),
  z.strictObject({
    kind: z.literal('text'),
    operator: z.enum(['contains', 'matches']),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('change'), verb: z.literal('changed'), path: z.string() }),
  z.strictObject({
    kind: z.literal('change'),
    verb: z.enum(['was', 'became']),
    path: z.nullable(z.string()),
    value: text,
  }),
]) as z.ZodMiniType<Query>;

function comparison() {
  return z.strictObject({
    kind: z.literal('compare'),
    field,
    operator,
    operand: z.optional(operand),
  });
}

const question = z.strictObject({
  kind: z.nullable(z.enum(kinds)),
  where: query,
}) as unknown as z.ZodMiniType<Question, Question>;

/** A question as it comes from outside: a saved view, a rule, another process. */
export const questionSchema: z.ZodMiniType<Question> = z.pipe(
  z.custom<Question>(
    (value) => !nestingExceeds(value, deepest),
    `nested deeper than ${deepest} levels`,
  ),
  question,
);
