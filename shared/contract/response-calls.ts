import * as z from 'zod/mini';
import { type ReportPreview, type ReportReceipt, reportFormats, reportParts } from '../report.ts';
import {
  type ActionTarget,
  actionKinds,
  type BlastRadius,
  type PlanReceipt,
  type ResponsePlan,
} from '../response-plan.ts';
import { call } from './call.ts';
import {
  actionTarget,
  entityValue,
  longText,
  name,
  nothing,
  number,
  path,
  when,
} from './shapes.ts';

/** Calls about the response plan, what an account reached, and reports. */
export const responseCalls = {
  'plan.get': call<ResponsePlan>()(
    'read',
    nothing,
    'The response plan of the case: its actions in order.',
  ),
  'plan.resolve': call<ActionTarget[]>()(
    'read',
    z.strictObject({
      kind: z.enum(actionKinds),
      value: z.string().check(z.minLength(1), z.maxLength(10_000)),
    }),
    'What an action would be done to, as far as the evidence names it: the sessions and grants of a user with their ids, the record of a change with its old state, the runs of a job, the deliveries of an event.',
  ),
  'plan.add': call<ResponsePlan>()(
    'write',
    z.strictObject({
      actions: z
        .array(
          z.strictObject({
            kind: z.enum(actionKinds),
            target: actionTarget,
            why: longText,
            note: z.optional(longText),
            run: z.optional(number),
            step: z.optional(name),
          }),
        )
        .check(z.minLength(1), z.maxLength(1_000)),
    }),
    'Adds actions at the end of the response plan. Nothing is done in any tenant. Written into the custody log.',
  ),
  'plan.change': call<ResponsePlan>()(
    'write',
    z.strictObject({ action: number, why: longText, note: longText }),
    'Changes the reason and the note of an action of the plan.',
  ),
  'plan.remove': call<ResponsePlan>()(
    'write',
    z.strictObject({ actions: z.array(number).check(z.minLength(1), z.maxLength(1_000)) }),
    'Takes actions off the response plan; what they were stays in the custody log.',
  ),
  'plan.order': call<ResponsePlan>()(
    'write',
    z.strictObject({ actions: z.array(number).check(z.maxLength(10_000)) }),
    'Orders the response plan: all its actions, each once, in the order in which they are to be done.',
  ),
  'plan.export': call<PlanReceipt>()(
    'job',
    z.strictObject({ out: path, format: z.enum(['markdown', 'json']) }),
    'Writes the response plan into a file, to be read or to be run by others. Never overwrites a file.',
  ),
  'radius.read': call<BlastRadius>()(
    'read',
    z.strictObject({
      entity: z.strictObject({ type: z.enum(['actor', 'address']), value: entityValue }),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
    }),
    'What an account or an address reached between two times: targets changed, sessions, grants, addresses, devices, applications, and other accounts from the same address or device.',
  ),
  'report.preview': call<ReportPreview>()(
    'read',
    z.strictObject({
      runs: z.optional(z.array(number).check(z.maxLength(1_000))),
      parts: z.optional(z.array(z.enum(reportParts)).check(z.maxLength(20))),
      title: z.optional(z.string().check(z.maxLength(300))),
      ...when,
    }),
    'The report of the case as HTML, for looking at it. Nothing is written.',
  ),
  'report.start': call<ReportReceipt>()(
    'job',
    z.strictObject({
      out: path,
      format: z.enum(reportFormats),
      runs: z.optional(z.array(number).check(z.maxLength(1_000))),
      parts: z.optional(z.array(z.enum(reportParts)).check(z.maxLength(20))),
      title: z.optional(z.string().check(z.maxLength(300))),
      ...when,
    }),
    'Writes a report of the case into one file: HTML that needs nothing else and holds no script, or JSON. The same case gives the same bytes but for the block that says when it was made. Never overwrites a file.',
  ),
} as const;
