import * as z from 'zod/mini';
import { correlationTypes, levels } from '../../../../shared/detection.ts';

const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean()], 'not a single value');
const text = z.pipe(scalar, z.transform(String));
const nullable = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));
/** A list of texts, or one. Members without a value are left out. */
const texts = z.pipe(
  z.union([z.array(z.nullable(scalar)), scalar, z.null()], 'not a list of texts'),
  z.transform((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) => (each === null ? [] : String(each))),
  ),
);
const name = text.check(z.minLength(1, 'empty'));

const word = <Words extends readonly [string, ...string[]]>(words: Words) =>
  z.pipe(
    text,
    z.pipe(
      z.transform((value: string) => value.toLowerCase()),
      z.enum(words as unknown as [string, ...string[]], `not one of ${words.join(', ')}`),
    ),
  );

/** What every document says of itself. Keys that are not listed may stand there; they mean nothing. */
const head = {
  title: name,
  id: nullable(name),
  name: nullable(name),
  description: nullable(text),
  why: nullable(text),
  level: nullable(word(levels)),
  status: nullable(text),
  author: nullable(
    z.union([
      text,
      z.pipe(
        texts,
        z.transform((list) => list.join(', ')),
      ),
    ]),
  ),
  tags: nullable(texts),
  falsepositives: nullable(texts),
  references: nullable(texts),
  license: nullable(text),
  taxonomy: nullable(text),
  tells: nullable(text),
  reports: nullable(z.boolean('not true or false')),
  'group-by': nullable(texts),
  parameters: nullable(
    z.array(
      z.object({
        name: z
          .string()
          .check(z.regex(/^[A-Za-z][\w-]*$/, 'not a name of letters, digits, - and _')),
        title: nullable(text),
        value: z.union([
          text,
          z.pipe(
            texts,
            z.transform((list) => list.join(', ')),
          ),
        ]),
      }),
      'not a list of parameters, each with name, title and value',
    ),
  ),
};

const condition = z.object({
  gt: nullable(scalar),
  gte: nullable(scalar),
  lt: nullable(scalar),
  lte: nullable(scalar),
  eq: nullable(scalar),
  neq: nullable(scalar),
  field: nullable(texts),
  percentile: nullable(scalar),
});

/** A rule about single records, with its detection and logsource left for later. */
export const eventSchema = z.object({
  ...head,
  logsource: z.object(
    {
      product: nullable(text),
      service: nullable(text),
      category: nullable(text),
      definition: nullable(z.unknown()),
    },
    'not a map of product, service and category',
  ),
});

/** A rule about several records. */
export const correlationSchema = z.object({
  ...head,
  generate: nullable(z.boolean('not true or false')),
  correlation: z.object(
    {
      type: word(correlationTypes),
      rules: texts.check(z.minLength(1, 'no rule is named')),
      'group-by': nullable(texts),
      timespan: nullable(text),
      condition: nullable(condition),
      aliases: nullable(z.record(z.string(), z.record(z.string(), text))),
      options: nullable(z.record(z.string(), z.union([scalar, texts]))),
      generate: nullable(z.boolean('not true or false')),
    },
    'not a map of type, rules, group-by, timespan and condition',
  ),
});

export type EventDocument = z.infer<typeof eventSchema>;
export type CorrelationDocument = z.infer<typeof correlationSchema>;
