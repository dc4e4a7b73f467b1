import * as z from 'zod/mini';
import type { OneField, PlaceSought, RecordCursor } from '../case.ts';
import { entityTypes, type StateRef } from '../entities.ts';
import type { MappedWord } from '../fields.ts';
import type { GivenPath } from '../given-paths.ts';
import { kinds } from '../kinds.ts';
import type { MarkedRecords } from '../marks.ts';
import { questionSchema } from '../query/index.ts';
import type { ActionTarget, TargetId } from '../response-plan.ts';

/** Shapes of parameters that several calls have. */

export const nothing = z.strictObject({});
export const kind = z.enum(kinds);
export const path = z.string().check(z.minLength(1), z.maxLength(4096));
export const givenPath: z.ZodMiniType<GivenPath> = z.union([
  path,
  z.strictObject({ path, name: z.string().check(z.minLength(1), z.maxLength(4096)) }),
]);
export const recordId = z.int().check(z.positive());
export const pageLimit = z.int().check(z.gte(1), z.lte(10_000));
export const cursor: z.ZodMiniType<RecordCursor> = z.strictObject({
  time: z.nullable(z.int()),
  id: z.int(),
});
export const result = z.int().check(z.positive());
export const view = z.optional(z.string().check(z.maxLength(200)));
export const fieldName = z.string().check(z.minLength(1), z.maxLength(200));
export const fieldPath = z
  .array(z.string().check(z.maxLength(1_000)))
  .check(z.minLength(1), z.maxLength(200));
export const oneField: z.ZodMiniType<OneField> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('field'), name: fieldName }),
  z.strictObject({ kind: z.literal('path'), path: fieldPath }),
]);
export const asked = {
  question: questionSchema,
  sort: z.optional(
    z.array(z.strictObject({ field: oneField, descending: z.boolean() })).check(z.maxLength(20)),
  ),
  asOf: z.optional(z.string()),
  zone: z.optional(z.string()),
};
export const few = z.int().check(z.gte(0), z.lte(1_000));
export const records: z.ZodMiniType<MarkedRecords> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('records'),
    ids: z.array(recordId).check(z.minLength(1), z.maxLength(10_000)),
  }),
  z.strictObject({
    kind: z.literal('positions'),
    result,
    ranges: z
      .array(z.tuple([z.int().check(z.gte(0)), z.int().check(z.gte(0))]))
      .check(z.minLength(1), z.maxLength(10_000)),
  }),
]);
export const tag = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
export const tags = z.optional(z.array(tag).check(z.maxLength(50)));
export const noteText = z.string().check(z.minLength(1), z.maxLength(100_000));
export const viewName = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
export const viewParts = {
  filter: z.optional(z.string().check(z.maxLength(100_000))),
  columns: z.optional(
    z
      .array(
        z.strictObject({
          name: fieldName,
          width: z.optional(z.int().check(z.gte(20), z.lte(5_000))),
          hidden: z.optional(z.boolean()),
          pinned: z.optional(z.boolean()),
        }),
      )
      .check(z.maxLength(200)),
  ),
  sort: z.optional(
    z.array(z.strictObject({ name: fieldName, descending: z.boolean() })).check(z.maxLength(20)),
  ),
};
export const position = z.int().check(z.gte(0));
export const place: z.ZodMiniType<PlaceSought> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), record: recordId }),
  z.strictObject({ kind: z.literal('time'), time: z.int() }),
  z.strictObject({ kind: z.literal('marked'), from: position, forward: z.boolean() }),
  z.strictObject({
    kind: z.literal('gap'),
    from: position,
    forward: z.boolean(),
    micros: z.int().check(z.positive()),
  }),
]);
export const entityType = z.enum(entityTypes);
export const entityValue = z.string().check(z.minLength(1), z.maxLength(10_000));
export const state: z.ZodMiniType<StateRef> = z.strictObject({
  record: recordId,
  side: z.enum(['old', 'new', 'record']),
});
export const mapping = z.record(z.string(), z.string()) as z.ZodMiniType<
  Partial<Record<MappedWord, string>>
>;
export const number = z.int().check(z.positive());
export const name = z.string().check(z.minLength(1), z.maxLength(300));
export const longText = z.string().check(z.maxLength(20_000));
export const folders = z.optional(z.array(path).check(z.maxLength(50)));
export const when = { asOf: z.optional(z.string()), zone: z.optional(z.string()) };
export const parameters = z.record(name, z.string().check(z.maxLength(10_000)));
export const targetId: z.ZodMiniType<TargetId> = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(10_000)),
  what: z.string().check(z.maxLength(300)),
  record: recordId,
});
export const actionTarget: z.ZodMiniType<ActionTarget> = z.strictObject({
  type: z.enum(['user', 'session', 'grant', 'job', 'webhook', 'change']),
  value: z.string().check(z.minLength(1), z.maxLength(10_000)),
  name: z.nullable(z.string().check(z.maxLength(10_000))),
  system: z.nullable(z.string().check(z.maxLength(200))),
  ids: z.array(targetId).check(z.maxLength(10_000)),
  unlisted: z.int().check(z.gte(0)),
  settled: z.array(targetId).check(z.maxLength(200)),
  change: z.nullable(
    z.strictObject({
      action: z.nullable(z.string().check(z.maxLength(10_000))),
      way: z.enum(['set-back', 'make-again', 'take-away', 'unknown']),
      paths: z.array(z.string().check(z.maxLength(10_000))).check(z.maxLength(200)),
      pathsTotal: z.int().check(z.gte(0)),
      old: z.enum(['recorded', 'derived', 'unreadable', 'none']),
      derivedFrom: z.nullable(recordId),
      later: z.array(recordId).check(z.maxLength(20)),
    }),
  ),
  record: z.nullable(recordId),
});
