import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import type { PullReceipt } from '../../../../shared/pull.ts';
import { toErrorData } from '../../../../shared/rpc/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import { connectionNote } from '../connection-note.ts';
import { connectorOf } from '../connectors/index.ts';
import { openTenant } from '../open-tenant.ts';
import { type PulledLog, pullLog } from './pull-log.ts';
import { type PullEnd, type PullOrder, streamsOf } from './pull-order.ts';
import { PullProgress } from './pull-progress.ts';
import { ReachedPoints } from './reached-points.ts';
import { SeenItems } from './seen-items.ts';
import type { StreamParts } from './stream-pull.ts';
import { rulesOfStream } from './stream-rules.ts';
import { StreamTally } from './stream-tally.ts';
import { StretchStore, type TakeTurn } from './stretch-store.ts';

/** What a pull works with besides its order. */
export interface PullTools {
  takeTurn: TakeTurn;
  signal: AbortSignal;
  /** Waits some milliseconds; fails with `cancelled`. */
  wait: (milliseconds: number) => Promise<void>;
  tell: (progress: JobProgress) => void;
}

/**
 * Pulls logs one after the other, or over and over where the order says to follow. Trouble with one keeps no
 * other from being read, but for what all of them would have.
 */
export async function runPull(order: PullOrder, tools: PullTools): Promise<PullEnd> {
  const { connection, follow } = order;
  const started = Date.now() * 1_000;
  const sources: SourceReceipt[] = [];
  const names = order.streams.map(({ stream }) => stream);
  const tallies = names.map((name) => new StreamTally(name));
  const progress = new PullProgress(connection.name, tallies, tools.tell);
  const watch = { signal: tools.signal, waiting: (why: string | null) => progress.wait(why) };
  const client = await openTenant(connection, order.secret, watch);
  let failure: unknown = null;
  const store = new StretchStore(tools.takeTurn, order.span.again);
  const reached = new ReachedPoints(store, follow !== null);
  try {
    const connector = connectorOf(connection.connector);
    const logs = streamsOf(connection, names).map((stream, at): PulledLog => {
      const parts: StreamParts = {
        pull: order.pull,
        connection,
        connector,
        client,
        pageSize: connection.limits.pageSize ?? connector.summary.limits.pageSize,
        stream,
        rules: rulesOfStream(connection, stream),
        store,
        tally: tallies[at] as StreamTally,
        signal: tools.signal,
        seen: follow === null ? null : new SeenItems(),
        stored: (receipts, reachedPoint) => {
          sources.push(...receipts);
          reached.stored(reachedPoint);
        },
        keepPoint: (...kept) => reached.keep(...kept),
        progress: () => progress.tell(),
      };
      const point = order.streams[at]?.point ?? null;
      return { parts, point, span: order.span, again: null, whole: null };
    });
    for (;;) {
      for (const [at, log] of logs.entries()) {
        progress.begin(at, log.parts.stream.title);
        await pullLog(log, follow !== null);
      }
      if (follow === null) break;
      progress.rest(follow);
      await tools.wait(follow * 1_000);
    }
  } catch (error) {
    failure = error;
  }
  try {
    await reached.end();
  } catch (error) {
    failure ??= error;
  }
  await client.close();
  const receipt: PullReceipt = {
    pull: order.pull,
    connection: connectionNote(connection),
    started: formatInstant(started),
    ended: formatInstant(Date.now() * 1_000),
    streams: tallies.map((tally) => tally.receipt()),
    sources,
    ...client.figures,
  };
  return { receipt, failure: failure === null ? null : toErrorData(failure) };
}
