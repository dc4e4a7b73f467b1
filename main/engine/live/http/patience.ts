import pRetry from 'p-retry';
import { TrailcaseError } from '../../../../shared/errors.ts';
import { FailedTry } from './failed-try.ts';
import type { Outside } from './outside.ts';
import type { ClientFigures, ClientWatch } from './tenant-client.ts';

/** Requests that are made again: while it is worth it, and where it may be a lasting fault. */
const most = 8;
const few = 3;
const longest = 60_000;
/** Beyond this nobody wants to sit and wait. */
const longestHint = 15 * 60_000;

interface Patient {
  watch: ClientWatch;
  outside: Outside;
  figures: ClientFigures;
  host: string;
  /** Whether this server has ever answered this client. */
  hasAnswered: () => boolean;
  /** Whether a request may be made again although it may have been done. */
  isRepeatable: boolean;
  /** Fewer than usual, where somebody sits and waits. */
  retries: number | undefined;
}

/**
 * Makes a request until it brings something, waiting between as the server asks, or ever longer.
 * @throws {TrailcaseError} what the last try failed with; `limit-reached` where the server asks to wait too long;
 *   `cancelled` at once
 */
export async function withPatience<T>(ask: () => Promise<T>, patient: Patient): Promise<T> {
  const { signal } = patient.watch;
  let mayBeDone = false;
  try {
    return await pRetry(
      async () => {
        signal.throwIfAborted();
        return await ask();
      },
      {
        retries: most,
        minTimeout: 0,
        onFailedAttempt: async ({ error, attemptNumber }) => {
          if (error instanceof FailedTry) mayBeDone ||= error.mayBeDone;
          const pause = pauseAfter(error, attemptNumber, patient);
          patient.figures.retries++;
          await pausing(pause, error as FailedTry, patient);
        },
      },
    );
  } catch (error) {
    const failure = error instanceof FailedTry ? error.failure : error;
    if (signal.aborted) throw new TrailcaseError('cancelled', 'Cancelled.', { sent: mayBeDone });
    if (!mayBeDone || !(failure instanceof TrailcaseError)) throw failure;
    const details = { ...(failure.details as object | undefined), sent: true };
    throw new TrailcaseError(failure.code, failure.message, details, failure.cause);
  }
}

/** Milliseconds to wait before the next try. */
function pauseAfter(error: Error, attempt: number, patient: Patient): number {
  if (!(error instanceof FailedTry)) throw error;
  const { worth, hint, mayBeDone, failure } = error;
  const isWorth =
    worth === 'always' ||
    (worth === 'few' && attempt <= few) ||
    (worth === 'known' && patient.hasAnswered());
  if (
    !isWorth ||
    attempt > Math.min(most, patient.retries ?? most) ||
    (mayBeDone && !patient.isRepeatable)
  )
    throw failure;
  if (hint === null)
    return Math.min(longest, 1_000 * 2 ** (attempt - 1)) * (0.5 + patient.outside.chance() / 2);
  if (hint <= longestHint) return hint;
  const until = new Date(patient.outside.now() + hint).toISOString().slice(0, 16).replace('T', ' ');
  throw new TrailcaseError(
    'limit-reached',
    `${patient.host} asks to wait until ${until} UTC (${Math.ceil(hint / 60_000)} min), since its limit is used up. What was stored stays; go on then.`,
    { status: error.status, sent: false },
  );
}

async function pausing(pause: number, error: FailedTry, { watch, outside, figures }: Patient) {
  const why = error.status === null ? 'the line was cut' : `${error.status}`;
  const seconds = Math.max(1, Math.ceil(pause / 1_000));
  watch.waiting?.(
    error.hint === null
      ? `waiting ${seconds} s before asking again (${why})`
      : `waiting ${seconds} s, as the server asks (${why})`,
  );
  try {
    await outside.wait(pause, watch.signal);
    figures.waited += pause;
  } finally {
    watch.waiting?.(null);
  }
}
