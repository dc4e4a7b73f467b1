import * as z from 'zod/mini';
import {
  type DetectionReceipt,
  type FindingDetail,
  type FindingList,
  levels,
  type RuleList,
  triageStates,
} from '../detection.ts';
import { questionSchema } from '../query/index.ts';
import { call } from './call.ts';
import { folders, longText, name, number, parameters, when } from './shapes.ts';

/** Calls about rules and what they find. */
export const detectCalls = {
  'rules.list': call<RuleList>()(
    'read',
    z.strictObject({ folders }),
    'The detection rules that are part of the program and those of more folders, each with what it asks, its parameters and the systems whose records it is asked of; and every rule or file that cannot be run, with place and reason.',
  ),
  'detect.start': call<DetectionReceipt>()(
    'job',
    z.strictObject({
      folders,
      rules: z.optional(z.array(name).check(z.maxLength(10_000))),
      question: z.optional(questionSchema),
      settings: z.optional(z.record(name, parameters)),
      whole: z.optional(z.boolean()),
      ...when,
    }),
    'Runs the rules over the case, or over the records of a question, and keeps what they find; `rules` names some by id. A rule whose records have not changed since its last run is not run again unless `whole` asks for it. What was decided about a finding stays. Ages count back from `asOf` (the newest record if not given), hours of work are those of `zone` (UTC).',
  ),
  'finding.list': call<FindingList>()(
    'read',
    z.strictObject({
      states: z.optional(z.array(z.enum(triageStates)).check(z.maxLength(3))),
      levels: z.optional(z.array(z.enum(levels)).check(z.maxLength(5))),
      rule: z.optional(name),
      limit: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
    }),
    'What the rules found: open ones first, the worst first, 1 000 if not said otherwise; with how many there are by level and state.',
  ),
  'finding.get': call<FindingDetail>()(
    'read',
    z.strictObject({ id: number }),
    'One finding with its rule as it was written when it ran, its records and every decision about it.',
  ),
  'finding.triage': call<number>()(
    'write',
    z.strictObject({
      findings: z.array(number).check(z.minLength(1), z.maxLength(10_000)),
      state: z.enum(triageStates),
      reason: longText,
    }),
    'Confirms, dismisses or reopens findings; dismissing needs a reason. Written into the custody log. Answers with how many are decided otherwise than before.',
  ),
} as const;
