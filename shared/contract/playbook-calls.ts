import * as z from 'zod/mini';
import {
  type AnswerRows,
  type Candidate,
  type PlaybookList,
  type PlaybookRun,
  type ProposedAction,
  type RunReceipt,
  type RunSummary,
  verdicts,
} from '../playbook.ts';
import { call } from './call.ts';
import {
  fieldPath,
  folders,
  longText,
  name,
  nothing,
  number,
  parameters,
  path,
  recordId,
  when,
} from './shapes.ts';

/** Calls about playbooks and their runs. */
export const playbookCalls = {
  'playbook.list': call<PlaybookList>()(
    'read',
    z.strictObject({ folders }),
    'The playbooks that are part of the program and those of more folders, with what cannot be read and why.',
  ),
  'playbook.candidates': call<Candidate[]>()(
    'read',
    z.strictObject({
      playbook: name,
      parameter: name,
      contains: z.optional(z.string().check(z.maxLength(1_000))),
      folders,
    }),
    'Values for a parameter of a playbook, likeliest first: from findings, then from what the records name most. At most 50.',
  ),
  'run.start': call<PlaybookRun>()(
    'write',
    z.strictObject({ playbook: name, parameters, folders, ...when }),
    'Starts a run of a playbook with values for its parameters; the playbook is kept with the run as it is now. Fails with bad-request where a value is missing or cannot be asked for.',
  ),
  'run.list': call<RunSummary[]>()(
    'read',
    nothing,
    'The runs of playbooks in this case, the latest first.',
  ),
  'run.get': call<PlaybookRun>()(
    'read',
    z.strictObject({ run: number }),
    'A run with every step: its question, frozen answer, verdict, note, evidence, and which step comes next.',
  ),
  'run.answer': call<PlaybookRun>()(
    'job',
    z.strictObject({ run: number, step: name }),
    'Asks the question of a step and freezes the answer: its records, count, span, hash. Asked again it is answered anew; what was frozen before stays in the custody log. Cancelled it leaves nothing.',
  ),
  'run.judge': call<PlaybookRun>()(
    'write',
    z.strictObject({
      run: number,
      step: name,
      verdict: z.nullable(z.enum(verdicts)),
      note: longText,
      evidence: z.array(recordId).check(z.maxLength(10_000)),
    }),
    'Records verdict, note and evidence of a step, in place of those before. Fails with bad-request unless the run is running, with not-found for evidence that is no record of the case.',
  ),
  'run.state': call<PlaybookRun>()(
    'write',
    z.strictObject({
      run: number,
      state: z.enum(['running', 'paused', 'finished', 'abandoned']),
      conclusion: longText,
      parameters: z.optional(parameters),
    }),
    'Pauses, resumes, finishes or abandons a run, with what is concluded from it. `parameters` gives values that were learnt on the way, such as an address; answers frozen before stay as they are.',
  ),
  'run.rows': call<AnswerRows>()(
    'read',
    z.strictObject({
      run: number,
      step: name,
      from: z.int().check(z.gte(0)),
      count: z.int().check(z.gte(1), z.lte(10_000)),
      paths: z.optional(z.array(fieldPath).check(z.maxLength(50))),
      written: z.optional(z.boolean()),
    }),
    'Rows of the frozen answer of a step, newest first, from a position on; `paths` and `written` as for `result.window`.',
  ),
  'run.actions': call<ProposedAction[]>()(
    'read',
    z.strictObject({ run: number, step: name }),
    'What a step proposes for the response plan by its verdict, with targets resolved from the evidence.',
  ),
  'run.export': call<RunReceipt>()(
    'job',
    z.strictObject({ run: number, out: path, format: z.enum(['markdown', 'json']) }),
    'Writes a run with its questions, frozen answers, verdicts and evidence into a file. Never overwrites a file.',
  ),
} as const;
