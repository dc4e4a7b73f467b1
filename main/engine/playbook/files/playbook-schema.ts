import * as z from 'zod/mini';
import { kinds } from '../../../../shared/kinds.ts';
import { parameterTypes, verdicts } from '../../../../shared/playbook.ts';
import { actionKinds } from '../../../../shared/response-plan.ts';

const id = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(100));
const name = z.string().check(z.regex(/^[a-z][a-zA-Z0-9]*$/), z.maxLength(50));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));
const text = z.string().check(z.trim(), z.maxLength(10_000));
const said = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));
const verdict = z.enum(verdicts);
const optionalText = z._default(text, '');

const parameter = z.strictObject({
  name,
  title: line,
  type: z.enum(parameterTypes),
  value: optionalText,
  required: z._default(z.boolean(), true),
});

const action = z.strictObject({
  kind: z.enum(actionKinds),
  for: name,
  when: z.array(verdict).check(z.minLength(1), z.maxLength(verdicts.length)),
  why: said,
});

const step = z.strictObject({
  id,
  title: line,
  purpose: said,
  query: z._default(z.nullable(said), null),
  kind: z._default(z.nullable(z.enum(kinds)), null),
  columns: z._default(z.array(line).check(z.maxLength(50)), []),
  groupBy: z._default(z.nullable(line), null),
  normal: optionalText,
  suspicious: optionalText,
  capture: optionalText,
  branches: z._default(z.partialRecord(verdict, id), {}),
  actions: z._default(z.array(action).check(z.maxLength(20)), []),
});

/** What the file of a playbook must hold; `assets/help/playbooks.md` says it in words. */
export const playbookSchema = z.strictObject({
  id,
  title: line,
  description: said,
  category: z.enum(['incident', 'question', 'review']),
  parameters: z._default(z.array(parameter).check(z.maxLength(20)), []),
  steps: z.array(step).check(z.minLength(1), z.maxLength(100)),
});
