import type { Outcome } from '../../../shared/record.ts';

/** Status words of the known systems, folded, by the outcome that they mean (`sources.md`, 2.2). */
const words: Record<Exclude<Outcome, 'unknown'>, readonly string[]> = {
  success: ['success', 'successful', 'succeeded', 'ok', 'completed', 'complete', 'sent', 'allow'],
  failure: [
    'failure',
    'failed',
    'fail',
    'error',
    'bounced',
    'denied',
    'deny',
    'rejected',
    'permanentlyfailed',
  ],
  pending: ['pending', 'initiated', 'queued', 'retrying', 'running', 'inprogress'],
};

const byWord = new Map(
  (Object.entries(words) as [Outcome, readonly string[]][]).flatMap(([outcome, list]) =>
    list.map((word) => [word, outcome] as const),
  ),
);

/**
 * The outcome that a status means; where there is none, the one that the action's name tells
 * (`login_failed`). Unknown words stay `unknown`: the status itself is kept and shown.
 */
export function outcomeOf(status: string | null, action: string | null): Outcome {
  if (status !== null) return byStatus(status);
  return action === null ? 'unknown' : byAction(action);
}

const byStatus = remembering((status) => {
  return byWord.get(status.toLowerCase().replace(/[\s_-]+/g, '')) ?? 'unknown';
});

const byAction = remembering((action) =>
  /fail|denied|lockout|locked|rejected|error/i.test(action) ? 'failure' : 'unknown',
);

/** Few words recur in millions of records: each is judged once. */
function remembering(judge: (text: string) => Outcome): (text: string) => Outcome {
  const known = new Map<string, Outcome>();
  return (text) => {
    let outcome = known.get(text);
    if (outcome === undefined) {
      outcome = judge(text);
      if (known.size >= 10_000) known.clear();
      known.set(text, outcome);
    }
    return outcome;
  };
}
