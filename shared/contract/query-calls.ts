import * as z from 'zod/mini';
import type {
  Explanation,
  Facet,
  Groups,
  Histogram,
  OpenedResult,
  ResultWindow,
  SearchOutcome,
  Suggestion,
} from '../case.ts';
import { call } from './call.ts';
import { asked, few, fieldPath, kind, oneField, pageLimit, place, result, view } from './shapes.ts';

/** Calls about questions and their results. */
export const queryCalls = {
  'query.explain': call<Explanation>()(
    'read',
    z.strictObject({
      text: z.string().check(z.maxLength(100_000)),
      kind: z.optional(kind),
      asOf: z.optional(z.string()),
      zone: z.optional(z.string()),
    }),
    'What a text means as a question in a view (of all kinds if none is given): its tree, as a sentence, as canonical text and as chips, with the words that were ignored; or where and why it cannot be read.',
  ),
  'query.complete': call<Suggestion[]>()(
    'read',
    z.strictObject({
      text: z.string().check(z.maxLength(100_000)),
      at: z.int().check(z.gte(0)),
      kind: z.optional(kind),
      asOf: z.optional(z.string()),
      zone: z.optional(z.string()),
    }),
    'What may come next at a place of a text, likeliest first: fields, operators, words of the grammar, and values of the case by how often they occur in the view.',
  ),
  'result.open': call<OpenedResult>()(
    'read',
    z.strictObject({ ...asked, view, rows: z.optional(few) }),
    'Opens the result of a question: answers with its first rows (100 if not given) as soon as they are known; the exact total follows with `result.total`. In a view the newest question wins: the one before is closed, and cancelled where it was still open. Fails with bad-request for a question that cannot be asked.',
  ),
  'result.window': call<ResultWindow>()(
    'read',
    z.strictObject({
      result,
      from: z.int().check(z.gte(0)),
      count: pageLimit,
      paths: z.optional(z.array(fieldPath).check(z.maxLength(50))),
      raw: z.optional(z.boolean()),
      written: z.optional(z.boolean()),
    }),
    'Rows of a result from a position on, in its order; with the values at `paths` of the original record, its text (`raw`), or its time and states as they are written (`written`). While a search goes on: rows in the order in which they were found. Fails with not-found when the result was closed.',
  ),
  'result.total': call<number>()(
    'read',
    z.strictObject({ result }),
    'Exact number of records of a result; waits until it is known.',
  ),
  'result.close': call<boolean>()(
    'control',
    z.union([z.strictObject({ result }), z.strictObject({ view: z.string() })]),
    'Closes a result, or that of a view, and cancels what is still being done for it; true when there was one. At most 8 results are open: a ninth closes the oldest.',
  ),
  'result.facet': call<Facet>()(
    'read',
    z.strictObject({ result, field: oneField, top: z.optional(few), rare: z.optional(few) }),
    'Most frequent and rarest values of a field (10 and 5 if not given) with count, first and last time, under the question of a result without its conditions on that field itself.',
  ),
  'result.histogram': call<Histogram>()(
    'read',
    z.strictObject({
      result,
      by: z.enum(['outcome', 'kind']),
      zone: z.optional(z.string()),
      buckets: z.optional(z.int().check(z.gte(10), z.lte(2_000))),
    }),
    'Records of a result over time in at most `buckets` (200) buckets of seconds to years, in layers by outcome or kind; undated records apart. Days and longer are those of the zone, that of the result if not given.',
  ),
  'result.groups': call<Groups>()(
    'read',
    z.strictObject({ result, field: oneField, top: z.optional(few) }),
    'How the records of a result divide by a field: its most frequent values (1 000 if not given), with count, first and last time, and how many records lack it.',
  ),
  'result.place': call<number | null>()(
    'read',
    z.strictObject({ result, place }),
    'Position of a record in a result, of a time, of the next marked record or of the next gap in time; null where there is none. Fails with bad-request for a time or gap where the result is not ordered by time.',
  ),
  'search.start': call<SearchOutcome>()(
    'job',
    z.strictObject({ ...asked, view }),
    'Opens the result of a question for a text of the original records and tells how far the search has come: its progress carries the number of the result and of records found, whose rows can be asked for meanwhile.',
  ),
} as const;
