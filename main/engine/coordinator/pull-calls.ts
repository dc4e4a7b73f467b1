import type { ParamsOf } from '../../../shared/contract.ts';
import type { PullReceipt } from '../../../shared/pull.ts';
import {
  beginPull,
  endPull,
  type LiveHost,
  listPulledPages,
  listPulls,
  type PullAsked,
  pointsOf,
} from '../live/index.ts';
import type { ReadableCase, WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';
import { runPullJob } from './pull-job.ts';
import type { Turns } from './turns.ts';

/** What a reader thread can be asked about pulls. */
export function pullReads(reading: () => { db: ReadableCase }) {
  return {
    'pull.list': () => listPulls(reading().db),
    'pull.pages': (params: ParamsOf<'pull.pages'>) => listPulledPages(reading().db, params),
    'pull.points': ({ connection, streams }: { connection: string; streams: string[] }) =>
      pointsOf(reading().db, connection, streams),
  };
}

/** What the writer thread can be asked to keep of pulls; their pages come over lines of their own. */
export function pullWrites(write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {
    'pull.begin': (asked: PullAsked) => write((db) => beginPull(db, asked)),
    'pull.end': (receipt: PullReceipt) => write((db) => endPull(db, receipt)),
  };
}

/** How the coordinator answers calls about pulls. */
export function pullAnswers(opened: () => OpenSession, jobs: Jobs, imports: Turns, host: LiveHost) {
  return {
    'pull.start': (params: ParamsOf<'pull.start'>) => {
      const at = opened();
      const about = { connection: params.connection.id, follow: params.follow ?? null };
      return jobs.start(
        'pull.start',
        (cancel, progress) => runPullJob({ session: at, imports, host }, params, cancel, progress),
        about,
      );
    },
    'pull.list': () => opened().read('pull.list', {}),
    'pull.pages': (params: ParamsOf<'pull.pages'>) => opened().read('pull.pages', params),
  };
}
