import * as z from 'zod/mini';
import { cutText } from '../../../shared/cut-text.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import { showHidden } from '../../../shared/hidden-characters.ts';
import { parseExact } from '../../../shared/json/index.ts';
import type { TenantAnswer } from '../live/index.ts';
import type { AnsweredDetail } from './journal.ts';

const longestText = 300;

/** What a tenant answers a batch with: what became of each record, by its place in the batch. */
const answerSchema = z.object({
  results: z.array(
    z.object({
      index: z.int(),
      id: z.nullish(z.union([z.string(), z.number(), z.bigint()])),
      result: z.enum(['accepted', 'alreadyThere', 'conflicting', 'refused']),
      message: z.nullish(z.string()),
    }),
  ),
});

/**
 * Reads what became of each record of a batch. What the tenant has under the same id with another content it
 * does not take, which counts as refused.
 * @param sent the records of the batch in their order
 * @param hide takes credentials out of a text, as it is kept in the case
 * @throws {TrailcaseError} `unexpected-answer` where it does not speak of exactly these records
 */
export function readAnswer(
  { body, address, status }: Pick<TenantAnswer, 'body' | 'address' | 'status'>,
  sent: readonly { record: number; id: string }[],
  hide: (text: string) => string,
): Pick<AnsweredDetail, 'accepted' | 'alreadyThere' | 'refused' | 'refusedTotal'> {
  const text = body.toString('utf8');
  const quoted = (given: string) => showHidden(cutText(hide(given.slice(0, 10_000)), longestText));
  const parsed = answerSchema.safeParse(parse(text));
  const results = parsed.success ? parsed.data.results : [];
  const byPlace = new Map(results.map((result) => [result.index, result]));
  const isWhole =
    results.length === sent.length &&
    sent.every(({ id }, at) => {
      const result = byPlace.get(at);
      const named = result?.id ?? null;
      return result !== undefined && (named === null || String(named) === id);
    });
  if (!isWhole) {
    throw new TrailcaseError(
      'unexpected-answer',
      `${address} answered with ${status} and does not say what became of each of the ${sent.length} records, so nothing more is sent. Check the path of the restore in the connection, then go on: the same batch is sent again and is not doubled. It says: ${quoted(text)}`,
      { status },
    );
  }
  const refused = sent.flatMap(({ record, id }, at) => {
    const result = byPlace.get(at);
    if (result?.result !== 'refused' && result?.result !== 'conflicting') return [];
    const told = result.message ?? (result.result === 'refused' ? 'No reason was given.' : '');
    const why = result.result === 'conflicting' ? `Another content is there: ${told}` : told;
    return [{ record, id: cutText(id, longestText), told: quoted(why) }];
  });
  const count = (what: string) => results.filter(({ result }) => result === what).length;
  return {
    accepted: count('accepted'),
    alreadyThere: count('alreadyThere'),
    refused,
    refusedTotal: refused.length,
  };
}

function parse(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return null;
  }
}
