import { create } from 'zustand';
import type { HeldNowList } from '../../../shared/acting.ts';
import type { Connection, ConnectionTest } from '../../../shared/connection.ts';
import type { ParamsOf } from '../../../shared/contract.ts';
import { TrailcaseError } from '../../../shared/errors.ts';
import type { JobProgress } from '../../../shared/job.ts';
import type { PullReceipt } from '../../../shared/pull.ts';
import { runJob } from '../../../shared/run-job.ts';
import { wordsOf } from '../../app/trouble-notice.ts';
import { engine } from '../../engine/connection.ts';
import { useAnswered } from '../../state/answered.ts';
import { type KeptConnection, keyOf } from './connections-state.ts';

/** A job of a connection that runs. */
export interface RunningLive<T> {
  step: 'running';
  job: number | null;
  progress: JobProgress | null;
  /** Seconds between two pulls of one that follows; null for any other. */
  follow: number | null;
  /** What the one before it told: it is shown until there is something newer. */
  before: EndedLive<T> | null;
  /** Another page started it, or this one before it was loaded anew. */
  isAdopted?: boolean;
}

/** A job of a connection that ended. */
export interface EndedLive<T> {
  step: 'ended';
  /** What it told; null where it ended before there was anything. */
  value: T | null;
  /** Why it ended before its end, in words; null where it did not. */
  trouble: string | null;
  cancelled: boolean;
  /** The connection as it was used, to see whether it was changed since. */
  used: string;
  /** ISO UTC. */
  ended: string;
}

export type LiveJob<T> = RunningLive<T> | EndedLive<T>;

/**
 * Tests, pulls and looks at accounts of this session: what runs goes on while another screen is looked at. By case and
 * connection; a pull is of its connection wherever that is kept.
 */
interface LiveJobs {
  tests: Readonly<Record<string, LiveJob<ConnectionTest>>>;
  pulls: Readonly<Record<string, LiveJob<PullReceipt>>>;
  /** By the account besides. */
  held: Readonly<Record<string, LiveJob<HeldNowList>>>;
}

export const useLiveJobs = create<LiveJobs>()(() => ({ tests: {}, pulls: {}, held: {} }));

/** Where the jobs of a connection stand: those of another case are others. */
export function jobKey(kept: KeptConnection): string {
  return `${useAnswered.getState().caseInfo?.id ?? ''} ${keyOf(kept)}`;
}

/** Where the pull of a connection stands: it is the same wherever the connection is kept, as its logs are. */
export function pullKey({ id }: Pick<Connection, 'id'>): string {
  return `${useAnswered.getState().caseInfo?.id ?? ''} ${id}`;
}

/** Where a look at an account over a connection stands. */
export function heldKey(kept: KeptConnection, user: string): string {
  return `${jobKey(kept)} ${user}`;
}

/** The result that there is of a job: its own, or while it runs that of the one before. */
export function resultOf<T>(state: LiveJob<T> | undefined): EndedLive<T> | null {
  return state?.step === 'running' ? state.before : (state ?? null);
}

/** Tries a connection; what came of it stays on its page. */
export function testConnection(kept: KeptConnection): Promise<void> {
  const { connection } = kept;
  return run('tests', jobKey(kept), 'connection.test', { connection }, null);
}

/** Pulls over a connection; with `follow` again and again until it is cancelled. */
export function pull(kept: KeptConnection, params: ParamsOf<'pull.start'>): Promise<void> {
  return run('pulls', pullKey(kept.connection), 'pull.start', params, params.follow ?? null);
}

/** Asks what a user holds in a tenant at this moment. Only reads. */
export function lookUp(kept: KeptConnection, user: string): Promise<void> {
  const { connection } = kept;
  return run('held', heldKey(kept, user), 'held.now', { connection, user }, null);
}

async function run<N extends 'connection.test' | 'pull.start' | 'held.now'>(
  table: keyof LiveJobs,
  key: string,
  call: N,
  params: ParamsOf<N>,
  follow: number | null,
): Promise<void> {
  const last: LiveJob<unknown> | undefined = useLiveJobs.getState()[table][key];
  if (last?.step === 'running') return;
  const before = last ?? null;
  const put = (entry: LiveJob<unknown>) =>
    useLiveJobs.setState((state) => ({ [table]: { ...state[table], [key]: entry } }));
  let job: number | null = null;
  const told = (progress: JobProgress | null) => {
    put({ step: 'running', job, progress, follow, before });
  };
  const used = JSON.stringify(params.connection);
  const end = (value: unknown, error: unknown = null) =>
    put({
      step: 'ended',
      value,
      trouble: error === null ? null : wordsOf(error),
      cancelled: error instanceof TrailcaseError && error.code === 'cancelled',
      used,
      ended: new Date().toISOString(),
    });
  told(null);
  try {
    end(
      await runJob(engine(), call, params, told, (number) => {
        job = number;
        told(null);
      }),
    );
  } catch (error) {
    end(receiptIn(error), error);
  }
}

/** What a pull that was cancelled or failed had stored before: told with its error. */
export function receiptIn(error: unknown): unknown {
  if (!(error instanceof TrailcaseError)) return null;
  return (error.details as { receipt?: unknown } | undefined)?.receipt ?? null;
}
