import { MessageChannel } from 'node:worker_threads';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { PullReceipt } from '../../../shared/pull.ts';
import { toErrorData } from '../../../shared/rpc/index.ts';
import { makeZoneRule, readInstant } from '../../../shared/time/index.ts';
import {
  connectionNote,
  type LiveHost,
  type LostTurn,
  type PullEnd,
  type PullOrder,
  secretOf,
  streamsOf,
  type TurnOrder,
} from '../live/index.ts';
import { startThread, type Thread } from '../threads/index.ts';
import { type CancelFlag, makeCancelFlag } from './cancel-flag.ts';
import type { OpenSession } from './open-session.ts';
import type { Turns } from './turns.ts';

/** What a pull is done with. */
export interface PullPlace {
  session: OpenSession;
  imports: Turns;
  host: LiveHost;
}

/**
 * Runs a pull in a thread of its own. It takes turns with imports only where it writes: while it waits for a
 * tenant, others may write.
 * @throws {TrailcaseError} what ended it before all logs were gone through, with its receipt in the details
 */
export async function runPullJob(
  { session, imports, host }: PullPlace,
  params: ParamsOf<'pull.start'>,
  cancel: CancelFlag,
  progress: (progress: JobProgress) => void,
): Promise<PullReceipt> {
  const { connection, again = false, follow = null } = params;
  const now = Date.now() * 1_000;
  const end = instantOf(params.until, '--until', connection.zone);
  const span = {
    since: instantOf(params.since, '--since', connection.zone),
    // What is yet to come cannot be had now, and must not be taken for had.
    until: end === null || end >= now ? null : end,
    again,
  };
  if (span.since !== null && span.since >= (span.until ?? now)) {
    throw new TrailcaseError(
      'bad-request',
      'There is nothing between these times: the beginning must be before the end, or before now.',
    );
  }
  const names = streamsOf(connection, params.streams ?? []).map(({ name }) => name);
  const secret = await secretOf(host, connection);
  const points = (await session.read('pull.points', {
    connection: connection.id,
    streams: names,
  })) as PullOrder['streams'];
  const { since = null, until = null } = params;
  const note = connectionNote(connection);
  const asked = { connection: note, streams: names, since, until, again, follow };
  const pull = (await session.writer.call('pull.begin', asked)) as number;
  const order = { pull, connection, secret, streams: points, span, follow, cancel: cancel.shared };
  const { receipt, failure } = await inThread(session, imports, order, progress);
  await session.writer.call('pull.end', receipt);
  if (failure === null) return receipt;
  throw new TrailcaseError(failure.code, failure.message, {
    ...detailsOf(failure.details),
    receipt,
  });
}

async function inThread(
  session: OpenSession,
  imports: Turns,
  order: PullOrder,
  progress: (progress: JobProgress) => void,
): Promise<PullEnd> {
  const thread = startThread('live/pull/pull-thread');
  const stop = thread.subscribe((event) => {
    const told = event as JobProgress | { turn: number };
    if (!('turn' in told)) progress(told);
    else void imports.take(() => giveTurn(session, thread, told.turn));
  });
  try {
    return (await thread.call('pull', order)) as PullEnd;
  } finally {
    stop();
    await thread.terminate();
  }
}

/** Lets the pull write what it has, or tells it that it cannot. A thread that is gone does not need its turn any more. */
async function giveTurn(session: OpenSession, thread: Thread, turn: number): Promise<void> {
  if (thread.isGone) return;
  try {
    const { port1, port2 } = new MessageChannel();
    // What came is stored although the pull was asked to stop: the flag is not the job's.
    await session.writer.call('serve-import', { port: port1, cancel: makeCancelFlag() });
    const order: TurnOrder = { turn, port: port2 };
    await thread.call('turn', order);
  } catch (error) {
    const lost: LostTurn = { turn, error: toErrorData(error) };
    await thread.call('turn-lost', lost).catch(() => undefined);
  }
}

function instantOf(text: string | undefined, name: string, zone: string | null): number | null {
  if (text === undefined) return null;
  const found = readInstant(text, makeZoneRule(zone))?.micros;
  if (found !== undefined) return found;
  throw new TrailcaseError(
    'bad-request',
    `"${text}" is no time for ${name}. Write it like 2026-11-21 or 2026-11-21T14:05:00Z.`,
  );
}

function detailsOf(details: unknown): object {
  return typeof details === 'object' && details !== null ? details : {};
}
