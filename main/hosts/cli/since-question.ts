import type { Explanation } from '../../../shared/case.ts';
import type { Engine } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { Query } from '../../../shared/query/index.ts';

type Read = Extract<Explanation, { ok: true }>;

/**
 * What `--since` means as a question: records from a time on. Takes what the query language has for times:
 * `2026-02-10`, `monday`, `3 days ago`, `last 7 days`.
 * @throws TrailcaseError `bad-request` for what is no time
 */
export async function readSince(
  engine: Engine,
  given: string,
  { now, zone }: { now?: string | undefined; zone?: string | undefined },
): Promise<Read> {
  const text = given.trim();
  for (const asked of [`since ${text}`, `in the ${text}`, text]) {
    const explained = await engine.call('query.explain', { text: asked, asOf: now, zone });
    if (explained.ok && explained.ignored.length === 0 && isTime(explained.question.where)) {
      return explained;
    }
  }
  throw new TrailcaseError(
    'bad-request',
    `"${given}" is no time that records can be since. Write --since 2026-02-10, --since "last 7 days" or --since monday; anything else is a --question.`,
  );
}

/** True for a condition on when a record was, and nothing else. */
function isTime(where: Query): boolean {
  return where.kind === 'compare' && where.field.kind === 'field' && where.field.name === 'time';
}
