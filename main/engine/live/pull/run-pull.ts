import { type ErrorCode, TrailcaseError } from '../../../../shared/errors.ts';
import type { SourceReceipt } from '../../../../shared/import-receipt.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import type { PullReceipt } from '../../../../shared/pull.ts';
import { toErrorData } from '../../../../shared/rpc/index.ts';
import { formatInstant } from '../../../../shared/time/index.ts';
import type { PullPoint } from '../../store/index.ts';
import { connectionNote } from '../connection-note.ts';
import { connectorOf } from '../connectors/index.ts';
import { openTenant } from '../open-tenant.ts';
import { type PullEnd, type PullOrder, streamsOf } from './pull-order.ts';
import { PullProgress } from './pull-progress.ts';
import { planWindow } from './pull-window.ts';
import { ReachedPoints } from './reached-points.ts';
import { SeenItems } from './seen-items.ts';
import { type StreamParts, WindowPull } from './stream-pull.ts';
import { rulesOfStream } from './stream-rules.ts';
import { StreamTally } from './stream-tally.ts';
import { StretchStore, type TakeTurn } from './stretch-store.ts';

/** Trouble that all logs of a connection have. */
const endings: readonly ErrorCode[] = [
  'cancelled',
  'login-refused',
  'secret-missing',
  'certificate-refused',
  'not-allowed',
  'disk-full',
  'case-altered',
  'case-busy',
  'internal',
];

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
    const logs = streamsOf(connection, names).map((stream, at) => {
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
        stored: (receipts) => {
          sources.push(...receipts);
          reached.stored(stream.name);
        },
        keepPoint: (...kept) => reached.keep(...kept),
        progress: () => progress.tell(),
      };
      return { parts, point: order.streams[at]?.point ?? null, span: order.span };
    });
    for (;;) {
      for (const [at, log] of logs.entries()) {
        progress.begin(at, log.parts.stream.title);
        log.point = await pullLog(log, follow !== null);
        // What was asked for is asked once; from then on it goes on where it is.
        log.span = { since: null, until: null, again: false };
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

/** Pages of a list whose records change that are asked for anew each time by a pull that follows. */
const fewPages = 10;

function isShort(point: PullPoint | null): boolean {
  return point === null || point.pages <= fewPages;
}

interface PulledLog {
  parts: StreamParts;
  point: PullPoint | null;
  span: PullOrder['span'];
}

/**
 * Goes through the window of a log, and where that was one that an earlier pull left open through the one behind it.
 * @returns how far it is
 * @throws {TrailcaseError} what all logs would have too
 */
async function pullLog(
  { parts, point, span }: PulledLog,
  isFollowing: boolean,
): Promise<PullPoint | null> {
  const { tally, connector, stream } = parts;
  let kept = point;
  let asked = span;
  tally.error = null;
  try {
    for (;;) {
      const isWhole = stream.changes === true && (!isFollowing || isShort(kept));
      const now = Date.now() * 1_000;
      const planned = planWindow(asked, kept, connector.overlap, now, isWhole);
      if (planned.resumed !== null) tally.resumed = true;
      const pull = new WindowPull(parts, planned, kept);
      try {
        await pull.run();
      } finally {
        kept = pull.kept;
      }
      if (planned.resumed === null || asked.until !== null) return kept;
      asked = { since: null, until: null, again: false };
    }
  } catch (error) {
    tally.error = toErrorData(error);
    tally.isComplete = false;
    const isEnding = error instanceof TrailcaseError && endings.includes(error.code);
    // Whoever follows goes on asking while the line is down.
    if (isEnding || !(error instanceof TrailcaseError || isFollowing)) throw error;
    return kept;
  }
}
