import { createHash } from 'node:crypto';
import { TrailcaseError } from '../../../../shared/errors.ts';
import type { TenantAnswer } from '../http/tenant-client.ts';

/** What is known of the pages of a window up to a place; plain JSON, part of a checkpoint. */
export interface SeenPages {
  /** Records in pages that were not the same as the one before. */
  seen: number;
  /** Hash over the records of the last page. */
  last: string;
  /** How often in a row it came again. */
  again: number;
  /** How often the window was begun anew. */
  rounds: number;
}

export const nothingSeen: SeenPages = { seen: 0, last: '', again: 0, rounds: 0 };

/** Times that the same page is taken in a row. */
const mostAgain = 5;
/** Times that a window is gone through again because records are missing. */
const mostRounds = 2;

/**
 * What is known after one more page, and whether it was the page before it once more.
 * @throws {TrailcaseError} `unexpected-answer` for a system that answers with nothing but the same page
 */
export function seenAfter(
  before: SeenPages,
  records: readonly unknown[],
  { address }: TenantAnswer,
): SeenPages & { isAgain: boolean } {
  const last = createHash('sha256').update(JSON.stringify(records)).digest('hex').slice(0, 16);
  const isAgain = records.length > 0 && last === before.last;
  const again = isAgain ? before.again + 1 : 0;
  if (again > mostAgain) {
    throw new TrailcaseError(
      'unexpected-answer',
      `The same page came ${again + 1} times in a row, the last time from ${address}: the system does not go on. What came before it is kept. Pull again later; if it stays so, tell whoever runs the system.`,
    );
  }
  const seen = before.seen + (isAgain ? 0 : records.length);
  return { seen, last, again, rounds: before.rounds, isAgain };
}

/**
 * What is known when a window is begun anew, because the system says at its end that it holds more than came; null where nothing is
 * missing, or where it was begun anew often enough.
 */
export function roundAfter({ seen, rounds }: SeenPages, announced: number): SeenPages | null {
  return seen < announced && rounds < mostRounds ? { ...nothingSeen, rounds: rounds + 1 } : null;
}

/** Reads what a checkpoint knows; nothing where it is not of this form. */
export function seenOf(resume: unknown): SeenPages {
  const { seen, last, again, rounds } = (resume ?? {}) as Partial<SeenPages>;
  const isSound =
    isCount(seen) &&
    isCount(again) &&
    isCount(rounds) &&
    typeof last === 'string' &&
    last.length <= 64;
  return isSound ? { seen, last, again, rounds } : nothingSeen;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
