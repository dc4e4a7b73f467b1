import { TrailcaseError } from '../../../shared/errors.ts';
import type { LiveHost } from '../live/index.ts';
import type { WritableCase } from '../store/index.ts';
import type { Jobs } from './jobs.ts';
import type { OpenSession } from './open-session.ts';

const open = (): never => {
  throw new TrailcaseError('not-allowed', 'Not built.');
};

/** What a reader thread can be asked about executions of the response plan. */
export function actReads() {
  return {};
}

/** What the writer thread can be asked to keep of an execution. */
export function actWrites(_write: <T>(work: (db: WritableCase) => T) => Promise<T>) {
  return {};
}

/** How the coordinator answers calls that act in a tenant. */
export function actAnswers(_opened: () => OpenSession, _jobs: Jobs, _host: LiveHost) {
  return { 'held.now': open, 'act.check': open, 'act.start': open, 'act.list': open };
}
